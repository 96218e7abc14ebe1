"""Patterns of the language: each reads its own example, and long lists of words stand in files of words, not in patterns."""

import io
import re
import tokenize
from pathlib import Path

import pytest

import polreq
from polreq.extract.structural import META
from polreq.extract.turns import TURNS
from polreq.official import comparisons, deadlines, measures, quantities
from polreq.text.normalise import fold
from polreq.text.wordlists import read_lists

ROOT = Path(polreq.__file__).parent
TABLES = {
    "turns": [(name, example, pattern) for name, example, pattern in TURNS],
    "lines": [(name, example, pattern) for name, example, pattern in META],
    "deadlines": [(rule.name, rule.example, rule.pattern) for rule in deadlines.RULES],
    "phrases": [(rule.name, rule.example, rule.pattern) for rule in comparisons.PHRASES],
}
ROWS = [
    pytest.param(example, pattern, id=f"{table}-{name}")
    for table, rows in TABLES.items()
    for name, example, pattern in rows
]

#: A pattern may choose between so many words; more of them are a list, and lists stand in data/words.yaml or the lexicon.
MOST = 11
WORD = r"[一-鿿“”]{1,12}"
CHOICE = re.compile(rf'(?<=[(|:^"])(?:{WORD}\|)+{WORD}(?=[|)"])')


@pytest.mark.parametrize(("example", "pattern"), ROWS)
def test_a_pattern_reads_its_example(example, pattern):
    assert pattern.search(fold(example))


@pytest.mark.parametrize("table", TABLES)
def test_names_and_examples_are_used_once(table):
    names, examples, _ = zip(*TABLES[table], strict=True)
    assert len(set(names)) == len(set(examples)) == len(TABLES[table])


@pytest.mark.parametrize("rule", deadlines.RULES, ids=lambda rule: rule.name)
def test_a_time_expectation_is_found_in_the_example_of_its_rule(rule):
    kinds = {d.kind for d in deadlines.find_deadlines(fold(rule.example), deadlines.DateContext(title_year=2026))}
    assert rule.kind in kinds


@pytest.mark.parametrize("rule", [*comparisons.PHRASES, *comparisons.COMPARISONS], ids=lambda rule: rule.name)
def test_a_goal_is_found_in_the_example_of_its_rule(rule):
    assert [target.op for target in quantities.find_targets(rule.example)] == [rule.op]


@pytest.mark.parametrize("rule", comparisons.PHRASES, ids=lambda rule: rule.name)
def test_a_set_phrase_is_hinted_at(rule):
    assert comparisons.HINT.search(rule.example)


@pytest.mark.parametrize("rule", comparisons.COMPARISONS, ids=lambda rule: rule.name)
def test_a_comparison_is_the_first_that_matches_its_example(rule):
    before = rule.example[: re.search(r"\d", rule.example).start()]
    found = comparisons.comparison_before(before)
    assert found is not None
    assert found[0].name == rule.name


@pytest.mark.parametrize("room", ["ingest", "extract", "official", "change", "link"])
def test_no_pattern_is_a_list_of_words(room):
    long = [
        (path.relative_to(ROOT).as_posix(), token.start[0], choice[0])
        for path in sorted((ROOT / room).rglob("*.py"))
        for token in tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline)
        if token.type == tokenize.STRING
        for choice in CHOICE.finditer(token.string)
        if choice[0].count("|") >= MOST
    ]
    assert long == []


@pytest.mark.parametrize(
    ("name", "mapping"), [("words.yaml", "WORDS"), ("goals.yaml", "GOALS"), ("portal.yaml", "PORTAL")]
)
def test_every_list_of_words_is_used_and_has_no_word_twice(name, mapping):
    sources = [path.read_text(encoding="utf-8").replace('"', "'") for path in ROOT.rglob("*.py")]
    used = {found for source in sources for found in re.findall(rf"\b{mapping}\['(\w+)'\]", source)}
    assert used - {"provinces"} == set(read_lists("polreq.official", name))
    no_word_twice(name)


def test_every_list_of_measure_words_is_a_kind_of_measure_or_a_way_to_write_it():
    assert set(read_lists("polreq.official", "measures.yaml")) == {*measures.KINDS, "letters", "per"}
    no_word_twice("measures.yaml")


def no_word_twice(name):
    text = (ROOT / "official" / "data" / name).read_text(encoding="utf-8")
    lists = read_lists("polreq.official", name)
    for kind, words in re.findall(r"^(\w+): \[(.*)\]$", text, re.MULTILINE):
        assert len(words.split(", ")) == len(lists[kind]), kind
