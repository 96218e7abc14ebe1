"""Whether citations hold: number, title and issuer fit together, and the document is still to be cited."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from polreq.change.registry import Known, Registry
from polreq.late import late
from polreq.model.document import ENDED, Document
from polreq.model.place import Place
from polreq.official.citations import Citation, find_citations
from polreq.official.docnumbers import LOST, DocNumber, issuer_of, parse_docnumber
from polreq.official.genres import OTHER, genre_of, is_reply, sets_rules
from polreq.official.issuers import NAMES
from polreq.official.titles import plain, quoted, title_key
from polreq.results.citation import CitationCheck
from polreq.results.finding import Finding, sort_findings
from polreq.results.rules import RULES
from polreq.words import Text

#: Faults of a number in words.
_FAULTS: Final = {
    "bracket": Text("年份的六角括号〔〕缺失或不全", "the brackets 〔〕 around the year are missing or damaged"),
    "hao": Text("缺少“号”", "号 is missing"),
    "ordinal": Text("序号前不加“第”", "there is no 第 before the running number"),
    "padded": Text("序号不编虚位（1 不写作 01）", "the running number takes no leading zeros"),
    "short_year": Text("年份应写全四位", "the year takes all four digits"),
    "numerals": Text("年份和序号用阿拉伯数字", "year and running number take Arabic digits"),
}
#: From this likeness on, a title that nobody knows is taken for a slip in one that is known.
_ALIKE: Final = 0.85
#: Titles of so many characters say enough to be recognised with a word more or less.
_LONG_TITLE: Final = 13
#: From this likeness on, a known title is worth showing beside one that nobody knows.
_NEAR: Final = 0.7
#: Short titles differ in a few characters and mean different documents.
_LONG_ENOUGH: Final = 8
#: A title of so few characters after a number is a short name (《指导意见》), not a title of its own.
_SHORT_NAME: Final = 8
#: Bodies whose names beside a document can be held against each other.
_CENTRE: Final = frozenset(name for names in NAMES.values() for name in names)
_CENTRE_KEYS: Final = {plain(name): names for name, names in NAMES.items()}
#: Text of a document that is no citation: its own title, number and furniture.
_UNREAD: Final = frozenset({"title", "number", "addressee", "signature", "date"})
_ENDING: Final = late(r"[^。；;]*(?:废止|失效|停止施行|停止执行|不再执行)")
#: Characters that make another document of a title: regions and counts.
_CHANGES_MEANING: Final = frozenset("省市县区州盟旗0123456789一二三四五六七八九十百")


def check_text(text: str, registry: Registry, path: str = "") -> tuple[CitationCheck, ...]:
    """Check every citation of a running text, a slide or a tender, as of today's knowledge.

    Args:
        text: the text.
        registry: what is known of documents.
        path: name of the file, for the places.
    """
    checks = []
    for citation in find_citations(text):
        line = text.count("\n", 0, citation.start) + 1
        column = citation.start - (text.rfind("\n", 0, citation.start) + 1) + 1
        place = Place(path, line, column)
        checks.append(_checked(citation, text, registry, place))
    return tuple(checks)


def check_document(document: Document, registry: Registry) -> tuple[CitationCheck, ...]:
    """Check every citation in the text of a document, as of today's knowledge."""
    return tuple(_checked(citation, text, registry, place) for citation, text, place in _citations(document))


def check_citations(documents: Iterable[Document], registry: Registry) -> tuple[Finding, ...]:
    """Check the citations in the text of documents; each is judged by what was in force when it was written.

    Args:
        documents: with the places of their blocks, if they were loaded from files.
        registry: what is known of documents, these ones among them.
    """
    found: list[Finding] = []
    for document in documents:
        written = document.dates.written or document.dates.published
        for citation, text, place in _citations(document):
            found += _judge(citation, text, registry, place, written, document.id)[1]
    return sort_findings(found)


def _citations(document: Document) -> Iterator[tuple[Citation, str, Place]]:
    """Yield citations with the text of their block and their place: in the policy file, or else in the source text."""
    line = 1
    for block in document.blocks():
        if block.kind not in _UNREAD:
            for citation in find_citations(block.text):
                column = len(block.mark) + citation.start + 1
                yield citation, block.text, block.place or Place(document.source.name, line, column)
        line += 1 + block.blank


def _judge(
    citation: Citation, text: str, registry: Registry, place: Place, on: date | None, subject: str = ""
) -> tuple[Known | None, tuple[Finding, ...]]:
    """Return the document that is meant, and what is wrong with its citation on a day."""
    known, problems = _resolve(citation, registry)
    life = () if _is_ended_here(citation, text) else _life(citation, known, on)
    problems = (*_number_faults(citation, text), *problems, *life)
    return known, tuple(Finding(code, place, subject, tuple(facts.items())) for code, facts in problems)


def _checked(citation: Citation, text: str, registry: Registry, place: Place) -> CitationCheck:
    """Judge a citation as of today, how its title is marked included, and say how to cite the document."""
    known, findings = _judge(citation, text, registry, place, date.max)
    title = "".join(citation.title.split("\n"))
    number = str(citation.number.number) if citation.number else ""
    as_found = text[citation.number.start : citation.number.end] if citation.number else ""
    if known:
        right = known.successor if any(f.code == "D302" for f in findings) else ""
        # a law has a number for every amendment, none of which is registered
        right = right or (known.form if known.number else _form(quoted(known.title), as_found))
    else:
        right = _form(quoted(title) if title else "", number)
    marks = citation.marks[: len(citation.marks) // 2], citation.marks[len(citation.marks) // 2 :]
    written = title.join(marks) if title else ""
    if title and marks[0] and written != quoted(title):
        findings += (Finding("D310", place, "", (("title", written), ("correct", right))),)
    if any(RULES[f.code].severity != "info" for f in findings):
        state, correct = "wrong", right
    elif known:
        state, correct = "ok", right
    else:
        state, correct = "unknown", _guess(citation, registry)
    return CitationCheck(place, _form(written, as_found), citation.title, number, state, correct, findings)


def _form(title: str, number: str) -> str:
    return (f"{title}（{number}）" if number else title) if title else number


#: Code and facts of a finding.
_Problem = tuple[str, Mapping[str, str | Text]]


def _resolve(citation: Citation, registry: Registry) -> tuple[Known | None, tuple[_Problem, ...]]:
    """Find the document that is meant, and say what does not fit together."""
    title = citation.stands_for or citation.title
    number = citation.number.number if citation.number else None
    numbered = registry.numbered(number) if number else ()
    titled = registry.titled(title) if title else ()
    if number and numbered:
        known = next((k for k in titled if k in numbered), None)
        if known is None and title and not any(_is_short_for(title, k) for k in numbered):
            if other := next((k for k in titled if k.number and _comparable(k, number)), None):
                return other, (_other_number(title, number, other),)
            return numbered[0], (("D301", {"title": title, "number": str(number), "known": numbered[0].title}),)
        known = known or numbered[0]
        return known, tuple(_misattributed(citation, known))
    if titled:
        return _by_title(citation, title, number, titled)
    if number and (issuer := issuer_of(number)) and (named := _named(citation)) and issuer not in named:
        facts = {"what": str(number), "right": issuer, "named": "、".join(named), "correct": str(number)}
        return None, (("D307", facts),)
    return _by_likeness(title, number, registry)


def _by_title(
    citation: Citation, title: str, number: DocNumber | None, titled: tuple[Known, ...]
) -> tuple[Known | None, tuple[_Problem, ...]]:
    """Choose among the documents of a title; an issuer or a number that is not central means another document."""
    own = title_key(title).issuer
    same = [k for k in titled if not own or own in _CENTRE_KEYS or own == _issuer_key(k)]
    if number:
        numbered = [k for k in same if k.number and _comparable(k, number)]
        if numbered:
            return numbered[0], (_other_number(title, number, numbered[0]),)
        unnumbered = next((k for k in same if not k.number), None)
        return unnumbered, ()
    if not same:
        return None, ()
    if citation.other_issuer and not own:
        return None, ()
    named = set(_named(citation))
    known = next((k for k in same if named and named == set(k.issuers)), same[0])
    return known, tuple(_misattributed(citation, known))


def _by_likeness(title: str, number: DocNumber | None, registry: Registry) -> tuple[Known | None, tuple[_Problem, ...]]:
    nearest = registry.nearest(title) if title else None
    if nearest is None or not _is_slip(title, *nearest) or (number and not _comparable(nearest[0], number)):
        return None, ()
    known = nearest[0]
    return known, (("D308", {"title": title, "known": known.title, "correct": known.form}),)


def _other_number(title: str, number: DocNumber, known: Known) -> _Problem:
    return "D306", {"title": title, "number": str(number), "right": known.number, "correct": known.form}


def _misattributed(citation: Citation, known: Known) -> Iterator[_Problem]:
    named, issuers = _named(citation), set(known.issuers)
    if named and issuers and issuers <= _CENTRE and set(named) != issuers:
        what = f"《{citation.title}》" if citation.title else known.number
        facts = {"what": what, "right": "、".join(known.issuers), "named": "、".join(named), "correct": known.form}
        yield "D307", facts


def _named(citation: Citation) -> tuple[str, ...]:
    """Return the central issuers that a citation names, in the title or beside it."""
    own = title_key(citation.stands_for or citation.title).issuer if citation.title else ""
    return _CENTRE_KEYS.get(own) or (() if own else citation.issuers)


def _number_faults(citation: Citation, text: str) -> Iterator[_Problem]:
    if citation.number is None or not citation.number.faults:
        return
    found = citation.number
    facts = {"number": text[found.start : found.end], "right": str(found.number)}
    lost = [_FAULTS[fault] for fault in found.faults if fault in LOST]
    if lost:
        problem = Text("；".join(fault.zh for fault in lost), "; ".join(fault.en for fault in lost))
        yield "D305", {**facts, "problem": problem}
    else:
        yield "D309", facts


def _is_ended_here(citation: Citation, text: str) -> bool:
    """Whether the sentence says itself that the document ends: 《…》同时废止, 废止《…》."""
    before = text[: citation.start].rstrip()
    return before.endswith(("废止", "失效")) or _ENDING.match(text, citation.end) is not None


def _life(citation: Citation, known: Known | None, on: date | None) -> Iterator[_Problem]:
    """Say that a document does not count any more; a document of unknown day is not held against it."""
    if known is None or known.status not in ENDED or on is None or on < (known.ended or date.max):
        return
    yield "D302", {"title": citation.title or known.title, "status": known.status, "successor": known.successor}


def _comparable(known: Known, number: DocNumber) -> bool:
    """Whether a number is of the kind that the document's own number is, so that one of them must be wrong.

    A province prints a document of the same title under its own number; a law has another order for every amendment.
    """
    own = parse_docnumber(known.number)
    if own is None or own.kind != number.kind:
        return False
    if own.kind == "standard":
        return own.code == number.code and own.seq == number.seq and number.year != 0
    if own.kind == "order":
        return known.settled and own.code == number.code
    if own.code != number.code and not (issuer_of(own) and issuer_of(number)):
        return False
    # notices of one title come out year after year: without a registry only a slip in one place is certain
    return known.settled or (own.code, own.year, own.seq) in _slips(own, number)


def _slips(own: DocNumber, number: DocNumber) -> set[tuple[str, int, str]]:
    """Return what a number would be with any one of its parts corrected."""
    code, year, seq = number.code, number.year, number.seq
    return {(own.code, year, seq), (code, own.year, seq), (code, year, own.seq)}


def _is_short_for(title: str, known: Known) -> bool:
    """Whether a title is a short name (《指导意见》, 《好差评意见》) or leaves a part out with … ."""
    if "…" in title:
        parts = [title_key(part).core for part in title.split("…") if part]
        return any(_in_order(parts, key.core) for key in known.keys)
    core = title_key(title).core
    return len(core) <= _SHORT_NAME and any(_in_order(core, key.core) for key in known.keys)


def _in_order(parts: Iterable[str], whole: str) -> bool:
    at = 0
    for part in parts:
        at = whole.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def _is_slip(title: str, known: Known, likeness: float) -> bool:
    """Whether an unknown title is most likely a known one, misquoted, and not another document of a like name.

    The same characters in another order are a slip in any title. A word more or less is one only in the long titles
    of opinions, notices and plans: a law or rule with another word in its short title is another one.
    """
    if is_reply(known.title) and not is_reply(title):
        return False  # a reply bears the name of what it answers
    asked = title_key(title)
    if len(asked.core) < _LONG_ENOUGH or asked.issuer not in ("", *_CENTRE_KEYS):
        return False
    for other in (key.core for key in known.keys):
        more, less = Counter(asked.core) - Counter(other), Counter(other) - Counter(asked.core)
        changed = more.total() + less.total()
        if _CHANGES_MEANING.intersection((*more, *less)) or genre_of(asked.core) not in ("", genre_of(other)):
            continue
        if any((word in asked.core) != (word in other) for word in OTHER):
            continue
        if changed == 0 or (likeness >= _ALIKE and len(other) >= _LONG_TITLE and not sets_rules(other)):
            return True
    return False


def _guess(citation: Citation, registry: Registry) -> str:
    """Name the known document that comes near to one that nobody knows; empty where none does."""
    if not citation.title or citation.number or citation.other_issuer or title_key(citation.title).issuer:
        return ""
    nearest = registry.nearest(citation.title)
    return nearest[0].form if nearest and nearest[1] >= _NEAR else ""


def _issuer_key(known: Known) -> str:
    return "".join(plain(name) for name in known.issuers)
