"""Comparisons of two versions for programs: one object for each clause of the newer one, then for each that was removed."""

import json
from types import MappingProxyType
from typing import Any, Final

from polreq.render.machine.keys import Key, Keys, choice, text
from polreq.results.versions import CHANGES, DIFFERENCES, VersionRow, VersionView

#: Every key of a line.
KEYS: Final[Keys] = MappingProxyType(
    {
        "new": Key("place of a clause of the newer version; null if it was removed", ("string", "null")),
        "old": Key("places of the clauses of the older version that it comes from, in its order", ("array",)),
        "change": choice(CHANGES, "what became of it"),
        "differences?[].kind": choice(DIFFERENCES, "in what the two differ"),
        "differences?[].before": text("words of the older version; empty where there were none"),
        "differences?[].after": text("words of the newer one; empty where they were struck out"),
    }
)


def render_versions(view: VersionView) -> str:
    """Write one object for each clause; `differences` only where there are any."""
    return "".join(json.dumps(_plain(row), ensure_ascii=False) + "\n" for row in view.rows)


def _plain(row: VersionRow) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "new": row.new.locator if row.new else None,
        "old": [article.locator for article in row.olds],
        "change": row.change,
    }
    differences = [{"kind": d.kind, "before": d.before, "after": d.after} for d in row.differences]
    return plain | ({"differences": differences} if differences else {})
