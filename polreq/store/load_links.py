"""trace/*.yml → reviewed links, justified gaps and tolerated findings."""

from typing import Final

from polreq.model.link import VERDICTS, Gap, Link, Tolerated
from polreq.store.load_fields import Fields, Log
from polreq.yamlio import Mapping

_FILE: Final = frozenset(("polreq", "links", "gaps", "x"))
_LINK: Final = frozenset(("lower", "upper", "verdict", "digests", "by", "on", "note", "skip", "x"))
_GAP: Final = frozenset(("requirement", "reason", "digest", "by", "on", "x"))
_BASELINE: Final = frozenset(("polreq", "tolerated", "x"))
_TOLERATED: Final = frozenset(("code", "subject", "reason", "until", "x"))


def read_links(node: Mapping, log: Log) -> tuple[tuple[Link, ...], tuple[Gap, ...]]:
    """Read a file of decisions."""
    fields = Fields(node, _FILE, log)
    return fields.each("links", _link), fields.each("gaps", _gap)


def read_baseline(node: Mapping, log: Log) -> tuple[Tolerated, ...]:
    """Read the findings that CI tolerates."""
    return Fields(node, _BASELINE, log).each("tolerated", _tolerated)


def _link(node: Mapping, log: Log, _: str) -> Link | None:
    fields = Fields(node, _LINK, log)
    lower, upper = fields.required("lower"), fields.required("upper")
    fields.subject = f"{lower}→{upper}"
    if lower:
        log.use("item", lower, "L501", node.entries["lower"], fields.subject)
    if upper:
        log.use("requirement", upper, "L501", node.entries["upper"], fields.subject)
    verdict = fields.choice("verdict", VERDICTS, "")
    if not fields.has("verdict"):
        log.find("S103", fields.place(), fields.subject, ("key", "verdict"))
    digests = [node.text for node in fields.scalars("digests")]
    if digests and len(digests) != 2:
        zh, en = "应为两端的两个摘要值", "two digests are expected, one for each end"
        facts = (("key", "digests"), ("value", str(len(digests))), ("problem_zh", zh), ("problem_en", en))
        log.find("S106", fields.place("digests"), fields.subject, *facts)
        digests = []
    link = Link(
        lower=lower,
        upper=upper,
        verdict=verdict,
        lower_digest=digests[0] if digests else "",
        upper_digest=digests[1] if digests else "",
        by=fields.text("by"),
        on=fields.day("on"),
        note=fields.text("note"),
        skip=fields.text("skip"),
        place=fields.place("lower"),
    )
    return link if lower and upper and verdict else None


def _gap(node: Mapping, log: Log, _: str) -> Gap | None:
    fields = Fields(node, _GAP, log)
    fields.subject = requirement = fields.required("requirement")
    if requirement:
        log.use("requirement", requirement, "I202", node.entries["requirement"], requirement)
    gap = Gap(
        requirement=requirement,
        reason=fields.required("reason"),
        digest=fields.text("digest"),
        by=fields.text("by"),
        on=fields.day("on"),
        place=fields.place("requirement"),
    )
    return gap if requirement and gap.reason.strip() else None


def _tolerated(node: Mapping, log: Log, _: str) -> Tolerated | None:
    fields = Fields(node, _TOLERATED, log)
    tolerated = Tolerated(
        code=fields.required("code"),
        subject=fields.text("subject"),
        reason=fields.text("reason"),
        until=fields.day("until"),
        place=fields.place("code"),
    )
    return tolerated if tolerated.code else None
