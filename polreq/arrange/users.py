"""What users say and use: broken promises, demands without a feature, what is built and little used, needs without policy, questions to ask."""

from collections.abc import Iterator, Sequence
from typing import Final

from polreq.arrange.wording import listed
from polreq.results.said import Said, Span
from polreq.results.sections import Item, Items, Page, Prose, Section, SectionPart
from polreq.results.users import (
    BrokenPromise,
    LittleUsed,
    SuggestedSurvey,
    UnbasedDemand,
    UserDemand,
    UseReason,
    UserOverview,
)
from polreq.words import Text
from polreq.words.sentences import filled
from polreq.words.usage import MEASURES, SOURCES, percent
from polreq.words.users import ADVICE, ADVICE_NOTES, PROMISES, SECTIONS, USE_REASONS, told

#: Items of a section that are shown where not all are asked for; of surveys fewer, since each has several lines.
SHOWN: Final = 10
_SURVEYS_SHOWN: Final = 3
#: So many ids of features of unknown use are named.
_NAMED: Final = 10

_ADVICE_TONES: Final = {"merge": "warn", "improve": "warn", "keep": "good"}


def arrange_users(overview: UserOverview, *, every: bool = False) -> Page:
    """Arrange it.

    Args:
        overview: what users say and use.
        every: whether long lists are listed whole.
    """
    sections = [
        Section((Prose(tuple(_summary(overview)), "text"),)),
        *_section("broken", [_broken(one) for one in overview.broken], every, [told("limits_note")] if _has_limits(overview) else []),
        *_section("unanswered", [_demand(one) for one in overview.unanswered], every),
        *_section("little_used", [_little(one) for one in overview.little_used], every, [told("low", low=overview.low)], tuple(_unknown(overview))),
        *_section("unbased", [_unbased(one) for one in overview.unbased], every),
        *_section("surveys", [_survey(one) for one in overview.surveys], every, [told("neutral")]),
    ]  # fmt: skip
    return Page(tuple(sections), title=told("title"))


def _summary(overview: UserOverview) -> Iterator[Said]:
    if not (overview.voices or overview.services):
        yield told("nothing")
        return
    yield told("known", voices=overview.voices, services=overview.services, matched=overview.matched)
    if overview.voices:
        yield told("joined", voiced=overview.voiced, joined=overview.joined)
    else:
        yield told("no_voices")
    if not overview.services:
        yield told("no_usage")
    elif left := overview.services - overview.matched:
        yield told("unmatched", number=left)


def _section(
    key: str, items: Sequence[Item], every: bool, notes: Sequence[Said] = (), after: tuple[Said, ...] = ()
) -> Iterator[Section]:
    if not items and not after:
        return
    most = len(items) if every else _SURVEYS_SHOWN if key == "surveys" else SHOWN
    parts: list[SectionPart] = [Prose(tuple(notes), "text")] if notes and items else []
    if items:
        parts.append(Items(tuple(items[:most])))
    if left := len(items) - most if len(items) > most else 0:
        parts.append(Prose((Span(told("more", number=left), tone="faint"),), "text"))
    if after:
        parts.append(Prose(after, "text"))
    yield Section(tuple(parts), SECTIONS[key], str(len(items)))


def _has_limits(overview: UserOverview) -> bool:
    return any(one.kind == "limit" for one in overview.broken)


def _counted(demand: UserDemand) -> Text:
    key = "demand" if demand.last else "demand_undated"
    return told(key, count=demand.count, last=demand.last)


def _demand(demand: UserDemand) -> Item:
    lines: tuple[Said, ...] = (_counted(demand), Span(told("place", place=demand.place), "path", "faint"))
    return Item((demand.text,), Span(demand.id, "id"), lines)


def _broken(one: BrokenPromise) -> Item:
    text = " ".join(one.text.split())
    lines: list[Said] = [
        told("promised_words", words=one.promised, kind=PROMISES[one.kind], feature=one.feature),
        Span(told("says", messages=one.messages, count=one.count, demand=one.demand.id, text=one.demand.text), tone="strong"),
        *(told("quote", words=words, message=" ".join(message.split())) for words, message in one.said),
        Span(told("place", place=one.place), "path", "faint"),
    ]  # fmt: skip
    return Item((told("promised", text=text),), Span(one.owner, "id"), tuple(lines))


def _little(one: LittleUsed) -> Item:
    use = one.use
    measure = MEASURES[use.measure]
    used = told(
        "used", measure=_apart(measure), total=use.total, first=use.first, last=use.last, number=_number(use.per_month)
    )
    sources = Text("、".join(use.sources), ", ".join(SOURCES[s].en if s in SOURCES else s for s in use.sources))
    lines: list[Said] = [
        used,
        told("sources", sources=sources),
        *map(_reason, one.reasons),
        Span(ADVICE_NOTES[one.advice], tone="strong"),
        Span(told("place", place=one.place), "path", "faint"),
    ]
    return Item(
        (one.title, Span(ADVICE[one.advice], "verdict", _ADVICE_TONES[one.advice])),
        Span(use.feature, "id"),
        tuple(lines),
    )


def _apart(measure: Text) -> Text:
    return Text(f"{measure.zh} ", measure.en)


def _reason(reason: UseReason) -> Text:
    facts = {
        "id": reason.id,
        "text": reason.text,
        "number": _number(reason.number),
        "share": percent(reason.number),
        "measure": MEASURES[reason.measure] if reason.measure else "",
    }
    return filled(USE_REASONS[reason.kind], facts)


def _number(number: float) -> str:
    return f"{number:,.1f}".removesuffix(".0")


def _unknown(overview: UserOverview) -> Iterator[Said]:
    """Say of what nothing was concluded, where something is known of others."""
    if overview.unknown and overview.services:
        ids = listed((*overview.unknown[:_NAMED], *("…" for _ in overview.unknown[_NAMED : _NAMED + 1])))
        yield told("unknown_use", number=len(overview.unknown), ids=ids)


def _unbased(one: UnbasedDemand) -> Item:
    lines: list[Said] = [_counted(one.demand)]
    for near in one.near:
        lines.append(told("near", id=near.id, text=near.text))
        if near.cited:
            lines.append(told("cited", cited=near.cited))
    if not one.near:
        lines.append(told("no_near"))
    return Item(
        (one.demand.text,),
        Span(one.demand.id, "id"),
        (*lines, Span(told("place", place=one.demand.place), "path", "faint")),
    )


def _survey(one: SuggestedSurvey) -> Item:
    questions = tuple(Text(f"{n}. {q.zh}", f"{n}. {q.en}") for n, q in enumerate(one.questions, start=1))
    lines: tuple[Said, ...] = questions or (told("no_name"),)
    return Item((one.text,), Span(one.id, "id"), (*lines, Span(told("place", place=one.place), "path", "faint")))
