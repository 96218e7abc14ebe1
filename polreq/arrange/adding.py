"""What came of writing down a demand: what stands where, what says the same, which policy to cite, what comes next."""

from collections.abc import Iterator

from polreq.model.requirement import Basis, Requirement
from polreq.results.added import Added
from polreq.results.review import Duplicate
from polreq.results.said import Row, Said, Span
from polreq.results.sections import Item, Items, Page, Prose, Section, Step, Steps
from polreq.results.users import NearPolicy
from polreq.words import Text
from polreq.words.adding import tell
from polreq.words.names import BASES, FORCES, LAYERS, label
from polreq.words.users import told


def arrange_added(added: Added, *, dry_run: bool) -> Page:
    """Arrange it.

    Args:
        added: what came of it.
        dry_run: whether it only says what would be written.
    """
    if added.known:
        return Page(
            (Section((Prose((Span(tell("known", id=added.known), tone="strong"),)),)), _next(added.known, added))
        )
    demand = added.requirement
    said = tell("would" if dry_run else "written", file=added.file, id=demand.id)
    sentences: tuple[Said, ...] = (Span(said, tone="strong"), *((tell("masked"),) if added.masked else ()))
    sections = [Section((Prose(sentences), Items((_demand(demand),))))]
    if added.twins:
        sections.append(Section((Items(tuple(_twin(pair, demand.id) for pair in added.twins)),), tell("twins")))
    if added.unbased:
        sections.append(_policy(added))
    if added.written:
        sections.append(_next(demand.id, added))
    return Page(tuple(sections))


def _demand(demand: Requirement) -> Item:
    return Item((Span(demand.id, "id"), demand.statement), facts=tuple(_facts(demand)))


def _facts(demand: Requirement) -> Iterator[tuple[Text, Said]]:
    yield tell("layer"), label(LAYERS, demand.layer)
    yield tell("force"), label(FORCES, demand.force)
    yield tell("basis"), Row(tuple(_basis(demand.bases[0])), " ")
    if demand.deadlines:
        words = [
            f"{one.text}{f' ({one.date})' if one.date and one.text != str(one.date) else ''}"
            for one in demand.deadlines
        ]
        yield tell("due"), Text("、".join(words), ", ".join(words))
    if demand.channels:
        yield tell("channels"), Text("、".join(demand.channels), ", ".join(demand.channels))


def _basis(basis: Basis) -> Iterator[Said]:
    yield label(BASES, basis.kind)
    yield from (words for words in (basis.ref, basis.locator, basis.on.isoformat() if basis.on else "") if words)
    if basis.count:
        yield tell("count", number=basis.count)


def _twin(pair: Duplicate, id: str) -> Item:
    other = pair.other if pair.keep.id == id else pair.keep
    if pair.across:
        advice = tell("link", lower=pair.other.id, upper=pair.keep.id)
    else:
        advice = tell("merge", keep=pair.keep.id, other=pair.other.id)
    return Item((Span(other.id, "id"), other.text), lines=(advice,))


def _policy(added: Added) -> Section:
    if added.near:
        return Section((Items(tuple(map(_near, added.near))),), tell("near"))
    users = added.requirement.bases[0].kind == "evidence"
    return Section((Prose((tell("no_near"), *((tell("not_punished"),) if users else ()))),), tell("near"))


def _near(near: NearPolicy) -> Item:
    return Item((Span(near.id, "id"), near.text), lines=(told("cited", cited=near.cited),) if near.cited else ())


def _next(id: str, added: Added) -> Section:
    steps = [Step(tell("judge"), f"polreq judge {id}")]
    if added.requirement.layer == "user":
        steps.append(Step(tell("rank"), "polreq rank --profile phase2"))
    return Section((Steps((*steps, Step(tell("trace"), "polreq trace"))),))
