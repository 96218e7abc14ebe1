"""Conflicts between requirements: by how they stand, each with both texts, what governs and why, what is to be asked and done.

That it is not stated whether a document is in force is said once for all, since it is true of most.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from polreq.arrange.wording import listed
from polreq.results.conflicts import CONFLICT_STATES, Conflict, Conflicts, ConflictSide
from polreq.results.governing import STATED_RANKS, Stated
from polreq.results.said import Said, Span
from polreq.results.sections import Item, Items, Page, Prose, Section, SectionPart
from polreq.words import Text
from polreq.words.conflicts import KINDS, RANKS, STATES, told
from polreq.words.governing import ASIDE, GOVERNING, QUESTIONS
from polreq.words.sentences import joined

#: Conflicts of one state that are shown where not all are asked for.
SHOWN: Final = 10
#: A statement that has at most so many characters more than the words that differ is said once.
_SHORT: Final = 4
_TONES: Final = {"breach": "bad", "open": "warn", "clear": "good"}
_PROJECT: Final = STATED_RANKS[STATED_RANKS.index("contract") :]


def arrange_conflicts(conflicts: Conflicts, *, every: bool = False) -> Page:
    """Arrange conflicts.

    Args:
        conflicts: of a workspace.
        every: whether long lists are listed whole, with what does not bear on the product.
    """
    title, day = told("title"), str(conflicts.as_of or "")
    shown = (*conflicts.found, *conflicts.beside) if every else conflicts.found
    notes: list[Said] = [_summary(shown) if shown else told("nothing")]
    if conflicts.beside and not every:
        notes.append(told("beside", number=len(conflicts.beside)))
    if shown and not conflicts.as_of:
        notes.append(told("no_day"))
    if any("force" in one.governing.questions for one in shown):
        notes.append(told("force"))
    sections = [Section((Prose(tuple(notes), "text"),))]
    for state in CONFLICT_STATES:
        if found := [one for one in shown if one.state == state]:
            sections.append(_section(state, found, every=every))
    return Page(tuple(sections), title=title, day=day)


def conflict_items(found: Sequence[Conflict]) -> Items:
    """Say conflicts in full, one after the other."""
    return Items(tuple(map(_item, found)), apart=True)


def _summary(found: Sequence[Conflict]) -> Text:
    counts = ((STATES[state], sum(one.state == state for one in found)) for state in CONFLICT_STATES)
    said = listed(told("state", name=name, number=number) for name, number in counts if number)
    return told("summary", number=len(found), states=said)


def _section(state: str, found: Sequence[Conflict], *, every: bool) -> Section:
    kept = found if every else found[:SHOWN]
    parts: list[SectionPart] = [conflict_items(kept)]
    if left := len(found) - len(kept):
        parts.append(Prose((Span(told("more", number=left), tone="faint"),), "text"))
    return Section(tuple(parts), STATES[state])


def _item(one: Conflict) -> Item:
    head = told("head", kind=KINDS[one.kind], ids=listed(dict.fromkeys(side.id for side in one.sides)))
    places = told("places", places=listed(str(side.place) for side in one.sides))
    lines = (*map(_side, one.sides), *_governing(one), Span(places, "path", "faint"))
    return Item((Span(head, tone=_TONES[one.state]),), lines=lines)


def _side(side: ConflictSide) -> Text:
    source = f"{side.source} {side.locator}".rstrip() or told("sourceless")
    key = "whole" if side.words in side.text and len(side.text) - len(side.words) <= _SHORT else "side"
    return told(key, id=side.id, source=source, words=side.words, text=side.text)


def _governing(one: Conflict) -> Iterator[Said]:
    found = one.governing
    reasons = joined(Text("；", "; "), (GOVERNING[key] for key in found.reasons))
    if found.stated:
        said = told("governs", words=found.stated.words, rank=_rank(found.stated), id=found.stated.id, reasons=reasons)
        yield Span(said, tone="strong")
    else:
        yield Span(reasons, tone="strong")
    for each in found.aside:
        if each.reason != "met":
            yield told(
                "aside", words=each.stated.words, rank=_rank(each.stated), id=each.stated.id, reason=ASIDE[each.reason]
            )
    for question in found.questions:
        if question != "force":
            yield told("ask", question=QUESTIONS[question])
    if found.safest:
        yield told("safest", words=found.safest.words, id=found.safest.id)
    yield Span(_next(one), tone="strong")


def _next(one: Conflict) -> Text:
    governing = one.governing
    if governing.stated is None:
        return told("open_do")
    if one.state == "clear" and one.kind == "lead":
        return told("lead_do", words=governing.stated.words)
    if one.state == "clear":
        return told("clear_do", words=governing.stated.words)
    wrong = next(each.stated for each in governing.aside if each.reason in ("looser", "against"))
    key = "project_do" if wrong.rank in _PROJECT else "breach_do"
    return told(key, words=governing.stated.words, other=wrong.words)


def _rank(stated: Stated) -> Text:
    return RANKS[stated.rank or "unknown"]
