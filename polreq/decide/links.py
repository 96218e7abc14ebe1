"""Decisions of people → links and gaps as they will stand in trace/, with everything that is wrong said at once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from polreq.checks.assessment import Assessment
from polreq.graph import allowed_pairs
from polreq.model.digest import requirement_digest
from polreq.model.identity import close
from polreq.model.layer import FEATURE, LAYERS
from polreq.model.link import Confirmer, Gap, Link, same_person
from polreq.model.place import Place
from polreq.model.requirement import Requirement
from polreq.results.finding import Finding
from polreq.results.review import CONFIRM, JUSTIFY, REJECT, RENEW, Change, Decision, Prepared
from polreq.words import Text, names

#: Where a decision stands that was given on the command line.
COMMAND_LINE = Place("polreq review")

_SAID = {"confirmed": Text("确认", "confirmed"), "rejected": Text("否决", "rejected")}
_VERDICTS = {CONFIRM: "confirmed", RENEW: "confirmed", REJECT: "rejected"}


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decides and when, where the decision itself does not say."""

    by: str = ""
    on: date | None = None


class Decider:
    """Judges decisions against a workspace, and remembers what was decided since."""

    def __init__(self, assessment: Assessment) -> None:
        graph = assessment.graph
        self._assessment = assessment
        self._layers = graph.layers
        self._changed: dict[str, Requirement] = {}
        self._allowed = allowed_pairs(assessment.workspace.settings)
        self._links: dict[tuple[str, str], Link] = {}
        for link in assessment.workspace.links:
            self._links.setdefault((link.lower, link.upper), link)
        self._inline = {(k.lower, k.upper): k for k in graph.links if (k.lower, k.upper) not in self._links}
        self._gaps = {g.requirement: g for g in assessment.workspace.gaps}

    def prepare(self, decisions: Iterable[Decision], signature: Signature) -> Prepared:
        """Judge decisions.

        A decision that says what stands already changes nothing, and is not among the changes.

        Args:
            decisions: in any order; the same one may be given twice.
            signature: who decides and when, where a decision does not say.
        """
        findings: list[Finding] = []
        accepted: dict[tuple[str, str], Decision] = {}
        for decision in decisions:
            wrong = self._wrong(decision) or self._wrong_person(decision, decision.by or signature.by)
            key = (decision.lower, decision.upper)
            first = accepted.setdefault(key, decision)
            if not wrong and first is not decision and _says(first) != _says(decision):
                what = " → ".join(part for part in key if part)
                wrong = [_finding("R903", decision, ("what", what), related=first.place)]
            findings += wrong
        if findings:
            return Prepared(findings=tuple(findings))
        links: list[Link] = []
        gaps: list[Gap] = []
        changes: list[Change] = []
        for decision in accepted.values():
            if decision.kind == JUSTIFY:
                change = self._gap(decision, signature, gaps)
            else:
                change = self._link(decision, signature, links)
            if change:
                changes.append(change)
        return Prepared(tuple(links), tuple(gaps), tuple(changes))

    def decided_since(self, now: "Decider", decisions: Iterable[Decision]) -> tuple[Finding, ...]:
        """Return a finding for every decision that is contrary to what somebody else has decided since.

        Args:
            now: judges against the files as they are.
            decisions: what is to be decided, against the files as they were.
        """
        found = []
        for decision in decisions:
            standing, before = now._standing(decision), self._standing(decision)
            if standing is None or standing == before or _stands_for(standing) == _says(decision)[0]:
                continue
            what = " → ".join(part for part in (decision.lower, decision.upper) if part)
            facts = (
                ("what", what),
                ("verdict", _SAID.get(_stands_for(standing), _stands_for(standing))),
                ("by", standing.by),
                ("on", str(standing.on or "")),
            )
            found.append(_finding("R911", decision, *facts))
        return tuple(found)

    def _standing(self, decision: Decision) -> Link | Gap | None:
        if decision.kind == JUSTIFY:
            gap = self._gaps.get(decision.upper)
            return None if gap is None or gap.reason == decision.reason.strip() else gap
        return self._links.get((decision.lower, decision.upper))

    def remember(self, prepared: Prepared) -> Callable[[], None]:
        """Take what was written as what stands.

        Returns:
            a function that forgets it again; requirements that were changed have their new digests until then.
        """
        links, gaps, changed = self._links, self._gaps, self._changed
        self._changed = changed | {r.id: r for r in prepared.requirements}
        self._links = links | {(link.lower, link.upper): link for link in prepared.links}
        self._gaps = gaps | {gap.requirement: gap for gap in prepared.gaps}

        def forget() -> None:
            self._links, self._gaps, self._changed = links, gaps, changed

        return forget

    def steps_over(self, lower: str, upper: str) -> bool:
        """Whether a link between two items would skip a layer, which takes a reason."""
        return self._step(lower, upper) == "skips"

    def can_link(self, lower: str, upper: str) -> bool:
        """Whether a link between two items may be confirmed, with a reason where it skips a layer."""
        return self._step(lower, upper) != "not_allowed" and not self._is_rejected(lower)

    def _digest(self, item: str) -> str:
        """Return the digest of an item as it will stand."""
        changed = self._changed.get(item)
        fields = self._assessment.workspace.settings.digest_fields.requirement
        return requirement_digest(changed, fields) if changed else self._assessment.digest(item)

    def _is_rejected(self, item: str) -> bool:
        requirement = self._changed.get(item) or self._assessment.requirements.get(item)
        return requirement is not None and requirement.status == "rejected"

    def _step(self, lower: str, upper: str) -> str:
        above, below = self._layers[upper], self._layers[lower]
        if (above, below) in self._allowed:
            return ""
        downwards = above in LAYERS and (below == FEATURE or LAYERS.index(below) > LAYERS.index(above))
        return "skips" if downwards else "not_allowed"

    def _wrong(self, decision: Decision) -> list[Finding]:
        requirements, features = self._assessment.requirements, self._assessment.features
        found = []
        if decision.upper in features and decision.lower in self._layers:
            return [self._wrong_step(decision)]
        if decision.upper not in requirements:
            found.append(self._unknown(decision, decision.upper, requirements))
        if decision.kind == JUSTIFY:
            if not decision.reason.strip():
                found.append(_finding("R906", decision, ("id", decision.upper)))
            return found
        if not decision.lower:
            return [*found, _finding("R910", decision, ("id", decision.upper))]
        if decision.lower not in requirements and decision.lower not in features:
            found.append(self._unknown(decision, decision.lower, [*requirements, *features]))
        return found or self._wrong_pair(decision)

    def _unknown(self, decision: Decision, item: str, known: Iterable[str]) -> Finding:
        lost = next((f.place for f in self._assessment.unread if f.place.path.startswith("requirements/")), None)
        if lost:
            return _finding("I204", decision, ("id", item), ("file", str(lost)))
        near = close(item, known)
        return _finding("I202", decision, ("id", item), ("nearest", near[0] if near else ""))

    def _wrong_pair(self, decision: Decision) -> list[Finding]:
        pair = (decision.lower, decision.upper)
        ends = (("lower", decision.lower), ("upper", decision.upper))
        inline = self._inline.get(pair)
        if decision.kind == REJECT:
            at = str(inline.place) if inline and inline.place else ""
            return [_finding("R902", decision, *ends, ("at", at))] if inline else []
        if decision.kind == RENEW:
            link = self._links.get(pair)
            return [] if link and link.verdict == "confirmed" else [_finding("R908", decision, *ends)]
        gone = [item for item in pair if self._is_rejected(item)]
        if gone:
            return [_finding("R909", decision, ("id", item)) for item in gone]
        step = self._step(*pair)
        if step == "not_allowed":
            return [self._wrong_step(decision)]
        if step == "skips" and not decision.reason.strip() and not self._skip(pair):
            return [_finding("L503", decision, *ends)]
        return []

    def _waits(self, lower: str, upper: str, link: Link | None) -> bool:
        """Whether a link is confirmed, by fewer people than it takes."""
        asked = self._people(upper)
        return asked > 1 and link is not None and link.verdict == "confirmed" and len(link.confirmers) < asked

    def _people(self, upper: str) -> int:
        requirement = self._changed.get(upper) or self._assessment.requirements[upper]
        return self._assessment.workspace.settings.people_for(requirement.force)

    def _wrong_person(self, decision: Decision, by: str) -> list[Finding]:
        """Refuse a person who has confirmed already, and one without a name, where it takes two; a note may be written by anybody."""
        if decision.kind not in (CONFIRM, RENEW) or self._people(decision.upper) < 2:
            return []
        ends = (("lower", decision.lower), ("upper", decision.upper))
        if not by.strip():
            return [_finding("R919", decision, *ends)]
        link = self._links.get((decision.lower, decision.upper))
        if link is None or not self._waits(link.lower, link.upper, link) or self._changed_since(link):
            return []
        again = same_person(by) in {same_person(one.by) for one in link.confirmers}
        noted = decision.note is not None and decision.note != link.note
        return [_finding("R918", decision, *ends, ("by", by))] if again and not noted else []

    def _changed_since(self, link: Link) -> bool:
        return _is_stale(link, (self._digest(link.lower), self._digest(link.upper)))

    def _wrong_step(self, decision: Decision) -> Finding:
        ends = (("lower", decision.lower), ("upper", decision.upper))
        named = [(f"{end}_layer", names.LAYERS[self._layers[item]]) for end, item in ends]
        return _finding("L502", decision, *ends, *named)

    def _skip(self, pair: tuple[str, str]) -> str:
        known = self._links.get(pair)
        return known.skip if known else ""

    def _link(self, decision: Decision, signature: Signature, out: list[Link]) -> Change | None:
        pair = (decision.lower, decision.upper)
        old = self._links.get(pair)
        verdict = _VERDICTS[decision.kind]
        digests = (self._digest(decision.lower), self._digest(decision.upper))
        waits = self._waits(*pair, old or self._inline.get(pair))
        if pair in self._inline and decision.kind == CONFIRM and not waits and pair not in self._links:
            return None
        note = (old.note if old else "") if decision.note is None else decision.note
        skips = verdict == "confirmed" and self._step(*pair) == "skips"
        new = Link(
            lower=decision.lower,
            upper=decision.upper,
            verdict=verdict,
            lower_digest=digests[0],
            upper_digest=digests[1],
            by=decision.by or signature.by,
            on=decision.on or signature.on,
            note=note,
            skip=(decision.reason.strip() or self._skip(pair)) if skips else "",
        )
        stale = old is not None and _is_stale(old, digests)
        if old is not None and self._people(new.upper) > 1 and not stale and {old.verdict, verdict} == {"confirmed"}:
            new = _with_person(old, new, waits=waits)
        same = old is not None and replace(new, by=old.by, on=old.on, lower_digest="", upper_digest="") == replace(
            old, lower_digest="", upper_digest=""
        )
        same = same and not (waits and old is not None and not old.by)
        if same and not (stale and verdict == "confirmed"):
            return None
        out.append(new)
        before = ("stale" if stale and old.verdict == "confirmed" else old.verdict) if old else ""
        before = "pending" if before == "confirmed" and waits else before
        after = "pending" if self._waits(*pair, new) else verdict
        return Change(new.lower, new.upper, before, after, new.skip or new.note)

    def _gap(self, decision: Decision, signature: Signature, out: list[Gap]) -> Change | None:
        old = self._gaps.get(decision.upper)
        digest = self._digest(decision.upper)
        reason = decision.reason.strip()
        by, on = decision.by or signature.by, decision.on or signature.on
        if old and old.reason == reason and old.digest in ("", digest):
            return None
        out.append(Gap(decision.upper, reason, digest, by, on))
        before = ("justified" if old.digest in ("", digest) else "stale") if old else ""
        return Change("", decision.upper, before, "justified", reason)


def _with_person(old: Link, new: Link, *, waits: bool) -> Link:
    """Return a link that is confirmed once more, with those who confirmed it before in front; nobody is named twice."""
    people = old.confirmers
    if waits and same_person(new.by) not in {same_person(one.by) for one in people}:
        people = (*people, Confirmer(new.by, new.on))
    return replace(new, by=people[0].by, on=people[0].on, also=people[1:]) if people else new


def _is_stale(link: Link, digests: tuple[str, str]) -> bool:
    return any(
        known and known != now for known, now in zip((link.lower_digest, link.upper_digest), digests, strict=True)
    )


def _stands_for(standing: Link | Gap) -> str:
    return standing.verdict if isinstance(standing, Link) else standing.reason


def _says(decision: Decision) -> tuple[str, str]:
    return _VERDICTS.get(decision.kind, decision.kind), decision.reason.strip()


def _finding(code: str, decision: Decision, *facts: tuple[str, str | Text], related: Place | None = None) -> Finding:
    subject = f"{decision.lower}→{decision.upper}" if decision.lower else decision.upper
    return Finding(code, decision.place or COMMAND_LINE, subject, facts, (related,) if related else ())
