"""A part of a reading as people type it → its value: in options, in cells of a table, on the screen, on a page.

    class, force, product   one word, Chinese or English, or the key itself: 推动, should; 是, no
    units                   市数据局（牵头）；市公安局（配合）, or 市数据局:lead,市公安局:support; without a role it is the actor
    deadlines               the words, read like those of a document: 2026年底前; or with kind and day: 下季度（时间节点 2026-12-31）
    targets                 likewise: 达到80%以上; or 办结率（不低于 95%）
    channels                names or ids
    line                    names of business lines

Entries of lists stand between ；, and in the last two also between 、 and ，. An empty text, 无 or - means that there is none.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from polreq.checks.assessment import Assessment
from polreq.late import late
from polreq.model.clause import DEADLINE_KINDS, FORCES, NORMS, TARGET_OPS, UNIT_ROLES, Body, Deadline, Target
from polreq.model.document import Document
from polreq.model.requirement import Requirement
from polreq.model.workspace import OTHER_CHANNELS
from polreq.official.date_context import DateContext, year_named
from polreq.official.deadlines import read_cell
from polreq.official.quantities import find_targets
from polreq.results.reading_values import FIELD_NAMES, FIELDS, pieces, value_of
from polreq.text.normalise import fold
from polreq.words import Text
from polreq.words.names import CLASSES, DEADLINES, OPS, ROLES, YES_NO, Names, label
from polreq.words.names import FORCES as FORCE_NAMES
from polreq.words.sentences import joined

#: What people write for nothing.
_NOTHING: Final = frozenset(("", "无", "没有", "-", "—", "/", "none"))

#: Words of policies that people write for a force, beside what it is called.
_FORCE_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {"应当": "must", "强制": "must", "推动": "should", "鼓励": "may", "可以": "may"}
)

#: Beside the words of YES_NO.
_YES: Final = frozenset(("true", "y", "1", "√", "✓", "✔", "涉及", "产品"))
_NO: Final = frozenset(("false", "n", "0", "×", "✗", "✘", "不涉及", "非产品"))

#: A comma parts bodies only where roles stand behind colons, as in options: names hold commas and brackets of their own.
_ROLE: Final = late(r"\s*[:：]\s*([A-Za-z一-龥]+)\s*$")
_LAST_BRACKET: Final = late(r"\s*[（(]([^（()）]*)[)）]\s*$")
_DAY: Final = late(r"\d{4}-\d\d-\d\d", re.ASCII)
_AMOUNT: Final = late(r"(?P<value>-?\d+(?:\.\d+)?)\s*(?P<unit>\S*)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Misread:
    """Words that are no value of a part.

    Args:
        words: those that cannot be understood.
        expected: what may stand there.
    """

    words: str
    expected: Text


@dataclass(frozen=True, slots=True)
class ReadingTerms:
    """What values are read against.

    Args:
        channels: names of channels by id.
        documents: by id; the years of a deadline come from the document that the requirement rests on.
    """

    channels: Mapping[str, str]
    documents: Mapping[str, Document]


def terms_in(assessment: Assessment) -> ReadingTerms:
    """Gather what values are read against in a workspace."""
    every = (*OTHER_CHANNELS, *assessment.workspace.settings.channels)
    return ReadingTerms({channel.id: channel.name for channel in every}, assessment.documents)


def field_named(words: str) -> str | None:
    """Return the part of a reading that words name: its key, or what it is called in either language; None if there is none."""
    wanted = _bare(words)
    for field, name in FIELD_NAMES.items():
        if wanted in (field, _bare(name.zh), _bare(name.en), *_ALSO.get(field, ())):
            return field
    return None


def read_value(field: str, words: str, item: Requirement, known: ReadingTerms) -> object | Misread:
    """Read a part of a reading.

    An entry of a list that is written as the program shows it stays what it is, with everything that is not shown.

    Args:
        field: one of FIELDS.
        words: what was typed.
        item: the requirement, as it is.
        known: see ReadingTerms.
    """
    if field in _CHOICES:
        return _choice(field, words)
    found = []
    for piece in _pieces(field, words):
        one = _standing(field, piece, item, known) or _READERS[field](piece, item, known)
        if isinstance(one, Misread):
            return one
        found.append(one)
    return tuple(dict.fromkeys(found))


#: What else parts are called.
_ALSO: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "class": ("类别", "kind"),
        "product": ("产品", "涉及产品"),
        "deadlines": ("deadline", "deadlines", "时间要求"),
        "targets": ("指标", "target"),
        "units": ("单位", "主体", "body", "unit"),
        "channels": ("channel",),
        "line": ("lines",),
    }
)

_CHOICES: Final[Mapping[str, tuple[tuple[str, ...], Names]]] = MappingProxyType(
    {"class": (NORMS, CLASSES), "force": (FORCES, FORCE_NAMES), "product": (("yes", "no"), YES_NO)}
)


def _choice(field: str, words: str) -> object | Misread:
    keys, names = _CHOICES[field]
    wanted = _bare(words)
    key = _key(wanted, keys, names)
    if field == "product":
        key = "yes" if wanted in _YES else "no" if wanted in _NO else key
    if field == "force":
        key = key or _FORCE_WORDS.get(wanted)
    if key is None:
        return Misread(words, joined("、", (label(names, one) for one in keys)))
    return key == "yes" if field == "product" else key


def _key(words: str, keys: tuple[str, ...], names: Names) -> str | None:
    """Return the key that a word stands for: itself, or its name in either language."""
    wanted = _bare(words)
    return next((k for k in keys if wanted in (k.lower(), _bare(names[k].zh), _bare(names[k].en))), None)


def _pieces(field: str, words: str) -> Iterator[str]:
    """Cut a text into the entries of a list."""
    parts = re.split("[；;\n]", words)
    if field in ("channels", "line"):
        parts = [part for whole in parts for part in re.split("[、，,]", whole)]
    elif field == "units":
        parts = [part for whole in parts for part in _parted_at_roles(whole)]
    yield from (part.strip() for part in parts if _bare(part) not in _NOTHING)


def _parted_at_roles(words: str) -> list[str]:
    parts = re.split("[，,、]", words)
    return parts if len(parts) > 1 and all(_ROLE.search(part) for part in parts) else [words]


def _standing(field: str, piece: str, item: Requirement, known: ReadingTerms) -> object | None:
    """Return the entry, as it is or as it had been read, that is shown in these words."""
    wanted = _bare(piece)
    for value in (value_of(item, field), value_of(item.read, field)):
        held: tuple[object, ...] = value if isinstance(value, tuple) else ()
        for one, said in zip(held, pieces(field, held, known.channels), strict=True):
            if wanted in (_bare(said.zh), _bare(said.en)) or (
                isinstance(one, (Deadline, Target)) and wanted == _bare(one.text)
            ):
                return one
    return None


def _body(piece: str, item: Requirement, known: ReadingTerms) -> Body | Misread:
    for pattern in (_ROLE, _LAST_BRACKET):
        match = pattern.search(piece)
        role = _key(match[1], UNIT_ROLES, ROLES) if match else None
        if match and role and piece[: match.start()].strip():
            return Body(piece[: match.start()].strip(), role)
        if match and pattern is _ROLE:
            return Misread(match[1], joined("、", (label(ROLES, one) for one in UNIT_ROLES)))
    return Body(piece, "actor")


def _deadline(piece: str, item: Requirement, known: ReadingTerms) -> Deadline | Misread:
    words, beside = _with_bracket(piece)
    kind, _, day = beside.partition(" ")
    key = _key(kind, DEADLINE_KINDS, DEADLINES)
    if key and words:
        try:
            on = date.fromisoformat(day.strip()) if day.strip() else None
        except ValueError:
            return Misread(day, Text("日期，如 2026-12-31", "a day, such as 2026-12-31"))
        return Deadline(words, key, on)
    if _DAY.fullmatch(piece):
        try:
            return Deadline(piece, "milestone", date.fromisoformat(piece))
        except ValueError:
            return Misread(piece, Text("日期，如 2026-12-31", "a day, such as 2026-12-31"))
    found = read_cell(piece, _context(item, known))
    if len(found) != 1:
        return Misread(
            piece,
            Text(
                "一个时限，如“2026年底前”“3个工作日内”，或写明种类和日期：下季度（时间节点 2026-12-31）",
                "one deadline, such as 2026年底前, or with its kind and day: 下季度 (milestone 2026-12-31)",
            ),
        )
    return replace(found[0], text=piece)


def _target(piece: str, item: Requirement, known: ReadingTerms) -> Target | Misread:
    words, beside = _with_bracket(piece)
    op, amount = next(((o, rest) for o in TARGET_OPS if (rest := _behind(beside, o)) is not None), ("", ""))
    match = _AMOUNT.fullmatch(amount)
    if op and match and words:
        value = match["value"]
        value = value.rstrip("0").rstrip(".") if "." in value else value
        return Target(words, op, value, match["unit"])
    found = find_targets(piece)
    if len(found) != 1:
        return Misread(
            piece,
            Text(
                "一个指标，如“达到80%以上”，或写明数值：办结率（不低于 95%）",
                "one target, such as 达到80%以上, or with its number: 办结率 (at least 95%)",
            ),
        )
    return found[0]


def _behind(words: str, op: str) -> str | None:
    """Return what stands behind a word of comparison."""
    for name in (op, OPS[op].zh, OPS[op].en):
        if words.startswith(name):
            return words[len(name) :].strip()
    return None


def _channel(piece: str, item: Requirement, known: ReadingTerms) -> str | Misread:
    wanted = _bare(piece)
    found = next((id for id, name in known.channels.items() if wanted in (_bare(id), _bare(name))), None)
    return found or Misread(piece, joined("、", known.channels.values()))


def _line(piece: str, item: Requirement, known: ReadingTerms) -> str:
    return piece


_READERS: Final[Mapping[str, Callable[[str, Requirement, ReadingTerms], object | Misread]]] = MappingProxyType(
    {"units": _body, "deadlines": _deadline, "targets": _target, "channels": _channel, "line": _line}
)
assert {*_READERS, *_CHOICES} == set(FIELDS)


def _with_bracket(piece: str) -> tuple[str, str]:
    """Part an entry from what stands in brackets at its end."""
    match = _LAST_BRACKET.search(piece)
    return (piece[: match.start()].strip(), match[1].strip()) if match else (piece, "")


def _context(item: Requirement, known: ReadingTerms) -> DateContext:
    document = next((d for b in item.bases if b.kind == "clause" and (d := known.documents.get(b.ref))), None)
    if document is None:
        return DateContext()
    dates = document.dates
    return DateContext(year_named(fold(document.title)), dates.written, dates.published, dates.effective)


def _bare(words: str) -> str:
    return "".join(fold(words).split()).lower()
