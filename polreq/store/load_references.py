"""Ids across files: each given once, each that is named exists; otherwise the nearest one that does."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from polreq.model.identity import alike
from polreq.model.place import Place
from polreq.results.finding import Finding
from polreq.store.schema.log import Use

#: Places that are listed where a document that does not exist is named.
SHOWN: Final = 3


def repeated(given: Iterable[tuple[str, Place]]) -> Iterator[Finding]:
    """Yield a finding for every id that is given a second time, and name the first place."""
    first: dict[str, Place] = {}
    for name, place in given:
        if name in first:
            yield Finding("I201", place, name, (("id", name), ("first", str(first[name]))), (first[name],))
        else:
            first[name] = place


def unknown(uses: Iterable[Use], known: dict[str, set[str]]) -> Iterator[Finding]:
    """Yield a finding for every id that is named but not given.

    Args:
        uses: where ids are named.
        known: ids that are given, by kind of use.
    """
    near: dict[str, _Nearest] = {}
    documents: dict[str, list[Use]] = {}
    for use in uses:
        if use.id in known[use.kind]:
            continue
        if use.kind not in near:
            near[use.kind] = _Nearest(known[use.kind])
        if use.kind == "document":
            documents.setdefault(use.id, []).append(use)
            continue
        facts = (("id", use.id), ("nearest", near[use.kind].find(use.id)))
        yield Finding(use.code, use.place, use.subject, facts)
    for name, named in documents.items():
        # a whole file of requirements may rest on a document that is not there: that is one thing to mend
        about = (("id", name), ("count", str(len(named))), ("nearest", near["document"].find(name)))
        yield Finding("I205", named[0].place, name, about, tuple(use.place for use in named[1:SHOWN]))


@dataclass(slots=True)
class _Nearest:
    """Finds ids that differ in one character, in case, in signs or in leading zeros.

    An index of every id with one character left out: comparing each wrong id with each right one would take minutes in
    a large workspace whose ids were renamed.
    """

    ids: set[str]
    index: dict[str, list[str]] = field(default_factory=dict)

    def find(self, name: str) -> str:
        """Return the nearest id, or an empty text; several ids where a full-width comma made one of them."""
        name = unicodedata.normalize("NFKC", name)
        parts = [part.strip() for part in re.split("[,、;]", name)]
        if len(parts) > 1:
            found = [self.find(part) for part in parts if part]
            return ", ".join(found) if all(found) else ""
        if not self.index:
            for one in sorted(self.ids):
                for form in _forms(one):
                    self.index.setdefault(form, []).append(one)
        candidates = alike(name, {one for form in _forms(name) for one in self.index.get(form, ())})
        if not candidates:
            return ""
        bare = _bare(name)
        same = [one for one in candidates if _bare(one) == bare]
        return min(same or candidates, key=lambda one: (-difflib.SequenceMatcher(None, name, one).ratio(), one))


def _forms(name: str) -> set[str]:
    """Return the bare form of an id and every form with one character less."""
    bare = _bare(name)
    return {bare, *(bare[:i] + bare[i + 1 :] for i in range(len(bare)))}


def _bare(name: str) -> str:
    return re.sub(r"0+(?=\d)", "", re.sub(r"[\s._\-]", "", name.casefold()))
