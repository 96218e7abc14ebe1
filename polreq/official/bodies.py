"""Bodies (机构) by their names: one list of endings, for names that stand alone and for those who bear duties in a sentence."""

import re
from functools import lru_cache
from typing import Final

from polreq.late import late
from polreq.text.lexicon import Lexicon, load_lexicon

#: How names end (see `body` in the lexicon): of bodies anywhere, and of those that only a line of their own shows to be one.
_BODY: Final = ("body.organs", "body.alone")
_BEARER: Final = ("body.organs", "body.bearers")
_ADDRESSED: Final = ("body.organs", "body.alone", "body.addressed")

#: Names of which it is remembered whether they bear duties: the beginnings of a clause are tried one after the other.
_REMEMBERED: Final = 8192

_NAME: Final = late(r"[一-鿿（）()“”·]{2,45}")
_ASIDE: Final = late(r"(?<=.)[（(][^（）()]{1,30}[）)]$")
_EVERY: Final = late(r"各[一-鿿]{1,12}$")
_OFFICIAL: Final = late(
    r"(?:总理|主席|[省市区县州部局署行厅会]长|主任|委员长)[ \u3000\t]*[一-鿿·][一-鿿·\u3000 ]{1,9}"
    r"|[一-鿿]{2,20}(?:[省市区县州部局署行厅会]长|主任)[ \u3000\t]+[一-鿿·][一-鿿·\u3000 ]{1,9}"
)
_SPLIT: Final = late(r"[ \u3000\t\u00a0]+|(?<=[一-鿿])[、,，;；](?=[一-鿿])")


def is_body(text: str) -> bool:
    """Whether words that stand alone name a body, or several next to each other."""
    names = split_bodies(text)
    return bool(names) and all(_NAME.fullmatch(name) and _ends(name, _BODY, load_lexicon()) for name in names)


@lru_cache(maxsize=_REMEMBERED)
def is_bearer(name: str, lexicon: Lexicon) -> bool:
    """Whether a noun phrase of a sentence ends like somebody who bears duties (责任主体): a body, a group, people."""
    return _ends(name.strip().removesuffix("等"), _BEARER, lexicon)


def may_name_bearer(text: str, lexicon: Lexicon) -> bool:
    """Whether a word that names of bearers end with stands anywhere in a text: otherwise no part of it is one."""
    return lexicon.pattern(*_BEARER).search(text) is not None


def is_addressed(text: str) -> bool:
    """Whether a list of names ends like those to whom documents are sent (主送机关)."""
    return _EVERY.search(_ASIDE.sub("", text)) is not None or _ends(text, _ADDRESSED, load_lexicon())


def is_signatory(text: str) -> bool:
    """Whether the words may stand above a date: a body, several bodies, or an official with name."""
    words = text.strip()
    return is_body(words) or _OFFICIAL.fullmatch(words) is not None


def split_bodies(text: str) -> tuple[str, ...]:
    """Split names next to each other: 国务院、中央军委 or names with spaces between them."""
    words = text.strip()
    spread = [w for w in re.split(r"[ \u3000\t]+", words) if w]
    if spread and all(len(w) == 1 for w in spread):
        return ("".join(spread),)
    return tuple(name for name in _SPLIT.split(words) if name)


def _ends(name: str, lists: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether a name without its bracket ends with a word of the lists, and not with a longer one that only looks like it.

    统计局 names a body, 布局 does not; 社会 does not, 残疾人联合会 does.
    """
    bare = _ASIDE.sub("", name).removesuffix("等")
    longest = max([len(lexicon.ends(bare, words)) for words in lists])
    return longest > 0 and longest > len(lexicon.ends(bare, "body.not"))
