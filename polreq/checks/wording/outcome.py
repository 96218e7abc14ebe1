"""No testable result (看不出结果): directions only (加强、完善、优化 …), without state, amount, actor or time that could be observed."""

import re
from collections.abc import Sequence
from typing import Final

from polreq.checks.wording.clauses import FieldText, TextSpan, clauses, sentences
from polreq.late import late
from polreq.text.lexicon import Lexicon

_NUMBER: Final = late(r"[\d《“「]|(?<!进)[一二两三四五六七八九十]+[个种类项条款步次秒天日周月年倍成级家]")
#: A clause of one character says nothing.
_SHORTEST: Final = 2


class Directions:
    """Finds texts that give a direction and no result.

    Args:
        lexicon: lists `quality.soft`.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        verbs, like, adverbs, tails, elsewhere, subjects = (
            lexicon.pattern(f"quality.soft.{name}").pattern
            for name in ("verbs", "verb_like", "adverbs", "tails", "elsewhere", "subjects")
        )
        self._soft = re.compile(
            rf"^{subjects}?{adverbs}*{verbs}(?!{like})(?P<rest>.+)$|(?P<what>.*?){tails}(?:工作|（[^（）]*）)?$"
        )
        self._empty = re.compile(rf"[（(]?{elsewhere}[）)]?")
        self._concrete = lexicon.pattern("quality.soft.concrete")

    def find(self, fields: Sequence[FieldText]) -> tuple[int, TextSpan] | None:
        """Return the first clause that gives only a direction, with the number of its field; None where any clause says more."""
        first: tuple[int, TextSpan] | None = None
        for number, field in enumerate(fields):
            for clause in (one for sentence in sentences(field.folded) for one in clauses(sentence)):
                bare = clause.text.strip()
                if len(bare) < _SHORTEST or self._empty.fullmatch(bare):
                    continue
                if not self._is_direction(bare):
                    return None
                start = clause.end - len(clause.text.lstrip())
                first = first or (number, field.span(start, start + len(bare)))
        return first

    def _is_direction(self, clause: str) -> bool:
        found = self._soft.match(clause)
        said = (found["rest"] or found["what"] or "") if found else ""
        return found is not None and not _NUMBER.search(clause) and not self._concrete.search(said)
