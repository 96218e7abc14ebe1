"""The generated parts of the docs are what the program says today."""

import pytest

from docs.reference.__main__ import FOLDER, MAKERS, renewed
from docs.reference.regions import language, pages, renew


@pytest.mark.parametrize("path", pages(FOLDER), ids=lambda path: path.name)
def test_the_pages_are_up_to_date(path):
    assert path.read_text(encoding="utf-8") == renewed(path), "to make them anew: python -m docs.reference"


def test_every_part_stands_on_a_page_of_either_language():
    for lang in ("zh", "en"):
        text = "".join(path.read_text(encoding="utf-8") for path in pages(FOLDER) if language(path) == lang)
        assert [name for name in MAKERS if f"<!-- generated: {name} -->\n" not in text] == []


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
