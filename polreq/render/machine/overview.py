"""Overviews of several workspaces for programs."""

import json
from types import MappingProxyType
from typing import Any, Final

from polreq.model.clause import FORCES
from polreq.render.machine.keys import Key, Keys, choice, day, text, whole
from polreq.results.coverage import GAP_STATES
from polreq.results.figures import FIGURES, figure
from polreq.results.overview import Overview, ProjectFigures, ProjectGap, ProjectRow

FORMAT: Final = "polreq-overview/1"

#: Figures of coverage; what would be if suggestions were confirmed is not computed.
_KEPT: Final = ("total", "direct", "deep", "delivered", "justified", "answered", "gaps")

_FIGURES: Final[Keys] = MappingProxyType(
    {
        **{key: whole(FIGURES[key].meaning.en) for key in _KEPT},
        "mandatory": whole("of the requirements in scope, those that must be met"),
        "mandatory_gaps": whole("of the mandatory ones, gaps"),
        "dated": whole("requirements in scope with a deadline, where there is a day to compare it with"),
        "overdue": Key("of the dated ones, past their deadline and neither delivered nor justified; null where no day was given", ("integer", "null")),
        "due_soon": Key("likewise with a deadline that is near", ("integer", "null")),
        "errors": whole("errors that check counts"),
        "warnings": whole("warnings that check counts"),
    }
)  # fmt: skip

#: Every key of an overview.
KEYS: Final[Keys] = MappingProxyType(
    {
        "format": text("the format and its version"),
        "as_of": day("that deadlines of all workspaces were compared with; null: each has its own"),
        "workspaces[].folder": text("of the workspace, as it was asked for"),
        "workspaces[].name": text("name of the project; empty where it has none or could not be read"),
        "workspaces[].as_of": day("that its deadlines were compared with"),
        "workspaces[].problem": Key("why its figures are missing, in English; null where they are there", ("string", "null")),
        "workspaces[].remedy": Key("what to do about that, in English; null where nothing is", ("string", "null")),
        **{f"workspaces[].figures?.{key}": said for key, said in _FIGURES.items()},
        "workspaces[].figures?.people?[]": text("who owns requirements in scope; left out where no owners.yml gives parts to anybody"),
        **{f"total.{key}": said for key, said in _FIGURES.items()},
        "total.people?[]": text("who owns requirements in scope in any of them, each once"),
        "gaps[].folder": text("of the workspace; the most urgent gaps of all come first"),
        "gaps[].id": text("id of the requirement"),
        "gaps[].text": text("what it demands"),
        "gaps[].force": choice(FORCES, "how binding it is"),
        "gaps[].state": choice(GAP_STATES, "state of coverage"),
        "gaps[].due": day("earliest deadline, or null"),
    }
)  # fmt: skip


def render_overview(overview: Overview) -> str:
    """Write an overview as JSON; `figures` only where they are known. The sums are over these."""
    plain = {
        "format": FORMAT,
        "as_of": str(overview.as_of) if overview.as_of else None,
        "workspaces": list(map(_row, overview.rows)),
        "total": _figures(overview.total),
        "gaps": list(map(_gap, overview.gaps)),
    }
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def _row(row: ProjectRow) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "folder": row.folder,
        "name": row.name,
        "as_of": str(row.as_of) if row.as_of else None,
        "problem": row.problem.en if row.problem else None,
        "remedy": row.remedy.en if row.remedy else None,
    }
    return plain | ({"figures": _figures(row.figures)} if row.figures else {})


def _figures(figures: ProjectFigures) -> dict[str, Any]:
    plain: dict[str, Any] = {key: figure(key, figures.count) for key in _KEPT} | {
        "mandatory": figures.mandatory,
        "mandatory_gaps": figures.mandatory_gaps,
        "dated": figures.dated,
        "overdue": figures.overdue,
        "due_soon": figures.soon,
        "errors": figures.errors,
        "warnings": figures.warnings,
    }
    return plain | ({} if figures.people is None else {"people": list(figures.people)})


def _gap(gap: ProjectGap) -> dict[str, Any]:
    return {
        "folder": gap.folder,
        "id": gap.id,
        "text": gap.text,
        "force": gap.force,
        "state": gap.state,
        "due": str(gap.due) if gap.due else None,
    }
