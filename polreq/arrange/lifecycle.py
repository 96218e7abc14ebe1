"""How policies stand: what is over first, with who says so, what rests on it and what to do with each requirement."""

from collections.abc import Iterator
from typing import Final

from polreq.arrange.wording import DOT, listed
from polreq.results.lifecycle import (
    ACTIONS,
    OVER,
    POLICY_STATES,
    Lifecycle,
    PolicyLife,
    PolicyWitness,
    ReadEndings,
    RestingItem,
    StandingPolicy,
)
from polreq.results.said import Row, Said, Span
from polreq.results.sections import Item, Items, Page, Prose, Section
from polreq.words import Text
from polreq.words.lifecycle import ACTIONS as ACTION_NAMES
from polreq.words.lifecycle import ADVICE, ADVICE_SOON, CHANGES, DAYS, REMARKS, STATES, told
from polreq.words.sentences import filled, joined

#: Requirements of one action that are shown where not all are asked for.
SHOWN: Final = 5
#: Characters of a sentence that is quoted.
_QUOTED: Final = 120

_TONES: Final = {"soon": "warn", "partly": "warn", "unclear": "faint", "in_force": "good"}


def arrange_lifecycle(lifecycle: Lifecycle, *, every: bool = False) -> Page:
    """Arrange how policies stand.

    Args:
        lifecycle: of a workspace.
        every: whether all requirements are listed.
    """
    title, day = told("title"), str(lifecycle.as_of)
    if not lifecycle.policies:
        return Page((Section((Prose((told("nothing"),), "text"),)),), title=title, day=day)
    notes: list[Said] = [lifecycle_summary(lifecycle), *_touched(lifecycle)]
    notes += [_endings(one) for one in lifecycle.endings]
    sections = [Section((Prose(tuple(notes), "text"),))]
    for state in POLICY_STATES:
        if found := lifecycle.of(state):
            sections.append(Section((Items(tuple(_policy(one, every=every) for one in found)),), STATES[state]))
    return Page(tuple(sections), title=title, day=day)


def lifecycle_summary(lifecycle: Lifecycle) -> Text:
    """Say how many policies stand how."""
    counts = ((STATES[state], len(lifecycle.of(state))) for state in POLICY_STATES)
    said = listed(told("state", name=name, number=number) for name, number in counts if number)
    return told("summary", number=len(lifecycle.policies), states=said)


def _touched(lifecycle: Lifecycle) -> Iterator[Text]:
    items = [item for policy in lifecycle.of(*OVER) for item in policy.resting]
    if items:
        demands = {item.requirement for item in items}
        yield told("touched", demands=len(demands), alone=len({one for item in items for one in item.alone}))


def _endings(read: ReadEndings) -> Text:
    if not read.entries:
        return told("none_listed", file=read.file)
    ids = told("list_of", ids=listed(read.documents)) if read.documents else ""
    return told(
        "list", named=read.named, file=read.file, entries=read.entries, number=len(read.documents), documents=ids
    )


def _policy(policy: StandingPolicy, *, every: bool) -> Item:
    life = policy.life
    head: list[Said] = [Span(life.named)]
    if life.day:
        head.append(
            Span(
                filled(DAYS[life.state], {"day": life.day}),
                "date",
                "bad" if life.state in OVER else _TONES.get(life.state, ""),
            )
        )
    if policy.demands and not policy.resting:
        head.append(Span(told("demands", number=policy.demands), tone="faint"))
    lines: list[Said] = [_said_by(witness) for witness in life.witnesses] or [told("nobody")]
    lines += [filled(REMARKS[r.key], {"named": r.named, "day": r.day}) for r in life.remarks]
    return Item(tuple(head), Span(life.document, "id"), tuple(lines), items=tuple(_actions(policy, every=every)))


def _said_by(witness: PolicyWitness) -> Text:
    words = witness.words if len(witness.words) <= _QUOTED else witness.words[: _QUOTED - 1] + "…"
    match witness.kind:
        case "text":
            locator = f" {witness.locator}" if witness.locator else ""
            return told("by_text", locator=locator, words=words)
        case "document" if words:
            return told("by_document", named=witness.named, locator=witness.locator, words=words)
        case "document":
            return told("by_document_key", named=witness.named, place=witness.place or "")
        case "known":
            return told("by_known", named=witness.named)
        case _:
            return told("by_file", place=witness.place or "")


def _actions(policy: StandingPolicy, *, every: bool) -> Iterator[Item]:
    """Yield an entry for each thing to do, with the requirements to which it is to be done."""
    life = policy.life
    for action in ACTIONS:
        found = [item for item in policy.resting if item.action == action]
        if not found:
            continue
        kept = found if every else found[:SHOWN]
        items = [_item(one) for one in kept]
        if left := len(found) - len(kept):
            items.append(Item((Span(told("more", number=left), tone="faint"),)))
        advice = _advice(life, action)
        yield Item((told("action", name=ACTION_NAMES[action], number=len(found), advice=advice),), items=tuple(items))


def _advice(life: PolicyLife, action: str) -> Text:
    said = ADVICE_SOON.get(action, ADVICE[action]) if life.state == "soon" else ADVICE[action]
    return filled(said, {"old": life.document, "new": life.successor, "successor": life.successor_named})


def _item(item: RestingItem) -> Item:
    facts: list[Said] = [told("clause", locator=item.locator)] if item.locator else []
    if item.action == "migrate":
        facts.append(told("to", places=listed(item.places), change=CHANGES[item.change]))
    if item.others:
        facts.append(told("other", others=joined("；", item.others)))
    if item.alone:
        facts.append(Span(told("alone", features=listed(item.alone)), tone="warn"))
    if shared := [one for one in item.features if one not in item.alone]:
        facts.append(told("features", features=listed(shared)))
    return Item((Span(item.statement),), Span(item.requirement, "id"), (Row(tuple(facts), DOT),) if facts else ())
