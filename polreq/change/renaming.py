"""Words that a newer version calls otherwise throughout: terms (市场主体 → 经营主体), and bodies after a reform of institutions."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from polreq.change.wording import WordEdit, other_procedure, raw_edits
from polreq.late import late
from polreq.link.item import Segment
from polreq.official.numerals import NUMERAL
from polreq.text.wordlists import below, read_lists

#: How names end that an office or a thing has, into which words are put when it is renamed.
_BODIES: Final = ("部门", "局", "委", "委员会", "厅", "署", "办公室", "机构")
_NAMED: Final = (*_BODIES, "平台", "系统", "目录", "清单", "名录", "单位")
#: A term counts as renamed if it was replaced so often …
_OFTEN: Final = 2
#: … and is still called so at most once in so many cases.
_STILL: Final = 4
_LONGEST: Final = 14
_NUMBER: Final = late(NUMERAL)
#: What stands before a name and is no part of it.
_MODAL: Final = ("应当", "不得", "可以", "必须", "依法", "及时", "按照", "根据", "由", "向", "会同")


@dataclass(frozen=True, slots=True)
class Renaming:
    """A name that was replaced throughout.

    Args:
        before: the older name.
        after: the newer one.
        body: it names a body.
    """

    before: str
    after: str
    body: bool = False


def find_renamings(versions: Sequence[tuple[str, str]], segment: Segment) -> tuple[Renaming, ...]:
    """Find what is called otherwise throughout.

    Args:
        versions: plain texts of articles that continue each other, the older and the newer.
        segment: text to words.
    """
    old, new = "\n".join(a for a, _ in versions), "\n".join(b for _, b in versions)
    counts: Counter[tuple[str, str]] = Counter()
    letters: Counter[tuple[str, str]] = Counter()
    for a, b in versions:
        for edit in raw_edits(a, b, segment):
            counts.update(_names(edit))
            letters.update(_letters(edit))
    spelled = [
        Renaming(*pair)
        for pair, times in sorted(letters.items())
        if times >= _OFTEN and pair[0] not in new and pair[1] not in old
    ]
    found = [
        Renaming(*_widened(before, after, old, new), body=_is_body(before, after))
        for (before, after), times in sorted(counts.items())
        if _throughout(before, after, times, new) or _reformed(before, after, old, new)
    ]
    return tuple(
        sorted({*found, *spelled, *_known(old, new)}, key=lambda one: (-len(one.before), one.before, one.after))
    )


def renamed(text: str, renamings: Sequence[Renaming]) -> tuple[str, tuple[Renaming, ...]]:
    """Write a plain text of the older version with the newer names, and say which of them it takes.

    At every place the longest name is taken; where the newer name holds the older one, what bears it already is left alone.
    """
    if not renamings:
        return text, ()
    by_name = {one.before: one for one in renamings}
    kept = {one.after for one in renamings if one.before in one.after} - by_name.keys()
    taken: dict[Renaming, None] = {}

    def newer(match: re.Match[str]) -> str:
        one = by_name.get(match[0])
        if one is None:
            return match[0]
        taken[one] = None
        return one.after

    names = sorted({*by_name, *kept}, key=lambda name: (-len(name), name))
    return re.sub("|".join(map(re.escape, names)), newer, text), tuple(taken)


def _names(edit: WordEdit) -> Iterator[tuple[str, str]]:
    """Yield what may be a name and its newer form: the replaced words, or a name with the words put in or taken out."""
    if _counts(edit.before) != _counts(edit.after) or other_procedure(edit.before, edit.after):
        return
    if _is_name(edit.before) and _is_name(edit.after):
        yield edit.before, edit.after
    # a word that only says what kind of body it is (部门) needs the words in front of it to be a name, 法律委员会 does not
    left = edit.left if edit.right in _NAMED or not edit.right else ""
    before, after = f"{left}{edit.before}{edit.right}", f"{left}{edit.after}{edit.right}"
    right = edit.right or edit.left
    if right.endswith(_NAMED) and _is_name(before) and _is_name(after):
        yield before, after


def _counts(words: str) -> list[str]:
    """Return the numbers among words; another number is another amount and no other name."""
    return _NUMBER.findall(words)


def _known(old: str, new: str) -> Iterator[Renaming]:
    """Yield names that laws have replaced everywhere, if the older version has the older one and the newer hardly any longer."""
    for after, names in below(read_lists("polreq.change", "revisions.yaml"), "renamed").items():
        for before in names:
            times = old.count(before) - old.count(after) * after.count(before)
            if times > 0 and after in new and _throughout(before, after, max(times, _OFTEN), new):
                yield Renaming(before, after, _is_body(before, after))


def _letters(edit: WordEdit) -> Iterator[tuple[str, str]]:
    """Yield the one character in which two words of the same length differ: 帐簿, 账簿."""
    if len(edit.before) == len(edit.after):
        unlike = [pair for pair in zip(edit.before, edit.after, strict=True) if pair[0] != pair[1]]
        if len(unlike) == 1 and "".join(unlike[0]).isalpha():
            yield unlike[0]


def _is_name(words: str) -> bool:
    return 1 < len(words) <= _LONGEST and words.isalnum() and not words.startswith(_MODAL) and not words.isdigit()


def _throughout(before: str, after: str, times: int, new: str) -> bool:
    return times >= _OFTEN and (new.count(before) - new.count(after) * after.count(before)) * _STILL <= times


def _reformed(before: str, after: str, old: str, new: str) -> bool:
    """Whether a body is called otherwise that the newer version no longer knows by its older name, nor the older one by its newer."""
    return _is_body(before, after) and _shared(before, after) and before not in new and after not in old


def _widened(before: str, after: str, old: str, new: str) -> tuple[str, str]:
    """Add the characters that always stand in front of both names: 服务部门 is only a part of 政务服务部门."""
    while len(before) < _LONGEST:
        fronts = {old[m.start() - 1 : m.start()] for m in re.finditer(re.escape(before), old)}
        fronts |= {new[m.start() - 1 : m.start()] for m in re.finditer(re.escape(after), new)}
        front = fronts.pop() if len(fronts) == 1 else ""
        if not front.isalnum():
            break
        before, after = front + before, front + after
    return before, after


def _is_body(before: str, after: str) -> bool:
    return before.endswith(_BODIES) and after.endswith(_BODIES)


def _shared(before: str, after: str) -> bool:
    """Whether all characters of the shorter name stand in the longer one, in their order."""
    shorter, longer = sorted((before, after), key=len)
    rest = iter(longer)
    return all(character in rest for character in shorter)
