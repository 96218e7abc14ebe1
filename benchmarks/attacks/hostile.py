"""Hostile files, given to every command that takes a file and put into every place of a workspace, each in a process of its own (Linux)."""

import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from benchmarks.attacks.apart import Apart, Limits, polreq_apart, warm
from benchmarks.attacks.hostile_files import archives, foreign, special, texts, yamls
from benchmarks.attacks.outcome import Tally
from benchmarks.attacks.worlds import make_world

#: What a run may take, in seconds of the processor: a person waits no longer, and an office computer has no more to give. The memory is what is resident; the
#: address space is limited at twice that.
SECONDS: Final = 30.0
MEGABYTES: Final = 2_000
_LIMITS: Final = Limits(SECONDS, 2 * MEGABYTES)

#: Commands that take a file, whose name goes in the place of {}.
COMMANDS: Final = {
    "ingest": ("ingest", "{}"),
    "ingest --force": ("ingest", "--force", "{}"),
    "extract": ("extract", "{}", "--no-cache"),
    "diff": ("diff", "{}", "in/n.txt"),
    "align": ("align", "in/n.txt", "{}"),
    "check-citation": ("check-citation", "{}", "--no-cache"),
    "import": ("import", "{}", "--dry-run"),
    "import --as department": ("import", "{}", "--as", "department"),
    "import --as user": ("import", "{}", "--as", "user"),
    "import --as voices": ("import", "{}", "--as", "voices"),
    "import --as tests": ("import", "{}", "--as", "tests"),
    "review --import": ("review", "--import", "{}", "--no-cache"),
    "link": ("link", "--queries", "{}", "--corpus", "{}", "--no-semantic"),
}

#: Where a file of the workspace may lie, and what is run then.
PLACES: Final = (
    "policies/h.yml",
    "requirements/h.yml",
    "requirements/backlog-h.yml",
    "trace/h.yml",
    "trace/baseline.yml",
    "polreq.yml",
)
_OVER: Final = (("check", "--no-cache"), ("trace", "--no-cache"), ("fmt",))
#: Files beside the workspace's own, which its settings name.
_BESIDE: Final = ("words.yml", "own.tsv")

#: What steers a terminal, turns a line round, or is a command to the machine that runs the checks.
_RAW: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff]|^::", re.MULTILINE
)


def run_hostile(only: Sequence[str] = ()) -> Iterator[Tally]:
    """Try every file with every command and in every place, and yield a tally for each.

    Args:
        only: names of files; all where there is none.
    """
    with tempfile.TemporaryDirectory(prefix="polreq-hostile-") as folder:
        within = Path(folder)
        made = make_world(within / "made")
        for arguments in (*COMMANDS.values(), *_OVER):
            warm(_fresh(within, made), tuple(a.format("in/n.txt") for a in arguments))
        given = within / "given"
        given.mkdir()
        files = list(_given(given, only))
        for name, arguments in COMMANDS.items():
            wrong = [said for file in files for said in _try(within, made, name, arguments, file)]
            yield Tally("hostile files", name, len(files), tuple(wrong))
        yamls_ = [
            f
            for f in files
            if f.suffix == ".yml" or f.name in ("zero.txt", "pipe.txt", "sparse.txt", "out.txt", "nul.txt")
        ]
        for place in PLACES:
            wrong = [said for file in yamls_ for said in _in_place(within, made, place, file)]
            yield Tally("hostile files", f"as {place}", len(yamls_) * len(_OVER), tuple(wrong))


def _given(folder: Path, only: Sequence[str]) -> Iterator[Path]:
    for name, maker in {**texts(), **yamls(), **archives(), **foreign()}.items():
        if not only or name in only:
            file = folder / name
            file.write_bytes(maker())
            yield file
    for file in special(folder):
        if not only or file.name in only:
            yield file


def _fresh(within: Path, made: Path) -> Path:
    root = within / "around" / "ws"
    shutil.rmtree(root.parent, ignore_errors=True)
    shutil.copytree(made, root)
    return root


def _try(within: Path, made: Path, name: str, arguments: Sequence[str], file: Path) -> Iterator[str]:
    root = _fresh(within, made)
    ran = polreq_apart(root, tuple(str(file) if a == "{}" else a for a in arguments), _LIMITS)
    yield from _judge(f"{name} {file.name}", root, ran, named=file.name)


def _in_place(within: Path, made: Path, place: str, file: Path) -> Iterator[str]:
    for arguments in _OVER:
        root = _fresh(within, made)
        target = root / place
        target.unlink(missing_ok=True)
        if file.is_symlink() or not file.is_file():
            target.symlink_to(file)
        else:
            shutil.copyfile(file, target)
        ran = polreq_apart(root, arguments, _LIMITS)
        yield from _judge(f"{arguments[0]} with {file.name} as {place}", root, ran, named=Path(place).name)


def _judge(what: str, root: Path, ran: Apart, named: str) -> Iterator[str]:
    """Say what did not hold of a run."""
    tail = ran.said.strip()[-200:]
    if ran.late:
        yield f"{what}: not done after {SECONDS:g} s"
    elif ran.code not in (0, 1, 2) or "Traceback" in ran.said:
        yield f"{what}: ends with {ran.code}: {tail}"
    elif "Internal error" in ran.said or "P001" in ran.said:
        yield f"{what}: caught by the net only: {tail}"
    elif ran.code == 2 and named not in ran.said:
        yield f"{what}: the file is not named: {tail}"
    if ran.megabytes > MEGABYTES:
        yield f"{what}: takes {ran.megabytes:.0f} MB"
    if raw := _RAW.search(ran.said):
        yield f"{what}: prints {raw[0]!r} as it is: {ran.said[max(0, raw.start() - 30) : raw.end() + 10]!r}"
    outside = [path for path in root.parent.iterdir() if path != root]
    if outside or (root / "owned").exists():
        yield f"{what}: writes outside of the workspace: {outside}"
