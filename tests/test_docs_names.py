"""What the docs name is there: files, modules, and what is imported from them."""

import importlib
import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted(p for p in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")) if p.name != "CHANGELOG.md")

#: What the benchmarks make, beside themselves.
MADE = "benchmarks/data/"

#: The folders of the package: `extract/split.py` stands for a file below polreq/.
ROOMS = "|".join(sorted(p.name for p in (ROOT / "polreq").iterdir() if p.is_dir() and not p.name.startswith("_")))

#: A file of the repository, or of the package; what stands in a workspace is no concern of this test.
FILE = re.compile(rf"(?<![\w/.-])(?:(?:polreq|tests|benchmarks|docs)/[\w./-]*\w/?|(?:{ROOMS}|data)/[\w./-]*\w\.\w+)")


def files(text: str) -> list[str]:
    """The files that a text names in code or prose, without the targets of links, which another test follows."""
    return sorted({name for name in FILE.findall(re.sub(r"\]\([^)]*\)", "]", text)) if not name.startswith(MADE)})


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_is_named_exists(page):
    named = files(page.read_text(encoding="utf-8"))
    assert [name for name in named if not (ROOT / name).exists() and not (ROOT / "polreq" / name).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_module_that_is_named_exists(page):
    text = page.read_text(encoding="utf-8")
    named = set(re.findall(r"python -m ((?:polreq|benchmarks|docs)[\w.]*\w)", text))
    named |= {name for name in re.findall(r"\bpolreq(?:\.[a-z_]\w*)+", text) if not name.endswith(".yml")}
    assert [name for name in sorted(named) if not found(name)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_import_in_an_example_works(page):
    blocks = re.findall(r"^```python\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    for module, names in re.findall(r"^from (\S+) import (.+)$", "".join(blocks), re.MULTILINE):
        assert [name for name in names.split(", ") if not hasattr(importlib.import_module(module), name)] == []


def found(name: str) -> bool:
    """Whether a module of that name exists, or a module in which the last part of the name is defined."""
    above, _, last = name.rpartition(".")
    try:
        if importlib.util.find_spec(name):
            return True
    except ModuleNotFoundError:  # what stands before the last point is a module, not a package
        pass
    return bool(above) and hasattr(importlib.import_module(above), last)


def test_files_and_modules_that_are_gone_are_noticed():
    text = "see `extract/gone.py`, polreq/text/gone.tsv, `data/x.tsv` and [this](docs/gone.md), not requirements/a.yml"
    assert files(text) == ["data/x.tsv", "extract/gone.py", "polreq/text/gone.tsv"]
    assert found("polreq.graph")
    assert not found("polreq.gone")
