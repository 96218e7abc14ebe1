"""A finding in words: its rule's message and hint with the finding's facts filled in."""

import re
from types import MappingProxyType
from typing import Final

from polreq.model.place import Place
from polreq.render.words import (
    DOCUMENT_STATUSES,
    Pair,
    Words,
    label,
    pick,
)
from polreq.results.finding import Finding
from polreq.results.rules import RULES
from polreq.words import Lang

#: Facts that are keys of the program are shown in the reader's words.
_TRANSLATED: Final = MappingProxyType(
    {
        "status": DOCUMENT_STATUSES,
    }
)

#: Facts that name something and become a phrase; the second pair is used when the fact is empty or missing.
_PHRASED: Final = MappingProxyType(
    {
        "nearest": (("是不是“{value}”？", "did you mean '{value}'?"), ("请核对写法", "check how it is written")),
        "text": (("：{value}", ": {value}"), ("", "")),
        "basis": (("（{value}）", " ({value})"), ("", "")),
        "successor": (("{value}", "{value}"), ("", "")),
    }
)


#: Chinese words, and the same in English in brackets.
_BOTH: Final = re.compile(r"(.+)（([ -~]+)）", re.DOTALL)


def message(finding: Finding, lang: Lang) -> tuple[str, str]:
    """Return the finding's message and hint; a fact that is missing shows as `…`."""
    rule = RULES[finding.code]
    facts = _Facts(finding, lang)
    return (
        pick(lang, rule.zh, rule.en).format_map(facts),
        pick(lang, rule.hint_zh, rule.hint_en).format_map(facts),
    )


def generic(code: str, lang: Lang) -> tuple[str, str]:
    """Return a rule's message and hint without the facts of any finding."""
    return message(Finding(code, Place("")), lang)


def _one_language(value: str, lang: Lang) -> str:
    """Choose the language of a fact that was said in both, as readers of source files do: 中文（English）."""
    both = _BOTH.fullmatch(value)
    return pick(lang, both[1], both[2]) if both else value


class _Facts(dict[str, str]):
    """The fields of a message: facts in the reader's words, with a stand-in for missing ones."""

    def __init__(self, finding: Finding, lang: Lang) -> None:
        super().__init__()
        self._lang = lang
        self["subject"] = finding.subject
        if finding.related:
            self["first"] = str(finding.related[0])
        for name, value in finding.facts:
            words: Words = _TRANSLATED.get(name, MappingProxyType({}))
            self[name] = label(words, _one_language(value, lang) if name == "problem" else value, lang)
        for name, (phrase, absent) in _PHRASED.items():
            value = self.get(name, "")
            self[name] = _pair(phrase, lang).format(value=value) if value else _pair(absent, lang)

    def __missing__(self, key: str) -> str:
        return "…"


def _pair(pair: Pair, lang: Lang) -> str:
    return pick(lang, *pair)
