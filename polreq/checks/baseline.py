"""The baseline (容忍清单): known findings that CI tolerates until a day."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from polreq.checks.assessment import SETTINGS_FILE
from polreq.model.link import Tolerated
from polreq.results.finding import Finding, sort_findings
from polreq.results.summary import GATE_CODES

#: Groups of findings that can be tolerated: links and coverage, extraction and documents, wording; not what keeps files from being read.
_GROUPS: Final = "DELCQ"


def split(
    findings: tuple[Finding, ...], tolerated: tuple[Tolerated, ...], as_of: date | None, *, complete: bool = True
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Divide findings into those that count and those that the baseline tolerates.

    An entry that no longer matches anything (B801), or whose day has passed (B802), is a finding itself.

    Args:
        findings: all of them.
        tolerated: the entries of the baseline.
        as_of: the day that their days are compared with.
        complete: whether every file was read; otherwise an entry without a match may get one again.

    Returns:
        what counts, and what is tolerated; both sorted.
    """
    live = {(t.code, t.subject): t for t in tolerated if not _expired(t, as_of)}
    forgiven = tuple(f for f in findings if (f.code, f.subject) in live)
    used = {(f.code, f.subject) for f in forgiven}
    own = []
    for entry in tolerated:
        facts = (("code", entry.code), ("subject", entry.subject))
        if _expired(entry, as_of):
            own.append(
                Finding("B802", entry.place or SETTINGS_FILE, entry.subject, (*facts, ("until", str(entry.until))))
            )
        elif complete and (entry.code, entry.subject) not in used:
            own.append(Finding("B801", entry.place or SETTINGS_FILE, entry.subject, facts))
    return sort_findings([*(f for f in findings if (f.code, f.subject) not in used), *own]), forgiven


def renewed(
    entries: Iterable[Tolerated], findings: Iterable[Finding], failing: Iterable[Finding]
) -> tuple[tuple[Tolerated, ...], tuple[Tolerated, ...]]:
    """Tolerate what fails today, and drop the entries of what no longer occurs.

    An entry keeps its reason and its day; one whose day has passed stays and is a finding, since people have to agree anew.

    Args:
        entries: those of the baseline.
        findings: what the check concluded, with the entries that match nothing (B801).
        failing: findings at or above the threshold.

    Returns:
        entries that stay as they were, and those that are new.
    """
    gone = {(dict(f.facts)["code"], f.subject) for f in findings if f.code == "B801"}
    kept = tuple(entry for entry in entries if (entry.code, entry.subject) not in gone)
    known = {(entry.code, entry.subject) for entry in kept}
    new = dict.fromkeys(
        (f.code, f.subject)
        for f in failing
        if f.code[0] in _GROUPS and f.code not in GATE_CODES and (f.code, f.subject) not in known
    )
    return kept, tuple(Tolerated(code, subject) for code, subject in new)


def _expired(entry: Tolerated, as_of: date | None) -> bool:
    return entry.until is not None and as_of is not None and as_of > entry.until
