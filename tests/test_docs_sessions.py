"""What the Chinese pages show of the program at work is what it prints today: every command is run, in order."""

import re
import shlex
from pathlib import Path

import pytest
from terminal import polreq

ROOT = Path(__file__).resolve().parents[1]

#: Stands where lines of an output were left out.
CUT = "…"

SESSION = re.compile(r"<!-- session -->\n```console\n(.*?)```", re.DOTALL)
FILE = re.compile(r"<!-- example: (\S+) -->\n```(?:text|yaml)\n(.*?)```", re.DOTALL)

PAGES = [p for p in sorted((ROOT / "docs").glob("*.zh-CN.md")) if SESSION.search(p.read_text(encoding="utf-8"))]

#: The files that every page begins with, as the pages show them; its sessions go on in one folder.
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


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_program_prints_what_the_page_shows(page, tmp_path, monkeypatch):
    # the pages show what is printed without the optional vectors, whether or not they are installed here
    monkeypatch.setattr("polreq.link.semantic.find_spec", lambda _name: None)
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    for session in SESSION.findall(page.read_text(encoding="utf-8")):
        for command, shown in steps(session):
            printed = [line.rstrip() for line in polreq(tmp_path, *shlex.split(command)).seen.splitlines()]
            assert fits(shown, printed), "\n".join([f"{page.name}: polreq {command} prints", *printed])


def test_left_out_lines_are_the_only_ones_that_may_differ():
    assert fits(["a", CUT, "d"], ["a", "b", "c", "d"])
    assert fits([CUT], [])
    assert not fits(["a", CUT, "d"], ["a", "b", "c"])
    assert not fits(["a"], ["a", "b"])
