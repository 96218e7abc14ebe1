"""One entry of the log of decisions, as it is shown."""

from types import MappingProxyType
from typing import Final

from polreq.arrange.wording import listed
from polreq.results.decision_log import LoggedDecision
from polreq.results.said import Span
from polreq.results.sections import Item
from polreq.words import Text
from polreq.words.names import STATUSES, VERDICTS, label
from polreq.words.review import standing

_TONES: Final = MappingProxyType({"rejected": "bad"})


def logged(entry: LoggedDecision) -> Item:
    """Say what was decided, by whom and when, and at which line of the log with which digest it stands."""
    if entry.kind == "link":
        verdict = entry.get("verdict")
        said: Text = label(VERDICTS, verdict)
    elif entry.kind == "gap":
        verdict, said = "justified", standing("justified")
    else:
        verdict = entry.get("status")
        said = label(STATUSES, verdict)
    who = listed(" ".join(part for part in (on, by) if part) for by, on in entry.people)
    return Item(
        (
            Span(" → ".join(entry.about), "id"),
            who,
            Span(f"#{entry.line} {entry.digest[:12]}", tone="faint"),
        ),
        Span(said, "verdict", _TONES.get(verdict, "good")),
        (Span(entry.get("note") or entry.get("reason"), tone="faint"),),
    )
