"""What cells say, the same in every table: bases, bodies by role, features, deadlines, states."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from polreq.arrange.exports.draft import told
from polreq.arrange.fulfilment import aspect_said
from polreq.arrange.wording import aside, listed
from polreq.late import late
from polreq.model.clause import Deadline
from polreq.model.feature import Feature
from polreq.model.requirement import Requirement
from polreq.model.workspace import OTHER_CHANNELS
from polreq.results.coverage import ItemCoverage
from polreq.results.exported import Exported, Origin
from polreq.results.said import Said, Span, Stack
from polreq.words import Text
from polreq.words.exporting import QUARTERS
from polreq.words.fulfilment import STATES as FULFILMENTS
from polreq.words.names import DEADLINES, DOCUMENT_STATUSES, FORCES, ROLES, STATES, STATUSES, label
from polreq.words.sentences import joined

#: Parts of a locator → how they are cited.
_PLACES: Final = tuple(
    (late(rule), form)
    for rule, form in (
        (r"([〇零一二三四五六七八九十百]+)", "{}、"),
        (r"[(（]([〇零一二三四五六七八九十百]+)[)）]", "（{}）"),
        (r"[(（](\d+)[)）]", "（{}）"),
        (r"(\d+)", "{}."),
        (r"p(\d+)", "第{}段"),
        (r"s(\d+)", "第{}句"),
        (r"t(\d+)", "表{}"),
        (r"r(\d+)", "第{}行"),
    )
)

#: State of coverage → how it looks.
_STATE_TONES: Final = {
    "delivered": "good",
    "deep": "",
    "justified": "faint",
    "direct": "warn",
    "stale": "warn",
    "missing": "bad",
}


def stacked(lines: Iterable[Said]) -> Said:
    """Put lines below each other in one cell."""
    found = tuple(line for line in lines if line)
    return found[0] if len(found) == 1 else Stack(found) if found else ""


def bodies(requirement: Requirement, *roles: str) -> Text:
    """Name the bodies in some roles; the roles are said where several are asked for."""
    found = [u for role in roles for u in requirement.units if u.role == role]
    return listed(aside(u.name, label(ROLES, u.role)) if len(roles) > 1 else u.name for u in found)


def sources(exported: Exported, id: str) -> Said:
    """Say everything that a requirement rests on, a line each; a document that does not hold any more with what it is."""
    return stacked(_source(origin) for origin in exported.rests_on.get(id, ()))


def _source(origin: Origin) -> Text | str:
    said = joined(" ", (origin.name, place(origin)))
    return aside(said, label(DOCUMENT_STATUSES, origin.over)) if origin.over else said


def place(origin: Origin) -> Text | str:
    """Say where in its document a clause stands, as people cite it; places in anything else are as people wrote them."""
    return locator_words(origin.locator) if origin.kind == "clause" else origin.locator


def locator_words(locator: str) -> Text:
    """Say a locator as people cite it: `三.(一).p1.s2` → `三、（一）第1段第2句`; other languages keep it."""
    said = []
    for part in locator.split("."):
        name, _, twin = part.partition("~")
        made = next((form.format(*found.groups()) for rule, form in _PLACES if (found := rule.fullmatch(name))), name)
        said.append(f"{made}（之{twin}）" if twin else made)
    return Text("".join(said), locator)


def named(exported: Exported, ids: Iterable[str]) -> Said:
    """Say ids with short names, a line each."""
    return stacked(f"{id} {_title(exported, id)}".strip() for id in ids)


def _title(exported: Exported, id: str) -> str:
    if id in exported.features:
        return exported.features[id].title
    requirement = exported.requirements.get(id)
    return requirement.title if requirement else ""


def feature_states(exported: Exported, id: str) -> Said:
    """Say how the features below a requirement stand, a line each."""
    found = (exported.features[f] for f in exported.ends.get(id, ()))
    return stacked(joined(" ", (f.id, label(STATUSES, how_far(f)))) for f in found)


def how_far(feature: Feature) -> str:
    """Return the status of a feature; one that says it is done while a channel of it is not, is still being built."""
    return "doing" if feature.standing == "done" and not feature.done else feature.standing


def developers(exported: Exported, id: str) -> Text:
    """Name who builds the features below a requirement."""
    found = (exported.features[f].owner for f in exported.ends.get(id, ()))
    return listed(dict.fromkeys(owner for owner in found if owner))


def channel_names(exported: Exported, ids: Iterable[str]) -> Text:
    """Name channels."""
    known = {c.id: c.name for c in (*OTHER_CHANNELS, *exported.settings.channels)}
    return listed(known.get(id, id) for id in ids)


def deadline_words(deadlines: Iterable[Deadline]) -> Said:
    """Say deadlines as they are written, each with the day that it ends on, a line each."""
    return stacked(aside(d.text, str(d.date or "")) for d in deadlines)


def deadline_kind(deadline: Deadline) -> Text:
    """Name the kind of a deadline."""
    return label(DEADLINES, deadline.kind)


def quarter(day: date | None) -> Text | str:
    """Name the quarter of a day."""
    if day is None:
        return ""
    number = (day.month - 1) // 3
    return told("quarter", year=day.year, number=Text(QUARTERS[number], str(number + 1)))


def state(item: ItemCoverage | None) -> Said:
    """Say how a requirement is covered, marked where something is open."""
    return Span(label(STATES, item.state), "state", _STATE_TONES[item.state]) if item else ""


def force(requirement: Requirement) -> Text:
    """Say how binding a requirement is."""
    return label(FORCES, requirement.force)


def acceptance(exported: Exported, id: str) -> Said:
    """Say by what the features below a requirement are accepted, a line each."""
    found = (exported.features[f] for f in exported.ends.get(id, ()))
    return stacked(f"{f.id} {f.acceptance}" for f in found if f.acceptance and not f.given_up)


def fulfilled(exported: Exported, id: str) -> Said:
    """Say whether the features say as much as is asked, with the words of both sides where they do not; nothing where there is nothing to compare."""
    found = exported.fulfilment.get(id)
    if found is None:
        return ""
    known = {c.id: c.name for c in (*OTHER_CHANNELS, *exported.settings.channels)}
    less = (aspect_said(one, known) for one in found.aspects if one.state != "met")
    return stacked((FULFILMENTS[found.state], *less))


def problems(exported: Exported, item: ItemCoverage) -> Said:
    """Say what is open about a requirement, a line each; nothing where it is delivered or justified."""
    if item.state in ("delivered", "justified"):
        return ""
    day = exported.report.as_of
    late = item.due and day and item.window == "passed"
    lines = (
        told("overdue", days=(day - item.due).days) if late and day and item.due else "",
        told("no_feature") if item.state == "missing" else "",
        told("only_lower") if item.state == "direct" else "",
        told("look_again") if item.stale else "",
        told("channels_left", channels=channel_names(exported, item.missing_channels)) if item.missing_channels else "",
    )
    return stacked(lines)
