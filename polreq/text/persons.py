"""Names of persons (姓名) in what people write: by the word before them, the title behind them, or because they stand alone."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from polreq.late import late
from polreq.text.private import TAKEN, Private
from polreq.text.segment import frequency
from polreq.text.wordlists import any_of, read_lists

_WORDS: Final = read_lists("polreq.text", "personal.yaml")
_HAN: Final = "[一-鿿]"
_SURNAME: Final = f"(?:{any_of(_WORDS['surnames.double'])}|[{''.join(_WORDS['surnames.single'])}])"
_FOLLOWS: Final = rf"(?:$|[^一-鿿]|{any_of((*_WORDS['after'], *_WORDS['titles'], *_WORDS['offices'], *_WORDS['nicknames'], *_WORDS['labels'], *_WORDS['numbers.papers']))})"
#: Where words of others end: nothing, or a mark.
_ALONE: Final = r"(?:^|(?<=[^一-鿿·A-Za-z0-9]))"

_LABELLED: Final = late(
    rf"(?:{any_of(_WORDS['labels'])})(?P<said>(?:的?姓名)?[ ]?[：:是为]?[ 、，,]{{0,2}})(?=(?P<it>{_HAN}{{2,4}}))"
)
_LATIN: Final = late(
    rf"(?:{any_of(_WORDS['labels'])})[ ]?[：:是]?[ ]?(?P<it>[A-Za-z]{{2,}}(?:[ ·.][A-Za-z]{{2,}}){{1,3}})"
)
_PERSON: Final = late(rf"(?:{any_of(_WORDS['persons'])})[：: ]?(?=(?P<it>{_HAN}{{2,4}}))")
_DOTTED: Final = late(
    rf"(?:{any_of((*_WORDS['labels'], *_WORDS['persons']))}|{_ALONE})(?P<it>{_HAN}{{2,7}}·{_HAN}{{2,7}}?)(?={_FOLLOWS})"
)
_BY_ITSELF: Final = late(
    rf"{_ALONE}(?P<it>{_SURNAME}{_HAN}{{1,2}})(?=[ ，,、（/：:]{{0,2}}(?:$|[^一-鿿 〔《]|[男女][，,/、 ]|(?:{any_of((*_WORDS['numbers.phone'], *_WORDS['numbers.papers']))}))|{any_of(_WORDS['titles'])}|反映|来电|您好|你好|的电话)"
)
#: Marks behind which people sign.
_ENDS: Final = ("。", "！", "!", "—", "敬礼", "谢谢")
_HAN_NEXT: Final = late(_HAN)
_SURNAME_THEN: Final = late(_SURNAME)
_AFTER: Final = late(_FOLLOWS)
_NO_NAMES: Final = frozenset((*_WORDS["everyday"], *_WORDS["labels"], *_WORDS["persons"]))
_ONE_AFTER: Final = frozenset(word for word in _WORDS["after"] if len(word) == 1)

#: Occurrences in the segmenter's dictionary from which a word is an everyday one and no name: the whole (方便), its first two characters
#: (江苏来), its last two (方公司), of which given names are words too, such as 建国 and 国庆.
_EVERYDAY: Final = 60
_USUAL: Final = 1000
_COMMON: Final = 9000


def find_names(left: str) -> Iterator[Private]:
    """Yield names of persons.

    Args:
        left: the folded text, with TAKEN where something personal was found already.
    """
    for pattern in (_LATIN, _DOTTED):
        for found in pattern.finditer(left):
            group = "it" if "it" in pattern.groupindex else 0
            yield Private("name", found.start(group), found.end(group))
    for found in _LABELLED.finditer(left):
        sure = any(mark in found["said"] for mark in "：:为是")
        yield from _name_at(left, found.start("it"), sure=sure)
    for found in _PERSON.finditer(left):
        yield from _name_at(left, found.start("it"), sure=False)
    yield from _titled(left)
    yield from _by_itself(left)


def _name_at(text: str, start: int, *, sure: bool) -> Iterator[Private]:
    """Yield the name that begins at a place: as long as what follows it allows; where nobody doubts that one stands there, the longest."""
    surname = _SURNAME_THEN.match(text, start)
    if not surname:
        return
    given = [n for n in (2, 1) if _is_han(text[surname.end() : surname.end() + n], n)]
    fits = [n for n in given if _AFTER.match(text, surname.end() + n)]
    # 李明在: the last character belongs to what follows, if that is possible
    if fits == [2, 1] and text[surname.end() + 1] in _ONE_AFTER:
        fits = [1]
    chosen = next(iter(fits), given[0] if sure and given else 0)
    end = surname.end() + chosen
    if chosen and (sure or not _is_everyday(text[start:end])):
        yield Private("name", start, end)


def _titled(text: str) -> Iterator[Private]:
    """Yield what stands before a title: 王先生, 王建国先生, 王科长."""
    for title in _titles().finditer(text):
        for length in (1,) if title["nickname"] else (4, 3, 2, 1):
            start = title.start() - length
            name = text[max(0, start) : title.start()]
            surname = _SURNAME_THEN.match(name)
            if start < 0 or not surname or not _is_han(name, length) or not 0 <= length - surname.end() <= 2:
                continue
            if frequency(name[-1] + title[0]):
                continue
            doubtful = (
                _is_everyday(name)
                if length > surname.end()
                else not title["anybody"] and length == 1 and _is_word(text, start, title.end())
            )
            if not doubtful:
                yield Private("name", start, title.start())
                break


@cache
def _titles() -> re.Pattern[str]:
    kinds = (("anybody", "titles"), ("office", "offices"), ("nickname", "nicknames"))
    return re.compile(rf"(?<=[一-鿿])(?:{'|'.join(f'(?P<{group}>{any_of(_WORDS[words])})' for group, words in kinds)})")


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether a surname before an office is the end of a word (语文老师) or makes one with it (班主任), or nothing shows that it begins there."""
    before = text[start - 1 : start] if start else ""
    if frequency(text[start:end]):
        return True
    if not _is_han(before, 1) or before in _WORDS["before"]:
        return False
    return frequency(before + text[start]) > 0 or not _AFTER.match(text, end)


def _by_itself(text: str) -> Iterator[Private]:
    """Yield names between marks: beside something else that is personal, before words of persons, or as a signature at the end."""
    for found in _BY_ITSELF.finditer(text):
        start, end = found.span("it")
        beside = TAKEN in text[max(0, start - 6) : start] + text[end : end + 14]
        signed = end == len(text.rstrip()) and text[:start].rstrip().endswith(_ENDS)
        followed = _HAN_NEXT.match(text, end) is not None
        if (beside or signed or followed) and not _is_everyday(text[start:end]):
            yield Private("name", start, end)


def _is_everyday(name: str) -> bool:
    if name in _NO_NAMES or name.endswith(_WORDS["titles"]) or frequency(name) >= _EVERYDAY:
        return True
    return len(name) == 3 and (frequency(name[:2]) >= _USUAL or frequency(name[1:]) >= _COMMON)


def _is_han(text: str, length: int) -> bool:
    return len(text) == length and all("一" <= one <= "鿿" for one in text)
