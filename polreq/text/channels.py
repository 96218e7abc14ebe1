"""Channels (端) that a text names, by the words of the lexicon."""

import re
from collections.abc import Mapping, Set
from functools import cache, lru_cache

from polreq.text.lexicon import Lexicon
from polreq.text.wordlists import any_of

#: The noun that mini-programs in a list share: 微信、支付宝小程序.
_SHARED = "小程序"


def find_channels(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the channels that a folded text names.

    A word for a family (移动端, 线上, 掌上办, 小程序) names none of its members, unless the lexicon of the workspace says
    what it is for the product (`channel.expand`).
    """
    meant = _meant(lexicon)
    if not _any(tuple(meant)).search(text):
        return ()
    text = _list(tuple(meant)).sub(rf"\g<0>{_SHARED}", text)
    found: set[str] = set()
    for word, channels in meant.items():
        if word in text and (named := _named(word)).search(text):
            found.update(channels)
            text = named.sub("〼", text)  # 微信公众号 is one, whatever 公众号 stands for in a workspace
    return in_order(found, lexicon)


def in_order(found: Set[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Put channels into the order of the lexicon; those for which a workspace gives no word but a family come last."""
    families = (channel for channels in lexicon.below("channel.expand").values() for channel in channels)
    return tuple(dict.fromkeys(c for c in (*lexicon.below("channel.words"), *families) if c in found))


@lru_cache(maxsize=16)
def _meant(lexicon: Lexicon) -> Mapping[str, tuple[str, ...]]:
    """Give what each word stands for, the longest words first."""
    meant = dict(lexicon.below("channel.expand"))
    for channel, words in lexicon.below("channel.words").items():
        meant.update(dict.fromkeys(words, (channel,)))
    return dict(sorted(meant.items(), key=lambda item: -len(item[0])))


@cache
def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(any_of((*words, _SHARED)))


@cache
def _named(word: str) -> re.Pattern[str]:
    """Match a word; a number such as 12345 only where it is no piece of a longer one (0999-1234567)."""
    return re.compile(rf"(?<![\d-]){word}(?!\d)" if word.isdecimal() else re.escape(word))


@cache
def _list(words: tuple[str, ...]) -> re.Pattern[str]:
    """Match each name in a list that leaves the shared noun to the last (微信 in 微信、支付宝小程序)."""
    makers = sorted((w.removesuffix(_SHARED) for w in words if w.endswith(_SHARED) and w != _SHARED), key=len)
    maker = "|".join(map(re.escape, reversed(makers))) or "(?!)"
    return re.compile(rf"(?:{maker})(?=(?:(?:、|和|及|与|或|以及)(?:{maker}))+{_SHARED})")
