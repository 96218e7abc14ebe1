"""Groups of messages → requirements of the users, with what they rest on: how many said so, when, in which words."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Final

from polreq.ingest.voices.read import Voice
from polreq.model.requirement import Basis, Requirement
from polreq.results.imported import ChangedField, Fate, ItemChange

#: So many messages are quoted.
_QUOTED: Final = 3
#: Columns under `custom`: how many there were in each month, and what was said.
MONTHS: Final = "每月件数"
QUOTES: Final = "原话"

#: Position of the message that stands for all of a group.
Typical = Callable[[Sequence[str]], int]


@dataclass(frozen=True, slots=True)
class VoicedDemands:
    """The messages with the demands that they belong to, what becomes of each demand, and requirements to be written."""

    voices: tuple[Voice, ...]
    changes: tuple[ItemChange, ...]
    requirements: tuple[Requirement, ...]


def voice_demands(
    voices: Sequence[Voice],
    groups: Iterable[Sequence[int]],
    known: Mapping[str, Requirement],
    before: Iterable[str],
    ids: Iterator[str],
    typical: Typical,
) -> VoicedDemands:
    """Make or update a requirement for each group; what people wrote of it stays.

    Args:
        voices: all messages, in which the requirement is named of those that belong to one.
        groups: positions of the messages of each.
        known: requirements by id.
        before: ids of those that had messages; one that has none any more rests on none.
        ids: for new ones.
        typical: chooses the message that stands for a group.
    """
    sources = {one.source for one in voices}
    placed = list(voices)
    changes: list[ItemChange] = []
    written: list[Requirement] = []
    for members in groups:
        said = [voices[n] for n in members]
        old = next((known[one.requirement] for one in said if one.requirement in known), None)
        first = said[typical([one.text for one in said])]
        id_ = old.id if old else next(ids)
        for n in members:
            placed[n] = replace(voices[n], requirement=id_)
        began = old or Requirement(id_, "user", first.text, force="should")
        new = _told(_untold(began, sources), said, first)
        fields = tuple(_differences(old, new)) if old else ()
        fate: Fate = "new" if not old else "changed" if old != new else "same"
        changes.append(ItemChange(fate, id_, new.title or new.statement, new.status, fields))
        if fate != "same":
            written.append(new)
    left = {one.requirement for one in placed}
    for id_ in dict.fromkeys(before):
        if id_ in known and id_ not in left:
            old, new = known[id_], _untold(known[id_], sources)
            changes.append(ItemChange("gone", id_, new.title or new.statement, new.status))
            written += [new] if new != old else []
    return VoicedDemands(tuple(placed), tuple(changes), tuple(written))


def _untold(requirement: Requirement, sources: Set[str]) -> Requirement:
    """Return the requirement without what messages said; bases and columns of people's own stay."""
    bases = tuple(one for one in requirement.bases if one.kind != "evidence" or one.ref not in sources)
    custom = tuple((key, text) for key, text in requirement.custom if key not in (MONTHS, QUOTES))
    return replace(requirement, bases=bases, custom=custom)


def _told(requirement: Requirement, said: Sequence[Voice], first: Voice) -> Requirement:
    """Return the requirement with what the messages say."""
    months = Counter(f"{one.on:%Y-%m}" for one in said if one.on)
    texts = list(dict.fromkeys((first.text, *(one.text for one in said))))
    listed = "、".join(f"{month} {months[month]}" for month in sorted(months))
    told = ((MONTHS, listed), (QUOTES, "\n".join(texts[:_QUOTED])))
    custom = (*requirement.custom, *((key, text) for key, text in told if text))
    return replace(requirement, bases=(*_bases(said, first), *requirement.bases), custom=custom)


def _bases(said: Sequence[Voice], first: Voice) -> Iterator[Basis]:
    """Yield evidence of each source: number, first and last day, and the words of one."""
    for source in dict.fromkeys((first.source, *(one.source for one in said))):
        own = [one for one in said if one.source == source]
        days = sorted(one.on for one in own if one.on)
        between = f"{days[0]}/{days[-1]}" if days else ""
        quote = first.text if source == first.source else own[0].text
        yield Basis("evidence", source, between, quote=quote, on=days[-1] if days else None, count=len(own))


def _differences(old: Requirement, new: Requirement) -> Iterator[ChangedField]:
    before, after = ("、".join(f"{b.ref} {b.count} {b.locator}" for b in one.bases) for one in (old, new))
    if before != after:
        yield ChangedField("bases", before, after)
    was = dict(old.custom)
    yield from (ChangedField(key, was.get(key, ""), text) for key, text in new.custom if was.get(key) != text)
