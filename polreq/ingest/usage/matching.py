"""Which feature a service is: by id, by its exact title, or unknown, with those that are like it."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from polreq.ingest.usage.read import CountedService
from polreq.late import late
from polreq.model.feature import Feature
from polreq.text.likeness import letters, pairs

#: What stands between the parts of a page's title, or of the way to it: 社保查询-望川政务, 首页>社保>社保查询.
_PARTS: Final = late(r"\s*(?:[-_|｜—–>＞»/·]+)\s*")

#: So many are named that are like a service, from this likeness on (Dice coefficient of pairs of letters).
_NAMED: Final = 3
_FROM: Final = 0.5


@dataclass(frozen=True, slots=True)
class ServiceMatch:
    """The feature that a service is, empty if nobody knows; and ids of features that it may be, the likest first."""

    feature: str
    likely: tuple[str, ...] = ()


class FeatureFinder:
    """Finds features by what statistics call them."""

    def __init__(self, features: Sequence[Feature]) -> None:
        self._ids = {one.id.lower(): one.id for one in features}
        self._titled: defaultdict[str, list[str]] = defaultdict(list)
        self._having: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
        self._sizes: list[int] = []
        self._features = features
        for position, one in enumerate(features):
            self._titled[letters(one.title)].append(one.id)
            found = pairs(one.title)
            self._sizes.append(len(found))
            for pair in found:
                self._having[pair].append(position)

    def find(self, service: CountedService) -> ServiceMatch:
        """Find the feature that a service is: nothing is guessed where two have its title."""
        if named := next((self._ids[id_.lower()] for id_ in service.ids if id_.lower() in self._ids), ""):
            return ServiceMatch(named)
        parts = [part for part in _PARTS.split(service.said) if part]
        for said in (service.said, *parts[:1], *parts[-1:]):
            same = self._titled.get(letters(said), [])
            if len(same) == 1:
                return ServiceMatch(same[0])
            if same:
                return ServiceMatch("", tuple(same[:_NAMED]))
        return ServiceMatch("", self._likely(service.said))

    def _likely(self, said: str) -> tuple[str, ...]:
        own = pairs(said)
        common = Counter(position for pair in own for position in self._having.get(pair, ()))
        scored = ((2 * n / (len(own) + self._sizes[at]), -at) for at, n in common.items())
        best = sorted((one for one in scored if one[0] >= _FROM), reverse=True)[:_NAMED]
        return tuple(self._features[-at].id for _, at in best)
