"""In which order requirements are met, for programs."""

import json
from types import MappingProxyType
from typing import Final

from polreq.model.priority import FACTORS
from polreq.render.machine.keys import Key, Keys, choice, flag, number, text, whole
from polreq.results.priorities import BUCKETS, Priorities

FORMAT: Final = "polreq-rank/1"

#: Every key of the order.
KEYS: Final[Keys] = MappingProxyType(
    {
        "format": text("name and version of the format"),
        "profile": text("by which profile"),
        "ranked[].place": whole("from 1"),
        "ranked[].id": text("of the requirement"),
        "ranked[].score": number("0 to 100: points given of those that could be given by what is known"),
        "ranked[].bucket": choice(BUCKETS, "MoSCoW"),
        "ranked[].floor": flag("it is in its bucket because policy makes it mandatory"),
        "ranked[].points[].factor": choice(FACTORS, "what gives the points"),
        "ranked[].points[].most": whole("the most that it can give"),
        "ranked[].points[].given": Key("what it gives; null: nothing is known of it", ("number", "null")),
    }
)


def render_priorities(ranking: Priorities) -> str:
    """Write the order as JSON."""
    plain = {
        "format": FORMAT,
        "profile": ranking.profile,
        "ranked": [
            {
                "place": place,
                "id": one.id,
                "score": one.score,
                "bucket": one.bucket,
                "floor": one.floor,
                "points": [{"factor": p.factor, "most": p.most, "given": p.given} for p in one.points],
            }
            for place, one in enumerate(ranking.ranked, start=1)
        ],
    }
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"
