"""A solution without a need (只有方案没有需求): what a thing is built with or looks like, and neither for whom nor what for."""

import re
from collections.abc import Sequence
from typing import Final

from polreq.checks.wording.clauses import FieldText, TextSpan, clauses
from polreq.text.lexicon import Lexicon

#: What may stand between the verb and what it is done with: 加一个“返回顶部”按钮.
_BETWEEN: Final = r"[^，。；：、\n]{0,10}?"


class Solutions:
    """Finds means without a need.

    Args:
        lexicon: lists `quality.means`.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        built, technology, shown, screen, changed = (
            lexicon.pattern(f"quality.means.{name}").pattern
            for name in ("built", "technology", "shown", "screen", "changed")
        )
        named = rf"(?<![A-Za-z]){technology}(?![A-Za-z])"
        self._things = re.compile(rf"{technology}|{screen}")
        self._means = re.compile(
            rf"{built}{_BETWEEN}{named}|{shown}{_BETWEEN}{screen}|(?:{named}|{screen})[ \d.]{{0,8}}{changed}"
        )
        self._need = lexicon.pattern("quality.means.need")

    def find(self, fields: Sequence[FieldText]) -> tuple[int, TextSpan] | None:
        """Return the first clause that names means, with the number of its field; None where a need is named anywhere, or no means."""
        for number, field in enumerate(fields):
            found = self._means.search(field.bare) if self._things.search(field.bare) else None
            if found:
                if any(self._need.search(one.folded) for one in fields):
                    return None
                whole = TextSpan(field.bare, 0)
                clause = next(one for one in clauses(whole) if one.end > found.start())
                start = clause.end - len(clause.text.lstrip())
                return number, field.span(start, start + len(clause.text.strip()))
        return None
