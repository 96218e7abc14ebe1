"""What the pages show of the program at work is what it prints today: every command is run, in order."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from terminal import polreq

ROOT = Path(__file__).resolve().parents[1]

#: Stands where lines of an output were left out.
CUT = "…"

SESSION = re.compile(r"<!-- session -->\n```console\n(.*?)```", re.DOTALL)
FILE = re.compile(r"<!-- example: (\S+) -->\n```(?:text|yaml)\n(.*?)```", re.DOTALL)

#: Names a folder beside the page whose files its session begins with, and with no others.
FOLDER = re.compile(r"<!-- begins with: ([\w-]+) -->")

#: Names a page that has been walked before, in whose folder the sessions of this one go on.
FOLLOWS = re.compile(r"<!-- goes on after: (\S+) -->")

PAGES = [p for p in sorted((ROOT / "docs").glob("*.md")) if SESSION.search(p.read_text(encoding="utf-8"))]

#: The files that every other page begins with, as the pages show them; its sessions go on in one folder.
FILES = dict(found for page in PAGES for found in FILE.findall(page.read_text(encoding="utf-8")))


def steps(session: str) -> list[tuple[str, list[str]]]:
    """Commands, each with the lines that are shown below it."""
    parts = re.split(r"^\$ polreq (.+)\n", session, flags=re.MULTILINE)
    assert parts[0] == ""
    return [(command, shown.splitlines()) for command, shown in zip(parts[1::2], parts[2::2], strict=True)]


def fits(shown: list[str], printed: list[str]) -> bool:
    """Whether the lines are those that were printed; those at a cut may be any."""
    if not shown:
        return not printed
    if shown[0] == CUT:
        return any(fits(shown[1:], printed[n:]) for n in range(len(printed) + 1))
    return bool(printed) and shown[0] == printed[0] and fits(shown[1:], printed[1:])


def begin(page: str, folder: Path) -> None:
    """Put the files there that the sessions of a page begin with."""
    if named := FOLDER.search(page):
        shutil.copytree(ROOT / "docs" / named[1], folder, dirs_exist_ok=True)
        return
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def walk(page: Path, folder: Path, *signed: str) -> list[tuple[str, list[str], list[str]]]:
    """Run the commands of a page in a folder: each with what the page shows and what was printed.

    The pages show what is printed without the optional vectors, whether or not they are installed here.

    Args:
        page: of the docs.
        folder: where its sessions go on.
        signed: options that are added to commands that sign decisions.
    """
    written = page.read_text(encoding="utf-8")
    lang = "zh" if page.name.endswith(".zh-CN.md") else "en"
    if after := FOLLOWS.search(written):
        walk(page.with_name(after[1]), folder, *signed)
    begin(written, folder)
    done = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("polreq.link.semantic.find_spec", lambda _name: None)
        for command, shown in (step for session in SESSION.findall(written) for step in steps(session)):
            added = signed if "--by" in command else ()
            seen = polreq(folder, *shlex.split(command), *added, lang=lang).seen
            done.append((command, shown, [line.rstrip() for line in seen.splitlines()]))
    return done


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_program_prints_what_the_page_shows(page, tmp_path):
    for command, shown, printed in walk(page, tmp_path):
        assert fits(shown, printed), "\n".join([f"{page.name}: polreq {command} prints", *printed])


def test_left_out_lines_are_the_only_ones_that_may_differ():
    assert fits(["a", CUT, "d"], ["a", "b", "c", "d"])
    assert fits([CUT], [])
    assert not fits(["a", CUT, "d"], ["a", "b", "c"])
    assert not fits(["a"], ["a", "b"])
