"""Make two requirements out of one that asks for two things (拆分): the old id keeps the first part, both keep the bases."""

from dataclasses import replace
from typing import Final

from polreq.checks.assessment import Assessment
from polreq.errors import UsageError
from polreq.model.requirement import Requirement

#: A part with fewer characters is a slip of the key and not a demand.
SHORTEST: Final = 4

#: What joined the parts and belongs to neither.
_JOINTS: Final = " ，、；,;"


def plan_split(assessment: Assessment, item: str, words: str) -> tuple[Requirement, Requirement]:
    """Work out a split; nothing is written.

    Deadlines, targets and bodies go with the part that has their words, and with both where neither or both have them.
    Both parts are marked as edited, so that extracting the document again leaves them alone. Links keep the id and the
    digests with which they were reviewed, and so ask for another look.

    Args:
        assessment: the workspace.
        item: id of the requirement.
        words: the words with which its second part begins.

    Raises:
        UsageError: it cannot be split there.
    """
    requirement = assessment.requirements.get(item)
    if requirement is None or requirement.status == "rejected":
        raise UsageError(f"没有可拆分的需求“{item}”。", f"there is no requirement '{item}' that could be split.")
    text, begin = requirement.statement, words.strip()
    at = text.find(begin) if begin else -1
    first, second = text[: max(0, at)].rstrip(_JOINTS), text[at:].strip()
    if at < 0 or text.find(begin, at + 1) >= 0 or min(len(first), len(second)) < SHORTEST:
        raise UsageError(
            f"“{words}”在需求“{item}”中应当正好出现一次，并且前后都有内容。",
            f"'{words}' must occur exactly once in '{item}', with something before and after it.",
        )
    identity = next(
        name
        for n in range(2, len(assessment.requirements) + 3)
        if (name := f"{item}-{n}") not in assessment.requirements
    )
    kept = _part(requirement, first, second)
    added = replace(
        _part(requirement, second, first),
        id=identity,
        title="",
        bases=tuple(replace(b, place=None) for b in requirement.bases),
        note=f"由 {item} 拆分",
        place=None,
    )
    return kept, added


def _part(requirement: Requirement, mine: str, others: str) -> Requirement:
    def is_mine(words: str) -> bool:
        return words in mine or words not in others

    return replace(
        requirement,
        statement=mine,
        status="edited",
        deadlines=tuple(d for d in requirement.deadlines if is_mine(d.text)),
        targets=tuple(t for t in requirement.targets if is_mine(t.text)),
        units=tuple(u for u in requirement.units if is_mine(u.name)),
    )
