"""Findings: what is wrong, where, and what to do; always data, never an exception."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from polreq.model.place import Place

#: From worst to mildest. `--fail-on` takes one of them.
SEVERITIES: Final = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding.

    Args:
        code: stable, never reused; listed in docs/findings.md.
        severity: one of SEVERITIES.
        zh: message in Chinese with `{name}` fields.
        en: the same in English.
        hint_zh: what to do next, in Chinese.
        hint_en: the same in English.
    """

    code: str
    severity: str
    zh: str
    en: str
    hint_zh: str
    hint_en: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to be looked at.

    Args:
        code: code of its Rule in polreq.results.rules.
        place: where.
        subject: id of the item it is about, empty if none; with the code it names the finding in a baseline.
        facts: values for the fields of the rule's message, as (name, value) pairs.
        related: other places, such as the first use of a duplicated id.
    """

    code: str
    place: Place
    subject: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    related: tuple[Place, ...] = ()


def hides_items(finding: Finding) -> bool:
    """Whether whole items may stand in what was not read, so that nothing can be said to be missing; a value of one item hides none."""
    return finding.code != "Y005" and not (finding.code == "Y002" and finding.place.column > 1)


def sort_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort once, for every output: by file, line, column, code, subject; equal findings are kept once."""
    unique = dict.fromkeys(findings)
    return tuple(sorted(unique, key=lambda f: (f.place, f.code, f.subject, f.facts)))
