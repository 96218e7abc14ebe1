"""What the language settles by itself: combinations of signals that leave one class only, tried before weighing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from polreq.model.clause import Ground


@dataclass(frozen=True, slots=True)
class Certainty:
    """A class, the signals that must all be there, and those of which none may be there."""

    kind: str
    name: str
    need: tuple[str, ...]
    without: tuple[str, ...] = ()


_MODAL: Final = ("has must", "has never", "main may", "main encourage")

CERTAIN: Final = (
    Certainty("prohibition", "case of a prohibition", ("lead prohibition", "lead cases")),
    Certainty("optional", "case of a permission", ("lead optional", "lead cases")),
    Certainty("requirement", "case of a duty", ("lead requirement", "lead cases")),
    Certainty("liability", "case of liability", ("lead liability", "lead cases")),
    Certainty("definition", "case or kind of what is defined", ("lead definition", "lead cases"), ("must 应当", "must 必须", "has never")),
    Certainty("requirement", "duties follow", ("turn duties-follow",), ("has never", "lead prohibition")),
    Certainty("definition", "opens a list of kinds", ("turn opens-kinds",), ("has must", "has never")),
    Certainty("definition", "names a term", ("turn term-named",), ("has must", "has never", "lead requirement", "lead prohibition", "lead optional")),
    Certainty("definition", "says what there is of a kind", ("turn comprises",), ("has must", "has never", "has may", "lead requirement", "main firm", "main soft", "main verb", "in a specification", "turn by-whom", "turn in-our-terms")),
    Certainty("definition", "says of what ranks it is", ("turn ranked-as",), ("has must", "main firm", "main soft", "lead requirement", "turn by-whom")),
    Certainty("definition", "tells where it stands", ("turn elsewhere",), ("has must", "has never", "has may", "main firm", "main soft", "rest firm", "rest soft")),
    Certainty("definition", "how what is left out is read", ("turn all-years",), ("has must", "has never")),
    Certainty("definition", "other rules go before", ("turn given-way",), ("has must", "has never", "has may", "lead requirement", "lead prohibition", "rest firm")),
    Certainty("optional", "by analogy", ("turn by-analogy-only",), ("has must", "has never", "turn in-our-terms")),
    Certainty("optional", "may be left undone", ("turn may-leave",), ("has must", "lead prohibition", "lead requirement")),
    Certainty("optional", "is released", ("turn released",), ("has must", "has never", "lead requirement", "lead prohibition", "lead definition")),
    Certainty("liability", "who breaks this", ("turn breaks-this",)),
    Certainty("principle", "the party leads", ("turn party-leads",)),
    Certainty("requirement", "is raised by plan", ("in a plan", "turn raises"), ("has never", "has may", "turn past-le", "turn by-now", "year before", "under report", "under background", "preamble", "turn who-do-so")),
    Certainty("prohibition", "list of what is left out", ("turn not-paid",), ("has must",)),
    Certainty("prohibition", "is advised against", ("turn advised-not",), ("main must", "main never")),
    Certainty("requirement", "is advised", ("turn advised",), ("main must", "main never", "has may")),
    Certainty("prohibition", "no", ("turn plain-no",)),
    Certainty("heading", "opens the points of a meeting", ("turn points",)),
    Certainty("definition", "a formula", ("turn formula",), ("has must", "has never")),
    Certainty("definition", "an abbreviation", ("turn abbreviation",), ("has must", "has never")),
    Certainty("definition", "a code that is returned", ("turn code",)),
    Certainty("definition", "a note", ("turn noted",), ("has must", "has never", "turn please", "rest firm", "main firm")),
    Certainty("definition", "takes effect", ("turn effective",), ("has must", "has never", "turn validity-named")),
    Certainty("definition", "is defined", ("turn is-defined",), ("main never",)),
    Certainty("requirement", "please carry out", ("turn please-carry-out",)),
    Certainty("background", "purpose and what follows", ("turn purpose-only",), ("main must", "turn please-carry-out")),
    Certainty("background", "basis and what follows", ("turn basis-only",), ("main must",)),
    Certainty("background", "what follows", ("turn hereby-follows",), ("main must", "turn please-carry-out")),
    Certainty("background", "how things stand of late", ("turn recent-years",), ("has must", "has never", "has may", "has encourage", "main firm", "main soft", "rest firm", "rest soft", "turn past-le", "turn by-now", "turn please", "turn will", "turn year-goal")),
    Certainty("requirement", "what is to be done next", ("turn next",), ("has never", "has may", "main encourage")),
    Certainty("report", "what is there before what comes next", ("before next",), ("has must", "has never", "has may", "main encourage", "turn please", "turn year-goal", "turn will", "lead requirement", "under goal")),
    Certainty("report", "somebody spoke", ("turn reported-orally",), ("has must", "has never", "turn will", "turn please")),
    Certainty("report", "what was counted", ("turn by-count",), ("main must", "main never")),
    Certainty("report", "what was looked into", ("turn looked-into",), (*_MODAL[:2], "turn as-follows", "turn please", "turn will")),
    Certainty("report", "what was found", ("turn found",), ("has must", "has never", "has may", "main firm", "main soft", "main encourage", "turn who-do-so", "turn item-de", "turn please", "subject body", "lead requirement", "preamble")),
    Certainty("report", "sums of what was done", ("turn counted",), ("has must", "has never", "turn year-goal", "turn will", "year after", "lead requirement", "after requirement", "under goal", "under plan")),
    Certainty("report", "what must be seen", ("turn we-see",), ("preamble",)),
    Certainty("report", "what was done by a day", ("turn by-now",), ("has must", "has never", "has may")),
    Certainty("report", "how it was concluded", ("turn concluded",)),
    Certainty("report", "a meeting was held", ("turn met",), ("has must", "has never", "turn will")),
    Certainty("report", "a meeting says", ("turn meeting-says",), ("has must",)),
    Certainty("principle", "a meeting stands for", ("turn meeting-stands",), ("has never",)),
    Certainty("background", "what is meant to be made", ("turn means-to",), ("has must", "has never")),
    Certainty("background", "nominal predicate", ("turn is-the-ground",), ("has must", "has never", "has may", "rest firm", "rest soft")),
    Certainty("background", "begins a speech", ("turn speaks",)),
    Certainty("definition", "explains a term", ("turn term-explained",), ("has must", "has never")),
    Certainty("background", "was received", ("turn received",), ("has must", "has never")),
    Certainty("background", "what another document says", ("turn asked-before",), ("subject body", "turn asked-now")),
    Certainty("requirement", "hope", ("turn hope",)),
    Certainty("principle", "a stance of mind", ("turn ideals",), ("has must", "has never", "subject body")),
    Certainty("report", "something was issued", ("turn has-issued",), ("has must", "has never", "turn please", "turn will")),
    Certainty("report", "awards are given", ("turn gives-awards",), ("has must", "has never", "turn please")),
    Certainty("optional", "is left to choose", ("turn left-to-choose",), ("has must", "has never")),
    Certainty("principle", "guiding thought", ("turn guided-by",), ("main must", "subject body")),
    Certainty("principle", "after a slogan", ("after slogan",), ("main must", "main never", "subject body")),
    Certainty("principle", "under principles", ("under principle",), ("main must", "main never", "subject body")),
    Certainty("report", "in a report", ("in a report",), ("main must", "main never", "subject all")),
    Certainty("report", "under what was done", ("under report",), ("main must", "main never", "subject all", "turn year-goal", "turn will", "turn please", "turn hope", "heading bids")),
    Certainty("report", "statistics", ("turn decimals",), ("has must", "turn year-goal", "main firm", "main soft", "turn limits")),
    Certainty("liability", "under liability", ("under liability",), ("turn by-whom-rules", "lead requirement")),
    Certainty("liability", "item of liability", ("lead liability",), ("main must",)),
    Certainty("liability", "who breaks a contract answers for it", ("turn in-breach",)),
    Certainty("liability", "what befalls the offender", ("turn offender",), ("main must", "main never", "subject body", "main soft", "turn by-whom-rules", "turn please")),
    Certainty("liability", "cases that are punished", ("turn cases-punished",), ("main must", "subject body")),
    Certainty("liability", "who errs is punished", ("turn punishes", "turn wrongdoing", "turn who-do-so"), ("main must", "main firm", "main soft")),
    Certainty("prohibition", "case of a prohibition", ("lead prohibition", "item names a case")),
    Certainty("optional", "case of a permission", ("lead optional", "item names a case"), ("main never",)),
    Certainty("prohibition", "item of a prohibition", ("lead prohibition",), ("main must", "main may")),
    Certainty("optional", "item of a permission", ("lead optional",), ("main must", "main never")),
    Certainty("optional", "item of a permission", ("lead optional", "all nouns")),
    Certainty("definition", "item of a definition", ("lead definition",), _MODAL),
    Certainty("liability", "item names who does wrong", ("item names who does wrong",), ("main must", "main may", "lead requirement")),
    Certainty("prohibition", "item names a wrong deed", ("item names a wrong deed",), ("main must", "main may", "main encourage", "lead requirement")),
    Certainty("prohibition", "list of what is not admitted", ("main never", "turn list-intro")),
    Certainty("prohibition", "ends in a list of what is not admitted", ("turn never-last",), ("turn punishes", "turn who-do-so")),
    Certainty("prohibition", "circumstances that rule out", ("has never", "turn circumstances", "turn list-intro"), ("turn punishes", "turn should-leave")),
    Certainty("prohibition", "must not", ("main never",), ("has must", "turn punishes", "has may", "rest firm", "rest soft", "main word 不予")),
    Certainty("requirement", "asks another for", ("turn asks",), ("has never",)),
    Certainty("requirement", "what a system supports", ("in a specification", "main encourage"), ("has never",)),
    Certainty("definition", "listed on a guide page", ("under papers", "lone noun"), ("lead requirement", "has must", "has never", "has may", "turn please")),
    Certainty("requirement", "another must see to it", ("turn may-then-by",), ("has never", "turn punishes", "lead optional", "lead prohibition")),
    Certainty("definition", "papers are named", ("under papers", "all nouns"), ("lead requirement", "has must", "has never", "has may", "turn please")),
    Certainty("optional", "may", ("main may",), ("turn within-days", "has must", "has never", "turn punishes", "rest firm", "turn consists", "turn is-a")),
    Certainty("requirement", "item of a duty", ("lead requirement", "main word 支持"), ("has may", "has never")),
    Certainty("optional", "is encouraged", ("main encourage",), ("has must", "has never", "rest firm", "rest soft", "rest verb", "turn punishes", "subject body")),
    Certainty("requirement", "must", ("main must",), ("has never", "has may", "has encourage", "turn punishes", "turn wrongdoing", "turn guided-by", "after principle")),
)  # fmt: skip


#: The rules by the first signal that each needs.
_BY_FIRST: Final = {
    first: [at for at, rule in enumerate(CERTAIN) if rule.need[0] == first] for first in {r.need[0] for r in CERTAIN}
}


def certain(signals: Mapping[str, str]) -> tuple[str, Ground] | None:
    """Give the class that the signals leave no doubt about, if there is one."""
    first = sorted(at for name in signals for at in _BY_FIRST.get(name, ()))
    for rule in map(CERTAIN.__getitem__, first):
        if all(name in signals for name in rule.need) and not any(name in signals for name in rule.without):
            words = next((signals[name] for name in rule.need if signals[name]), "")
            return rule.kind, Ground("class", f"{rule.kind}: {rule.name}", words)
    return None
