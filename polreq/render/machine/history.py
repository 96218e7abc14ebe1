"""Histories and comparisons of snapshots for programs."""

import json
from types import MappingProxyType
from typing import Any, Final

from polreq.render.machine.keys import Key, Keys, choice, day, text, whole
from polreq.results.coverage import STATES
from polreq.results.figures import FIGURES
from polreq.results.history import BURN_VERDICTS, Burnup, CoverageHistory, HistoryMeasure, HistoryPoint
from polreq.results.snapshots import (
    CHANGE_CAUSES,
    SNAPSHOT_CHANGES,
    SnapshotChange,
    SnapshotComparison,
    SnapshotEnd,
)

FORMAT: Final = "polreq-history/1"
CHANGES_FORMAT: Final = "polreq-history-changes/1"

#: Figures of coverage that a point has; what would be if suggestions were confirmed is not known of the past.
_KEPT: Final = ("total", "direct", "deep", "delivered", "justified", "answered", "gaps")

_NUMBERS: Final[Keys] = MappingProxyType(
    {
        **{key: whole(FIGURES[key].meaning.en) for key in _KEPT},
        "proven": whole("requirements with a feature, for each of whose features a test case has passed and none has failed"),
        "overdue": whole("requirements whose deadline has passed, neither delivered nor justified"),
    }
)  # fmt: skip

#: Every key of a history.
KEYS: Final[Keys] = MappingProxyType(
    {
        "format": text("the format and its version"),
        "name": text("name of the project"),
        "left_out": whole("earlier points that were not looked at, because there were too many"),
        "shallow": Key("earlier commits are missing: the repository is a shallow clone", ("boolean",)),
        "points[].day": Key("day of the commit, and the one that deadlines are compared with", ("date",)),
        "points[].revision": Key("name of the commit; null for the workspace as it is now", ("string", "null")),
        "points[].problem": Key("why the figures are missing, in English; null where they are there", ("string", "null")),
        **{f"points[].figures?.{key}": said for key, said in _NUMBERS.items()},
        "burnup?.until": Key("the deadline", ("date",)),
        "burnup?.counts": choice(("all", "due"), "all requirements in scope, or those whose earliest deadline is not after it; without those justified"),
        "burnup?.points[].day": Key("day of the point", ("date",)),
        "burnup?.points[].scope": whole("requirements that are to be delivered"),
        "burnup?.points[].delivered": whole("of these, delivered"),
        "burnup?.left": whole("still to be delivered at the last point"),
        "burnup?.days": Key("days from the last point to the deadline, below 0 if it has passed", ("number",)),
        "burnup?.verdict": choice(BURN_VERDICTS, "whether the pace so far suffices; few: fewer than three points to compare"),
        "burnup?.pace?.since": Key("day of the first point by which the pace is measured", ("date",)),
        "burnup?.pace?.points": whole("points by which it is measured"),
        "burnup?.pace?.days": whole("days from the first to the last of them"),
        "burnup?.pace?.delivered": Key("how many more are delivered, below 0 where fewer are", ("number",)),
        "burnup?.pace?.scope": Key("how many more are to be delivered, below 0 where fewer are", ("number",)),
    }
)  # fmt: skip

_ENDS: Final = ("before", "after")

#: Every key of a comparison of two snapshots.
CHANGES_KEYS: Final[Keys] = MappingProxyType(
    {
        "format": text("the format and its version"),
        "name": text("name of the project"),
        **{f"{end}.name": text("the snapshot as it was asked for") for end in _ENDS},
        **{f"{end}.revision": Key("name of the commit; null for the workspace as it is now", ("string", "null")) for end in _ENDS},
        **{f"{end}.day": day("that deadlines are compared with") for end in _ENDS},
        **{f"{end}.figures.{key}": said for end in _ENDS for key, said in _NUMBERS.items()},
        "changes[].kind": choice(SNAPSHOT_CHANGES, "what became of it"),
        "changes[].id": text("of the requirement or feature; of a link that of its lower end"),
        "changes[].upper?": text("upper end of a link"),
        "changes[].title": text("what the requirement says, or the feature is called"),
        "changes[].before": Key(f"state of a requirement ({', '.join(STATES)}) or status of a feature before; null if it was not there", ("string", "null")),
        "changes[].after": Key("the same now; null if it is not there", ("string", "null")),
        "changes[].causes[].kind": choice(CHANGE_CAUSES, "why"),
        "changes[].causes[].ids[]": text("the features, the two ends of a link, or a feature and its channel"),
        "changes[].causes[].before?": text("status before"),
        "changes[].causes[].after?": text("status now"),
    }
)  # fmt: skip


def render_history(history: CoverageHistory) -> str:
    """Write a history as JSON; `figures` only where they are known, `burnup` and `pace` only where there is one."""
    plain: dict[str, Any] = {
        "format": FORMAT,
        "name": history.name,
        "left_out": history.left_out,
        "shallow": history.shallow,
        "points": list(map(_point, history.points)),
    }
    if history.burnup is not None:
        plain["burnup"] = _burnup(history.burnup)
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def render_snapshots(comparison: SnapshotComparison) -> str:
    """Write a comparison as JSON."""
    plain = {
        "format": CHANGES_FORMAT,
        "name": comparison.project,
        "before": _end(comparison.before),
        "after": _end(comparison.after),
        "changes": list(map(_change, comparison.changes)),
    }
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def _figures(measure: HistoryMeasure) -> dict[str, int]:
    return {
        **{key: measure.figure(key) for key in _KEPT},
        "proven": measure.proven,
        "overdue": measure.overdue,
    }


def _point(point: HistoryPoint) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "day": str(point.day),
        "revision": point.revision or None,
        "problem": point.problem.en if point.problem else None,
    }
    return plain | ({"figures": _figures(point.measure)} if point.measure else {})


def _burnup(burnup: Burnup) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "until": str(burnup.until),
        "counts": "all" if burnup.whole else "due",
        "points": [{"day": str(p.day), "scope": p.scope, "delivered": p.delivered} for p in burnup.points],
        "left": burnup.left,
        "days": burnup.days,
        "verdict": burnup.verdict,
    }
    if (pace := burnup.pace) is not None:
        plain["pace"] = {
            "since": str(pace.since),
            "points": pace.points,
            "days": pace.days,
            "delivered": pace.delivered,
            "scope": pace.scope,
        }
    return plain


def _end(end: SnapshotEnd) -> dict[str, Any]:
    return {
        "name": end.name,
        "revision": end.revision or None,
        "day": str(end.day) if end.day else None,
        "figures": _figures(end.measure),
    }


def _change(change: SnapshotChange) -> dict[str, Any]:
    plain: dict[str, Any] = {"kind": change.kind, "id": change.id}
    if change.upper:
        plain["upper"] = change.upper
    causes = []
    for cause in change.causes:
        statuses = {key: value for key, value in (("before", cause.before), ("after", cause.after)) if value}
        causes.append({"kind": cause.kind, "ids": list(cause.ids), **statuses})
    return plain | {
        "title": change.title,
        "before": change.before or None,
        "after": change.after or None,
        "causes": causes,
    }
