"""In which order requirements are met: by buckets, each with its points, and what moves between two profiles."""

from collections.abc import Iterator, Mapping
from typing import Final

from polreq.arrange.owners import owned_title
from polreq.arrange.wording import DOT, listed
from polreq.results.priorities import BUCKETS, Placed, Priorities
from polreq.results.report import Report
from polreq.results.said import Row, Said, Span
from polreq.results.sections import Column, Item, Items, Page, Prose, Section, SectionPart, Table
from polreq.words import Text
from polreq.words.names import SHORT_LAYERS, label
from polreq.words.priority import BUCKETS as BUCKET_NAMES
from polreq.words.priority import FACTORS, PROFILES, told
from polreq.words.sentences import COLUMNS

#: Requirements of a bucket, and moves, that are shown where not all are asked for.
SHOWN: Final = 10


def arrange_priorities(
    ranking: Priorities, report: Report, *, other: Priorities | None = None, every: bool = False
) -> Page:
    """Arrange the order.

    Args:
        ranking: the order.
        report: of the same workspace, as of the same day.
        other: an order by another profile, to see what moves.
        every: whether long buckets are listed whole.
    """
    title, day = owned_title(report, told("title")), str(report.as_of or "")
    if not ranking.ranked:
        return Page((Section((Prose((told("nothing"),), "text"),)),), title=title, day=day)
    statements = {thing.id: (SHORT_LAYERS[thing.layer], thing.text or thing.title) for thing in report.things}
    notes: list[Said] = [priorities_summary(ranking)]
    if not report.as_of:
        notes.append(told("no_day"))
    if blind := sum(all(points.given is None for points in one.points) for one in ranking.ranked):
        notes.append(told("blind", number=blind))
    sections = [Section((Prose(tuple(notes), "text"),))]
    places = ranking.places()
    for bucket in BUCKETS:
        if found := [one for one in ranking.ranked if one.bucket == bucket]:
            sections.append(_bucket(bucket, found, places, statements, every=every))
    if other:
        sections.append(_moves(ranking, other, statements, every=every))
    return Page(tuple(sections), title=title, day=day)


def profile_name(name: str) -> Text:
    """Name a profile; people's own stand for themselves."""
    return label(PROFILES, name)


def priorities_summary(ranking: Priorities) -> Text:
    """Say by which profile, and how many requirements are in each bucket."""
    counts = ((BUCKET_NAMES[b], sum(one.bucket == b for one in ranking.ranked)) for b in BUCKETS)
    said = listed(told("bucket", name=name, number=number) for name, number in counts if number)
    return told("by", profile=profile_name(ranking.profile), number=len(ranking.ranked), buckets=said)


def _bucket(
    bucket: str, found: list[Placed], places: Mapping[str, int], statements: Mapping[str, tuple[Text, str]], *, every: bool
) -> Section:  # fmt: skip
    kept = found if every else found[:SHOWN]
    parts: list[SectionPart] = [Items(tuple(_item(one, places[one.id], statements) for one in kept))]
    if left := len(found) - len(kept):
        parts.append(Prose((Span(told("more", number=left), tone="faint"),), "text"))
    return Section(tuple(parts), BUCKET_NAMES[bucket])


def _item(one: Placed, place: int, statements: Mapping[str, tuple[Text, str]]) -> Item:
    layer, statement = statements[one.id]
    facts = Row((Span(one.id, "id"), layer, *explained(one)), DOT)
    return Item((statement,), Row((f"{place}.", Span(f"{one.score:.1f}", "score"))), (facts,))


def explained(one: Placed) -> Iterator[Text]:
    """Say what each factor gives, whether policy keeps it where it is, and of what nothing is known."""
    for points in one.points:
        if points.given is not None:
            yield told("points", factor=FACTORS[points.factor], given=f"{points.given:g}", most=points.most)
    if one.floor:
        yield told("floor")
    if unknown := [FACTORS[points.factor] for points in one.points if points.given is None]:
        yield told("unknown", factors=listed(unknown))


def _moves(
    ranking: Priorities, other: Priorities, statements: Mapping[str, tuple[Text, str]], *, every: bool
) -> Section:
    """Show what stands elsewhere in the other order, what moves most first."""
    before, after = ranking.places(), other.places()
    buckets = {one.id: one.bucket for one in ranking.ranked}, {one.id: one.bucket for one in other.ranked}
    moved = sorted(
        (id for id in before if before[id] != after[id]), key=lambda id: (-abs(after[id] - before[id]), before[id])
    )
    heading = told("moves", other=profile_name(other.profile))
    if not moved:
        return Section((Prose((told("same"),), "text"),), heading)
    kept = moved if every else moved[:SHOWN]
    columns = (Column("", size=24), Column(COLUMNS["statement"], fit="most"), Column(COLUMNS["id"], "id"))
    rows = tuple(
        (_move((before[id], buckets[0][id]), (after[id], buckets[1][id])), statements[id][1], id) for id in kept
    )
    about = told("moves_of", profile=profile_name(ranking.profile), other=profile_name(other.profile), number=len(kept))
    left = len(moved) - len(kept)
    more = told("more", number=left) if left else ""
    return Section((Prose((about,), "text"), Table(columns, rows, headed=False, more=more)), heading)


def _move(before: tuple[int, str], after: tuple[int, str]) -> Text:
    """Say from which place and bucket to which."""
    if before[1] == after[1]:
        return told("moved_place", before=before[0], after=after[0])
    said = {"before": before[0], "after": after[0]}
    return told("moved", **said, bucket_before=BUCKET_NAMES[before[1]], bucket_after=BUCKET_NAMES[after[1]])
