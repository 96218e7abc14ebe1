"""Words: every key of the model has one, and every rule can be said with the facts it gets or without them."""

from string import Formatter

import pytest

from polreq.model.clause import CLASSES as CLASS_KEYS
from polreq.model.clause import DEADLINE_KINDS, FORCES, UNIT_ROLES
from polreq.model.document import LEVELS, STATUSES
from polreq.model.feature import FEATURE_STATUSES
from polreq.model.link import VERDICTS
from polreq.model.place import Place
from polreq.model.requirement import BASIS_KINDS, REVIEW
from polreq.results.coverage import DIMENSIONS, STATES, WINDOWS
from polreq.results.finding import SEVERITIES, Finding
from polreq.results.messages import message
from polreq.results.rules import RULES
from polreq.words import Text, names, sentences

LANGUAGES = ("zh", "en")


@pytest.mark.parametrize(
    ("table", "keys"),
    [
        (names.SHORT_LAYERS, names.LAYERS),
        (names.STATES, STATES),
        (names.STATE_MEANINGS, STATES),
        (names.DIMENSIONS, DIMENSIONS),
        (names.WINDOWS, WINDOWS),
        (names.FORCES, FORCES),
        (names.CLASSES, CLASS_KEYS),
        (names.SEVERITIES, SEVERITIES),
        (names.STATUSES, (*REVIEW, *FEATURE_STATUSES)),
        (names.VERDICTS, VERDICTS),
        (names.LEVELS, LEVELS),
        (names.DOCUMENT_STATUSES, STATUSES),
        (names.BASES, BASIS_KINDS),
        (names.DEADLINES, DEADLINE_KINDS),
        (names.ROLES, UNIT_ROLES),
        (names.TROUBLES, ("stale", "pending", "broken", "skips")),
    ],
)
def test_every_key_of_the_model_has_its_words_and_no_other(table, keys):
    assert set(table) == set(keys)
    for word in table.values():
        assert word.zh
        assert word.en


def test_a_key_that_people_made_up_stands_for_itself():
    assert names.label(names.STATES, "我们的") == Text("我们的", "我们的")
    assert sentences.advise("something_new", 3) == Text("something_new", "something_new")


@pytest.mark.parametrize("key", sorted(sentences.ADVICE))
def test_advice_is_a_sentence_that_names_its_number(key):
    said = sentences.advise(key, 7)
    assert "{" not in said.zh + said.en
    if key not in ("all_done", "begin"):
        assert "7" in said.zh
        assert "7" in said.en
        assert "1" in sentences.advise(key, 1).en


def test_numbers_agree_with_their_nouns():
    assert sentences.count("requirement", 1) == Text("1 项需求", "1 requirement")
    assert sentences.count("requirement", 2) == Text("2 项需求", "2 requirements")


def said_in(finding, lang):
    """Return message and hint in one language."""
    words, hint = message(finding)
    return words.words(lang), hint.words(lang)


def fields(rule):
    texts = (rule.message.zh, rule.message.en, rule.hint.zh, rule.hint.en)
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_field_of_every_rule_is_filled(rule, lang):
    facts = tuple((name, f"<{name}>") for name in sorted(fields(rule) - {"subject"}))
    said = " ".join(said_in(Finding(rule.code, Place("a.yml"), "<subject>", facts), lang))
    assert {name for name in fields(rule) if f"<{name}>" not in said} == set()
    assert "{" not in said
    assert "…" not in said.replace(": …", "")


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_missing_fact_leaves_a_message_and_a_hint(rule, lang):
    said, hint = said_in(Finding(rule.code, Place("a.yml")), lang)
    assert said
    assert hint
    assert "{" not in said + hint


def test_facts_with_braces_are_text():
    finding = Finding("C606", Place("a.yml"), facts=(("id", "{0.__class__} {x}"),))
    assert said_in(finding, "zh")[0] == "功能“{0.__class__} {x}”不满足任何需求"


def test_the_nearest_name_becomes_a_question():
    near = Finding("S101", Place("a.yml"), facts=(("key", "staus"), ("nearest", "status")))
    assert said_in(near, "zh") == ("不认识的键“staus”", "是不是“status”？")
    far = Finding("S101", Place("a.yml"), facts=(("key", "xyz"), ("nearest", "")))
    assert said_in(far, "en") == ("unknown key 'xyz'", "check how it is written")


def test_the_first_place_comes_from_the_related_places():
    finding = Finding("I201", Place("b.yml", 9), "X", (("id", "X"),), (Place("a.yml", 3, 5),))
    assert said_in(finding, "en")[0] == "the id 'X' is used twice; the first is at a.yml:3:5"
