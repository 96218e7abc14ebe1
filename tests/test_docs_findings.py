"""docs/findings.md and its Chinese twin name every finding once, in the words of their language."""

import re
from pathlib import Path

import pytest

from polreq.results.rules import RULES

DOCS = Path(__file__).resolve().parents[1] / "docs"


@pytest.mark.parametrize(("lang", "name"), [("en", "findings.md"), ("zh", "findings.zh-CN.md")])
def test_every_rule_is_listed_with_its_words(lang, name):
    rows = re.findall(r"^\| `(\w\d{3})` \| .+? \| (.+) \| (.+) \|$", (DOCS / name).read_text("utf-8"), re.MULTILINE)
    assert rows == [(rule.code, rule.message.words(lang), rule.hint.words(lang)) for rule in RULES.values()], (
        "to list them anew: python -m docs.reference"
    )
