"""Run polreq in this process as a user would, and keep what it printed and its exit status."""

import io
import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from polreq.cli.main import main


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str
    #: Both, in the order in which they were written.
    seen: str = ""


class _Stream(io.StringIO):
    """One of the two streams; what is written is noted beside it as well."""

    def __init__(self, seen: list[str]) -> None:
        super().__init__()
        self._seen = seen

    def write(self, text: str) -> int:
        written = super().write(text)  # click asks with bytes whether it takes them, and wants a TypeError
        self._seen.append(text)
        return written


def polreq(cwd: Path, *arguments: str, lang: str = "zh", columns: int | str = 100) -> Ran:
    """Run `polreq ARGUMENTS` in a folder, in one language and at one width, without colour."""
    before, argv, environment = Path.cwd(), sys.argv, dict(os.environ)
    seen: list[str] = []
    out, err = _Stream(seen), _Stream(seen)
    os.chdir(cwd)
    os.environ.update(POLREQ_LANG=lang, COLUMNS=str(columns), NO_COLOR="1")
    sys.argv = ["polreq", *arguments]
    code = 0
    try:
        with redirect_stdout(out), redirect_stderr(err):
            main()
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    finally:
        os.chdir(before)
        sys.argv = argv
        os.environ.clear()
        os.environ.update(environment)
    return Ran(code, out.getvalue(), err.getvalue(), "".join(seen))


def write(root: Path, **files: str) -> Path:
    """Write files into a folder: `requirements__a` is requirements/a.yml."""
    for name, text in files.items():
        path = root / (name.replace("__", "/") + ".yml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
