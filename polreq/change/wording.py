"""How two versions of a text differ in words: edits, what of them is matter, and what only expression (文字调整)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from types import MappingProxyType
from typing import Final

from polreq.late import late
from polreq.link.item import Segment
from polreq.text.likeness import pairs
from polreq.text.normalise import compact, fold
from polreq.text.wordlists import below, read_lists

#: Numbers of items, which stand for no matter of their own.
_ENUMERATED: Final = late(r"(?m)^\s*(?:（[一二三四五六七八九十]{1,3}）|\d{1,2}[.．、])")
_WORD: Final = late(r"\w")
#: A relative clause without the noun that it belongs to, which stands where the reader knows it: 符合条件的（主体），.
_KNOWN_NOUN: Final = "的"
#: Stands between the members of a list.
_MARK: Final = "、"
#: … behind a conjunction, if less than this share of its pairs of characters is known: else it may stand there in other words.
_KNOWN: Final = 0.6
_JOINING: Final = ("以及", "及", "和", "与", "或者", "或")
#: A member of a list that is new as a whole has so many characters: 工作秘密 beside 工作 and 秘密.
_MEMBER: Final = 3


@dataclass(frozen=True, slots=True)
class WordEdit:
    """A place where the newer text has other words.

    Args:
        before: the words of the older text; empty where words were put in.
        after: the words of the newer text; empty where words were struck out.
        left: the word in front of both; empty at the beginning.
        right: the word behind both; empty at the end.
        lost: what matters of the older words and stands nowhere in the newer text.
        gained: what matters of the newer words and stands nowhere in the older text.
    """

    before: str
    after: str
    left: str
    right: str
    lost: tuple[str, ...] = ()
    gained: tuple[str, ...] = ()

    @property
    def matters(self) -> bool:
        """Whether anything is said that was not, or no longer."""
        return bool(self.lost or self.gained)


def plain(text: str) -> str:
    """Return a text as versions are compared: no white space, punctuation in one form, items without their numbers."""
    return compact(_ENUMERATED.sub("", fold(text)))


def edits(old: str, new: str, segment: Segment) -> tuple[WordEdit, ...]:
    """Compare two plain texts word by word.

    Args:
        old: older text, see `plain`.
        new: newer text.
        segment: text to words.
    """
    a, b = segment(old), segment(new)
    return tuple(_weighed(edit, old, new, segment) for edit in _raw(a, b))


def raw_edits(old: str, new: str, segment: Segment) -> tuple[WordEdit, ...]:
    """Compare two plain texts word by word, without asking what matters."""
    return tuple(_raw(segment(old), segment(new)))


def _raw(a: Sequence[str], b: Sequence[str]) -> Iterator[WordEdit]:
    for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag != "equal":
            left, right = (a[i - 1] if i else ""), (a[j] if j < len(a) else "")
            yield WordEdit("".join(a[i:j]), "".join(b[k:m]), left, right)


def _weighed(edit: WordEdit, old: str, new: str, segment: Segment) -> WordEdit:
    before, after = segment(edit.before), segment(edit.after)
    if edit.left == _KNOWN_NOUN and not edit.after and not _WORD.search(edit.right):
        return edit
    lost = tuple(word for word in before if _is_new(word, new, after))
    gained = tuple(word for word in after if _is_new(word, old, before))
    lost, gained = lost or _member(edit.before, edit.after, new), gained or _member(edit.after, edit.before, old)
    return WordEdit(edit.before, edit.after, edit.left, edit.right, lost, gained)


def _member(part: str, opposite: str, elsewhere: str) -> tuple[str, ...]:
    """Return what one side adds to a list if the other text does not have it as a whole, though it may have each of its words."""
    joined = next((word for word in _JOINING if part.startswith(word)), "")
    name = part.removeprefix(joined).strip(_MARK)
    bare = name.removeprefix(max(filter(name.startswith, listed("determiners")), key=len, default=""))
    if opposite or not (joined or _MARK in part) or len(name) < _MEMBER or bare in elsewhere:
        return ()
    known = len(pairs(name) & pairs(elsewhere)) / len(pairs(name))
    return () if joined and known >= _KNOWN else (name,)


def _is_new(word: str, elsewhere: str, opposite: Sequence[str]) -> bool:
    """Whether a word says what the other text does not: it stands nowhere there, and no variant of it stands opposite."""
    if not _WORD.search(word) or word in listed("empty") or word in elsewhere:
        return False
    return not any(_alike(word, other) or _variant(word, other) for other in opposite)


def _alike(one: str, other: str) -> bool:
    return bool(_groups().get(one, frozenset()) & _groups().get(other, frozenset()))


def _variant(one: str, other: str) -> bool:
    """Whether two words of two characters share one: 做好 and 作好, 邮寄 and 寄递, 推行 and 实行."""
    return len(one) == len(other) == 2 and bool(set(one) & set(other))


def other_procedure(before: str, after: str) -> bool:
    """Whether what an authority does with a matter stands in the place of something else that it may do: 审批, 备案."""
    names = listed("procedures")
    old, new = ({name for name in names if name in words} for words in (before, after))
    return bool(old and new) and not any(set(one) & set(other) for one in old for other in new)


@cache
def listed(name: str) -> frozenset[str]:
    """Return the words of a list about the language of revisions, by its name."""
    return frozenset(read_lists("polreq.change", "revisions.yaml")[name])


@cache
def _groups() -> MappingProxyType[str, frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for name, words in below(read_lists("polreq.change", "revisions.yaml"), "alike").items():
        for word in words:
            groups.setdefault(word, set()).add(name)
    return MappingProxyType({word: frozenset(names) for word, names in groups.items()})
