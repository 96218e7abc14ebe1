"""The workspace as an assistant sees it, and the rows that several answers have."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from polreq.checks.assessment import Assessment
from polreq.conclude.things import things
from polreq.coverage import live_gaps
from polreq.errors import UsageError
from polreq.model.identity import close
from polreq.model.layer import FEATURE
from polreq.model.requirement import Requirement
from polreq.pipeline.assess import Assessed
from polreq.render.machine.json_ import Json, day_json, thing_json
from polreq.results.report import Thing


@dataclass(frozen=True)
class Look:
    """How the workspace stands at the moment of a call."""

    found: Assessed

    @property
    def assessment(self) -> Assessment:
        """Workspace, graph and coverage."""
        return self.found.assessment

    @cached_property
    def things(self) -> dict[str, Thing]:
        """Requirements and features as they are shown, by id."""
        return things(self.assessment)

    def requirement(self, id: str) -> dict[str, Json]:
        """Return a row of a requirement: what it says, what it rests on, how it is covered."""
        requirement = self.assessment.requirements[id]
        covered = self.assessment.covered.get(id)
        return {
            **thing_json(self.things[id]),
            "in_scope": covered is not None,
            "state": covered.state if covered else "",
            "window": covered.window if covered else "",
            "missing_channels": list(covered.missing_channels) if covered else [],
            "bases": _bases(requirement),
        }

    def feature(self, id: str) -> dict[str, Json]:
        """Return a row of a feature."""
        row = thing_json(self.things[id])
        return {key: row[key] for key in ("id", "title", "text", "status", "channels", "place")}

    def features_below(self, id: str) -> list[str]:
        """Return the features at the ends of a requirement's chains, also those that were given up and cover nothing."""
        graph = self.assessment.graph
        return [one for one in graph.closure_below(id) if graph.layers[one] == FEATURE]

    def reason(self, id: str) -> str:
        """Return the written reason why a requirement needs no feature; empty where there is none that counts."""
        covered = self.assessment.covered.get(id)
        return live_gaps(self.assessment.workspace)[id].reason if covered and covered.justified else ""

    def known_feature(self, name: str) -> str:
        """Return the id of a feature that is named by id or title.

        Raises:
            UsageError: there is none.
        """
        features = self.assessment.features
        named = [name] if name in features else [f.id for f in features.values() if f.title == name]
        if len(named) == 1:
            return named[0]
        near = named or close(name, list(features), 3)
        zh, en = ("有几个功能叫", "several features are called") if named else ("没有功能", "there is no feature")
        more_zh = f"请写编号：{'、'.join(near)}" if near else "用 search 可以按文字查找"
        more_en = f"name the id: {', '.join(near)}" if near else "search finds features by their words"
        raise UsageError(f"{zh}“{name}”。{more_zh}", f"{en} '{name}'; {more_en}")


def listed(rows: Iterable[dict[str, Json]], total: int) -> dict[str, Json]:
    """Return rows with how many there are in all, so that nobody takes the first ones for all of them."""
    shown = list(rows)
    return {"total": total, "shown": len(shown), "rows": shown}


def _bases(requirement: Requirement) -> list[Json]:
    return [
        {
            "kind": one.kind,
            "ref": one.ref,
            "locator": one.locator,
            "cite": f"{one.ref}#{one.locator}" if one.kind == "clause" and one.locator else one.ref,
            "quote": one.quote,
            "on": day_json(one.on),
        }
        for one in requirement.bases
    ]
