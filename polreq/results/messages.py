"""A finding in words: its rule's message and hint with the finding's facts filled in."""

from types import MappingProxyType
from typing import Final

from polreq.model.place import Place
from polreq.results.finding import Finding
from polreq.results.rules import RULES
from polreq.words import Lang, Text
from polreq.words.names import DOCUMENT_STATUSES, Names, label

#: Facts that are keys of the program are shown in the reader's words.
_TRANSLATED: Final = MappingProxyType({"status": DOCUMENT_STATUSES})

#: Facts that name something and become a phrase; the second is used when the fact is empty or missing.
_PHRASED: Final = MappingProxyType(
    {
        "nearest": (
            Text("是不是“{value}”？", "did you mean '{value}'?"),
            Text("请核对写法", "check how it is written"),
        ),
        "text": (Text("：{value}", ": {value}"), Text("", "")),
        "basis": (Text("（{value}）", " ({value})"), Text("", "")),
        "successor": (Text("{value}", "{value}"), Text("", "")),
    }
)


def message(finding: Finding) -> tuple[Text, Text]:
    """Return the finding's message and hint; a fact that is missing shows as `…`."""
    rule = RULES[finding.code]
    zh, en = _Facts(finding, "zh"), _Facts(finding, "en")
    return (
        Text(rule.message.zh.format_map(zh), rule.message.en.format_map(en)),
        Text(rule.hint.zh.format_map(zh), rule.hint.en.format_map(en)),
    )


def generic(code: str) -> tuple[Text, Text]:
    """Return a rule's message and hint without the facts of any finding."""
    return message(Finding(code, Place("")))


class _Facts(dict[str, str]):
    """The fields of a message: facts in the reader's words, with a stand-in for missing ones."""

    def __init__(self, finding: Finding, lang: Lang) -> None:
        super().__init__()
        self["subject"] = finding.subject
        if finding.related:
            self["first"] = str(finding.related[0])
        for name, value in finding.facts:
            self[name] = self._said(name, value).words(lang)
        for name, (phrase, absent) in _PHRASED.items():
            named = self.get(name, "")
            self[name] = phrase.words(lang).format(value=named) if named else absent.words(lang)

    def _said(self, name: str, value: str | Text) -> Text:
        if isinstance(value, Text):
            return value
        names: Names = _TRANSLATED.get(name, MappingProxyType({}))
        return label(names, value)

    def __missing__(self, key: str) -> str:
        return "…"
