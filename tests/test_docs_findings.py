"""docs/findings.md is the catalogue of findings, word for word."""

from pathlib import Path

from polreq.results.rules import RULES

DOC = Path(__file__).resolve().parents[1] / "docs" / "findings.md"

HEAD = """# Findings

Every finding has a stable code that is never reused. `polreq check --fail-on` takes a severity: error, warning, info.
This page is checked against the program.

| code | severity | 中文 | English | 怎么办 | what to do |
|---|---|---|---|---|---|
"""


def test_every_rule_is_listed_with_its_words():
    words = [(r, r.message, r.hint) for r in RULES.values()]
    rows = [f"| {r.code} | {r.severity} | {m.zh} | {m.en} | {h.zh} | {h.en} |\n" for r, m, h in words]
    assert DOC.read_text(encoding="utf-8") == HEAD + "".join(rows)
