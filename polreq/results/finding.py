"""Findings: what is wrong, where, and what to do; always data, never an exception."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from polreq.model.place import Place
from polreq.words import Text

#: From worst to mildest. `--fail-on` takes one of them.
SEVERITIES: Final = ("error", "warning", "info")

#: Values by name: as they stand in a file, or in the words of both languages.
FactPairs = tuple[tuple[str, str | Text], ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding.

    Args:
        code: stable, never reused; listed in docs/findings.md.
        severity: one of SEVERITIES.
        message: what is wrong, with `{name}` fields.
        hint: what to do next, likewise.
    """

    code: str
    severity: str
    message: Text
    hint: Text


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to be looked at.

    Args:
        code: code of its Rule in polreq.results.rules.
        place: where.
        subject: id of the item it is about, empty if none; with the code it names the finding in a baseline.
        facts: values for the fields of the rule's message, as (name, value) pairs; what is said in words, not quoted or
            counted, is a Text.
        related: other places, such as the first use of a duplicated id.
    """

    code: str
    place: Place
    subject: str = ""
    facts: FactPairs = ()
    related: tuple[Place, ...] = ()


def below(findings: Iterable[Finding], folder: str) -> list[Finding]:
    """Return findings whose places are told from further up: `folder` leads from there to the workspace."""
    if folder in ("", "."):
        return list(findings)
    return [
        replace(f, place=f.place.below(folder), related=tuple(p.below(folder) for p in f.related)) for f in findings
    ]


def hides_items(finding: Finding) -> bool:
    """Whether whole items may stand in what was not read, so that nothing can be said to be missing; a value of one item hides none."""
    return finding.code != "Y005" and not (finding.code == "Y002" and finding.place.column > 1)


def sort_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort once, for every output: by file, line, column, code, subject; equal findings are kept once."""
    unique = dict.fromkeys(findings)
    return tuple(
        sorted(unique, key=lambda f: (f.place, f.code, f.subject, [(name, str(value)) for name, value in f.facts]))
    )
