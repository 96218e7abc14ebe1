"""What an alignment of two documents (上下位文件对照) concludes, as commands show it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Literal

#: What a lower article is to the upper one that it carries out, seen from the lower one.
RELATIONS: Final = ("same", "specifies", "partial", "stricter", "looser")


@dataclass(frozen=True, slots=True)
class Divergence:
    """Where a lower article says something else than the upper one, as typed evidence for their relation.

    Args:
        kind: a time limit of both, a time limit of the lower one only, a day by which something is to be done, a number, how binding it
            is, how often something is forbidden, or who bears the duty.
        upper: the words of the upper article, or how often it forbids; empty for a limit of the lower one only.
        lower: the words of the lower one, or how often it forbids.
        verdict: `stricter` or `looser`, seen from the lower article; empty where neither can be said.
    """

    kind: Literal["deadline", "limit", "day", "number", "force", "ban", "body"]
    upper: str
    lower: str
    verdict: Literal["stricter", "looser", ""] = ""


@dataclass(frozen=True, slots=True)
class Article:
    """An article (条) of one of the two documents, or another place with text.

    Args:
        locator: names it.
        text: of all its paragraphs, without its number.
        role: `purpose`, `definition`, `liability` or `effect`; empty for all others.
    """

    locator: str
    text: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Carried:
    """An upper article that a lower one carries out.

    Args:
        upper: the article.
        relation: one of RELATIONS.
        score: chance that it is one, 0 to 1.
        shared: the longest words that both have.
        divergences: what they say differently.
        covered: share of the upper article's pairs of characters that recur in the lower one, 0 to 1.
    """

    upper: Article
    relation: str
    score: float
    shared: tuple[str, ...] = ()
    divergences: tuple[Divergence, ...] = ()
    covered: float = 0.0


@dataclass(frozen=True, slots=True)
class AlignmentRow:
    """A lower article and the upper ones it carries out.

    Args:
        lower: the article.
        uppers: the upper articles, best first; none if it is purely local (本地自定).
        nearest: the upper article that comes nearest to a purely local one; None where nothing can.
    """

    lower: Article
    uppers: tuple[Carried, ...] = ()
    nearest: Carried | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A lower document held against an upper one.

    Args:
        titles: of the upper and of the lower document.
        uppers: all articles of the upper document, in its order.
        rows: one for each article of the lower document, in its order.
        closest: place of an upper article → of the lower one that comes nearest to it, whether or not it carries it out.
    """

    titles: tuple[str, str]
    uppers: tuple[Article, ...]
    rows: tuple[AlignmentRow, ...]
    closest: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def unanswered(self) -> tuple[Article, ...]:
        """The upper articles that no lower one carries out."""
        answered = {carried.upper.locator for row in self.rows for carried in row.uppers}
        return tuple(article for article in self.uppers if article.locator not in answered)

    @property
    def local(self) -> tuple[Article, ...]:
        """The lower articles that carry out no upper one."""
        return tuple(row.lower for row in self.rows if not row.uppers)

    @property
    def relations(self) -> Counter[str]:
        """How many lower articles stand in each relation to the upper one that fits best."""
        return Counter(row.uppers[0].relation for row in self.rows if row.uppers)
