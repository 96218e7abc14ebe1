"""The generated parts of the docs are what the program says today."""

import re

import pytest

from docs.reference import house
from docs.reference.__main__ import FOLDER, MAKERS, renewed
from docs.reference.regions import language, pages, renew


@pytest.mark.parametrize("path", pages(FOLDER), ids=lambda path: path.name)
def test_the_pages_are_up_to_date(path):
    assert path.read_text(encoding="utf-8") == renewed(path), "to make them anew: python -m docs.reference"


def test_every_part_stands_on_a_page_of_either_language():
    """What those read who change the program is in English only."""
    for lang, wanted in (("zh", MAKERS.keys() - house.MAKERS.keys()), ("en", MAKERS.keys())):
        text = "".join(path.read_text(encoding="utf-8") for path in pages(FOLDER) if language(path) == lang)
        assert [name for name in wanted if f"<!-- generated: {name} -->\n" not in text] == []


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.zh-CN.md")), ids=lambda path: path.name)
def test_a_page_in_chinese_and_its_twin_have_the_same_parts_and_know_each_other(path):
    twin = path.with_name(path.name.replace(".zh-CN", ""))
    here, there = (re.findall(r"<!-- generated: (.+) -->", one.read_text(encoding="utf-8")) for one in (path, twin))
    assert here == there
    assert f"({twin.name})" in path.read_text(encoding="utf-8")
    assert f"({path.name})" in twin.read_text(encoding="utf-8")


def test_only_what_is_marked_is_made_anew():
    page = "a\n<!-- generated: one -->\nold\n<!-- /generated -->\nb\n<!-- generated: two -->\n<!-- /generated -->\n"
    once = renew(page, "zh", {"one": lambda lang: f"新 {lang}", "two": lambda lang: r"\1 | x"})
    assert once == (
        "a\n<!-- generated: one -->\n\n新 zh\n\n<!-- /generated -->\nb\n"
        "<!-- generated: two -->\n\n\\1 | x\n\n<!-- /generated -->\n"
    )
    assert renew(once, "zh", {"one": lambda lang: f"新 {lang}", "two": lambda lang: r"\1 | x"}) == once
    with pytest.raises(KeyError):
        renew(page, "en", {"one": lambda lang: ""})
