"""Tables of what the program says: findings, figures, states, and the names of keys."""

from collections.abc import Callable, Iterable
from functools import partial
from itertools import groupby
from typing import Final

from polreq.model.workspace import DEFAULT_CHANNELS, OTHER_CHANNELS
from polreq.results.coverage import STATES
from polreq.results.explained import GROUPS
from polreq.results.figures import FIGURE_NAMES, FIGURES, GATES
from polreq.results.rules import RULES
from polreq.words import Lang, Text, names
from polreq.words.exporting import CALLED, HEADINGS

#: What may be wrong with a citation; other findings of the group are about whole documents.
_CITED: Final = ("D301", "D302", "D305", "D306", "D307", "D308", "D309", "D310")

_CODE: Final = Text("编号", "code")
_SEVERITY: Final = Text("级别", "severity")
_SAYS: Final = Text("问题", "finding")
_HINT: Final = Text("怎么办", "what to do")
_KEY: Final = Text("英文键", "key")
_NAME: Final = Text("名称", "name")
_MEANING: Final = Text("含义", "meaning")
_CHINESE: Final = Text("中文", "中文")


def table(head: Iterable[Text], rows: Iterable[Iterable[str | Text]], lang: Lang) -> str:
    """Lay out a table of a page."""
    titles = [one.words(lang) for one in head]
    lines = [" | ".join(one.words(lang) if isinstance(one, Text) else one for one in row) for row in rows]
    return "\n".join([f"| {' | '.join(titles)} |", "|---" * len(titles) + "|", *(f"| {line} |" for line in lines)])


def findings(codes: Iterable[str], lang: Lang) -> str:
    """Describe findings: code, severity, words, and what to do."""
    rules = [RULES[code] for code in codes]
    rows = [(f"`{r.code}`", names.SEVERITIES[r.severity], r.message, r.hint) for r in rules]
    return table((_CODE, _SEVERITY, _SAYS, _HINT), rows, lang)


def catalogue(lang: Lang) -> str:
    """Describe all findings, under a heading for each group."""
    parts = []
    for letter, codes in groupby(RULES, key=lambda code: code[0]):
        parts.append(f"## {letter} {GROUPS[letter].words(lang)}\n\n{findings(codes, lang)}")
    return "\n\n".join(parts)


def figures(lang: Lang) -> str:
    """Describe the figures of coverage."""
    return table((_KEY, _NAME, _MEANING), ((f"`{f.key}`", f.name, f.meaning) for f in FIGURES.values()), lang)


def gates(lang: Lang) -> str:
    """Name what a gate may measure."""
    return table((_KEY, _NAME), ((f"`{key}`", FIGURE_NAMES[key]) for key in GATES), lang)


def export_columns(lang: Lang) -> str:
    """List the fields of exported tables with what templates may call them."""
    head = (_KEY, _NAME, Text("也可以叫", "also called"))
    rows = ((f"`{key}`", HEADINGS[key], "、".join(said[2:])) for key, said in CALLED.items())
    return table(head, rows, lang)


def states(lang: Lang) -> str:
    """Describe the states of a requirement."""
    rows = ((f"`{key}`", names.STATES[key], names.STATE_MEANINGS[key]) for key in STATES)
    return table((_KEY, _NAME, _MEANING), rows, lang)


def vocabulary(words: names.Names, lang: Lang) -> str:
    """List the words of a key with what they are called; in English also with what they are called in Chinese."""
    if lang == "zh":
        return table((_KEY, _NAME), ((f"`{key}`", name) for key, name in words.items()), lang)
    return table((_KEY, _NAME, _CHINESE), ((f"`{key}`", name, name.zh) for key, name in words.items()), lang)


def channels(lang: Lang) -> str:
    """List the channels that are known without a setting."""
    return table((_KEY, _NAME), ((f"`{one.id}`", one.name) for one in (*DEFAULT_CHANNELS, *OTHER_CHANNELS)), lang)


MAKERS: Final[dict[str, Callable[[Lang], str]]] = {
    "findings": catalogue,
    "findings of citations": partial(findings, _CITED),
    "findings of review tables": partial(findings, [code for code in RULES if code.startswith("R")]),
    "columns": export_columns,
    "figures": figures,
    "gates": gates,
    "states": states,
    "channels": channels,
    "classes": partial(vocabulary, names.CLASSES),
    "forces": partial(vocabulary, names.FORCES),
    "deadlines": partial(vocabulary, names.DEADLINES),
    "roles": partial(vocabulary, names.ROLES),
}
