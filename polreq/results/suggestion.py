"""Links that the program proposes (建议的关联), each with typed reasons (推荐理由)."""

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from typing import Final

#: What scores are shown in.
_CENT: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Word:
    """A word that a reason rests on.

    Args:
        text: the word.
        part: where it stands, if not in the item's own text: `heading`, `module` or `line`.
    """

    text: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of both sides that carry the score.

    Args:
        upper: of the requirement.
        lower: of the other item.
        share: of the score.
    """

    upper: tuple[Word, ...]
    lower: tuple[Word, ...]
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Akin:
    """Words of both sides for things that are related, though not the same; one side names what is close to the other's.

    Args:
        upper: of the requirement.
        lower: of the other item.
        share: of the score.
    """

    upper: tuple[Word, ...]
    lower: tuple[Word, ...]
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class General:
    """Only general words (泛泛的词) agree, which many texts of both sides have.

    Args:
        words: of both.
        share: of the score.
    """

    words: tuple[Word, ...]
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Wording:
    """Similar wording: whatever else both texts share, words that are not named and characters that make no word of both."""

    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Rival:
    """Another item scores higher for the same requirement; nothing is taken off for it.

    Args:
        found: its id.
        score: its score, 0 to 1.
        share: always 0.
    """

    found: str
    score: float
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Missing:
    """The weightiest thing asked for that the other item does not mention; its share is below 0."""

    upper: tuple[Word, ...]
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Parts:
    """What the requirement lists (列举的各项), and which of it the other item speaks of: a part of it, or all of it.

    Args:
        upper: the listed parts that it speaks of, in the order of the list.
        lower: its words for them.
        lacking: the listed parts that it says nothing of; empty where it speaks of all.
        total: how many parts are listed; more than both together where of some nobody can tell.
        share: the lacking part of them, below 0; 0 if none is lacking.
    """

    upper: tuple[Word, ...]
    lower: tuple[Word, ...]
    lacking: tuple[Word, ...]
    total: int
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Breach:
    """The other item would do what the requirement forbids (禁止); its share is below 0.

    Args:
        forbidden: words of the requirement.
        done: words of the other item.
        share: of the score, lost.
    """

    forbidden: str
    done: str
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Channels:
    """The two are for different channels (端); its share is below 0."""

    upper: tuple[str, ...]
    lower: tuple[str, ...]
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Closeness:
    """How close the two are in meaning, by vectors; a share below 0 says that they are not."""

    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Learned:
    """What people decided about the same item and a similar requirement.

    Args:
        like: id of the similar requirement.
        found: id of the item that was confirmed or rejected for it.
        verdict: `confirmed`, which speaks for the pair, or `rejected`, which speaks against it.
        share: of the score; above 0 for a confirmed link, below 0 for a rejected one.
    """

    like: str
    found: str
    verdict: str
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Reranked:
    """What a model of the user's own says (重排).

    Args:
        model: its name.
        score: its score, 0 to 1.
        share: what that adds to the score, or below 0 takes off.
    """

    model: str
    score: float
    share: float = 0.0


#: Why a pair was proposed. The shares of what speaks for the pair are positive, those of what speaks against it negative.
Reason = Words | Akin | General | Wording | Missing | Parts | Breach | Channels | Closeness | Learned | Reranked | Rival


def score_text(score: float) -> str:
    """Return a score as people see it: cut after two decimals, so that what shows 0.90 is confirmed where 0.9 is asked for."""
    return str(Decimal(repr(score)).quantize(_CENT, ROUND_DOWN))


def speaks_against(reason: Reason) -> bool:
    """Tell whether a reason says why the score is not higher."""
    return reason.share < 0 or isinstance(reason, Rival)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A link proposed by the program; never counts as coverage.

    Args:
        lower: id of the lower item.
        upper: id of the requirement.
        score: 0 to 1.
        reasons: what speaks for it, largest share first, then what speaks against it.
    """

    lower: str
    upper: str
    score: float
    reasons: tuple[Reason, ...] = ()
