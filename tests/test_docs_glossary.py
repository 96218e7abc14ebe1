"""docs/glossary.md is true: what it names is there, no term stands for two things, and no value is left out."""

import ast
import importlib
import re
from collections import defaultdict
from dataclasses import is_dataclass
from pathlib import Path

import pytest

import polreq

ROOT = Path(polreq.__file__).parent
PAGE = Path(__file__).resolve().parents[1] / "docs" / "glossary.md"
ROWS = re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \| `(.+?):(\w+)` \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)


def named(room):
    """The public dataclasses of a room as `module:Name`."""
    for path in sorted((ROOT / room).rglob("*.py")):
        module = path.relative_to(ROOT).with_suffix("").as_posix()
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if (
                isinstance(node, ast.ClassDef)
                and not node.name.startswith("_")
                and is_dataclass(found(module, node.name))
            ):
                yield f"{module}:{node.name}"


def found(module, name):
    return getattr(importlib.import_module("polreq." + module.replace("/", ".").removesuffix(".__init__")), name)


def test_every_row_of_the_page_is_read():
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    assert len(ROWS) == len([row for row in rows if not row.startswith("| term ")])


@pytest.mark.parametrize(("module", "name"), [row[3:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_what_the_glossary_names_is_there(module, name):
    assert found(module, name).__name__ == name


@pytest.mark.parametrize("column", [0, 1, 2])
def test_no_two_entries_say_the_same(column):
    terms = [row[column] for row in ROWS]
    assert sorted(set(terms)) == sorted(terms)


@pytest.mark.parametrize("room", ["model", "results"])
def test_every_value_of_the_room_is_in_the_glossary(room):
    assert set(named(room)) - {f"{module}:{name}" for *_, module, name in ROWS} == set()


def public_names(path):
    """The classes, and the names for types, that a module makes and other modules may use."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
            if isinstance(target, ast.Name) and re.match(r"[A-Z]\w*[a-z]", target.id):
                yield target.id


def test_no_public_name_of_a_class_or_type_stands_for_two_things():
    homes = defaultdict(list)
    for path in sorted(ROOT.rglob("*.py")):
        for name in public_names(path):
            homes[name].append(path.relative_to(ROOT).as_posix())
    assert len(homes) > 200
    assert {name: where for name, where in homes.items() if len(where) > 1} == {}


def test_a_second_meaning_would_be_noticed(tmp_path):
    (tmp_path / "a.py").write_text("class Span: ...\nclass _Own: ...\nRow = tuple[str, str]\nLIMIT = 3\n")
    assert list(public_names(tmp_path / "a.py")) == ["Span", "Row"]
