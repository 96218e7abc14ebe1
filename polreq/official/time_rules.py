"""What a rule for a time expectation is: a wording with an example, its kind, and the day that it means."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from polreq.late import late
from polreq.official.date_context import DateContext, Resolved

Resolve = Callable[[re.Match[str], DateContext], Resolved]


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """How an expectation is worded, with an example that it reads, and what day is meant.

    Args:
        name: of the rule.
        kind: see DEADLINE_KINDS; empty for words that are read so that no later rule reads them, and are no expectation.
        example: words that the rule reads.
        pattern: over folded text without spaces; a group `t` holds the words of the expectation where they are not all.
        resolve: gives the day.
        signs: characters of which a text holds one where the rule can match at all.
    """

    name: str
    kind: str
    example: str
    pattern: re.Pattern[str]
    resolve: Resolve
    signs: str


def undated(match: re.Match[str], context: DateContext) -> Resolved:
    """Resolve what is no day of the calendar."""
    return None, "", 1.0


def rule(name: str, kind: str, example: str, pattern: str, signs: str, resolve: Resolve = undated) -> DeadlineRule:
    """Make a rule from its pattern as text."""
    return DeadlineRule(name, kind, example, late(pattern), resolve, signs)


#: 之前, 以前, 前; 前三季度, 前期, 前后 are something else.
BEFORE: Final = r"(?:(?:之|以)前|前(?![期后述款来往沿端列身台任景]|三季|提(?![交供出报请升高醒])))"
#: Between the two ends of a span.
TO: Final = r"(?:至|到|-|—{1,2}|～)"
#: A weekday belongs to the date where the date goes on behind it: 1月15日（周二）前.
PAREN: Final = r"(?:（(?!星期|周)[^（）]{1,8}）|（(?:星期|周).）(?=之?前|以前|内|[上下]午|\d|至|到|-|起))?"
HOUR: Final = r"(?:(?:[上下]午|凌晨|中午|晚上?)?(?:\d{1,2}[点时：](?:\d{1,2}分?|整)?|\d{1,2}：\d{2})|[上下]午|下班)?"
#: A rule begins to hold.
FORCE: Final = r"(?:正式|全面|开始)?(?:试?施行|执行|实施|实行|生效|启用)"
