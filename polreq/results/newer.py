"""What becomes of a requirement whose clause has other words now (依据已变): it takes them, or it stays as it is."""

from collections.abc import Iterator
from dataclasses import replace

from polreq.model.requirement import NewerWords, Requirement
from polreq.results.reading_values import FIELDS, value_of


def as_newer(item: Requirement) -> Requirement:
    """Return a requirement with the words that its clause has now, and what is read in them; any other one as it is.

    A part that reads as it did keeps what a person had corrected in it; a part that reads otherwise is what was read.
    """
    newer = item.newer
    if not newer.quote:
        return item
    known = {name: getattr(newer.read, name) for name in FIELDS.values()}
    parts = {name: value for name, value in known.items() if value is not None}
    read = replace(item.read, **dict.fromkeys(parts))
    return replace(_resting(item), statement=newer.quote, read=read, **parts)


def kept_older(item: Requirement) -> Requirement:
    """Return a requirement that stays as it is, although the clause that it rests on has other words now."""
    return _resting(item) if item.newer.quote else item


def differing(before: Requirement, now: Requirement) -> Iterator[tuple[str, object, object]]:
    """Yield the parts of a reading in which two differ, in their order, each with what both say."""
    for field in FIELDS:
        then, today = value_of(before, field), value_of(now, field)
        if then != today:
            yield field, then, today


def _resting(item: Requirement) -> Requirement:
    """Rest a requirement on the words that its clause has now."""
    newer = item.newer
    rests = (b for b in item.bases if b.kind == "clause" and b.ref == newer.document)
    first = next(rests, None)
    bases = tuple(replace(b, digest=newer.digest, quote=newer.quote) if b is first else b for b in item.bases)
    return replace(item, bases=bases, newer=NewerWords())
