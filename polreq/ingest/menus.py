"""Lines made of a site's words: its tools, menus and links to other sites, wherever a page was printed, saved or copied.

A line is cut into pieces where white space, bars or brackets stand, or where one known word follows another. What it is
depends on how many of them the table (official/data/portal.yaml) knows: a service of a site's own among its tools, or
the last entry of a menu that the edge of the page has cut off, is known by its company.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from polreq.late import late
from polreq.official.genres import genre_of
from polreq.official.patterns import PORTAL
from polreq.text.normalise import SPACES

#: What stands between the entries of a menu.
_BETWEEN: Final = rf"[{SPACES}|｜丨┃【】\[\]（）()：:、/·•＋+&_—-]"
_LONG: Final = rf"(?:{PORTAL['tools']}|{PORTAL['menus']}|{PORTAL['sites']})"
#: Another site by the end of its name, sizes of type, days, hours and weather: they are of the site in its company only.
_NEUTRAL: Final = (
    r"[一-鿿]{2,10}(?:人大|政协|政府网|政务网|网站|官网)|[大中小]|A|\d[\d年月日时分:：./-]*|星期[一二三四五六日天]"
    r"|[阴晴多云小中大阵雷雨雪转]{1,6}|-?\d+℃?[~～-]-?\d+℃"
)
_PIECE: Final = late(
    rf"(?:(?P<tool>{PORTAL['tools']}|[大中小](?:{_BETWEEN}+[大中小]){{2}})|(?P<menu>{PORTAL['menus']})|(?P<site>{PORTAL['sites']}))(?={_BETWEEN}|$|{_LONG})"
    rf"|(?<![一-鿿])(?P<short>{PORTAL['short']})(?={_BETWEEN}|$)|(?P<neutral>{_NEUTRAL})(?={_BETWEEN}|$)|(?P<other>(?:(?!{_BETWEEN}).)+)",
    re.IGNORECASE,
)
_ALONE: Final = late(rf"{_LONG}|(?:{PORTAL['short']})", re.IGNORECASE)
_LINKS: Final = late(rf"[【\[]?(?:{PORTAL['links']})[】\]]?[{SPACES}]*[：:]?[{SPACES}]*(?:更多)?[{SPACES}>＞»+]*")
#: Signs that open a menu or go on to more, and icons.
_SIGNS: Final = late(r"[>＞›»√▼▲▾☰×✕…\ue000-\uf8ff]+")
#: A menu may begin with the first page; nothing else does.
_FIRST: Final = late(r"(?:网站|本站)?首页|Home(?![A-Za-z])", re.IGNORECASE)
_SPREAD: Final = late(rf"首[{SPACES}]+页")
_LETTERS: Final = late(r"[一-鿿A-Za-z]")
_NAME: Final = late(r"[一-鿿A-Za-z0-9“”+]{1,8}")
#: So many known words vouch for one that is not; so many entries are a menu where one word alone would prove nothing.
_VOUCH: Final = 2
_MENU: Final = 3


def is_of_site(text: str) -> bool:
    """Whether a line is made of a site's words and of nothing else: tools, a menu, links to other sites."""
    words = _SPREAD.sub("首页", _SIGNS.sub(" ", text).strip(SPACES))
    pieces = [(match.lastgroup, match.group()) for match in _PIECE.finditer(words)]
    others = [piece for kind, piece in pieces if kind == "other" and _LETTERS.search(piece)]
    count = Counter(kind for kind, _ in pieces)
    telling = count["menu"] + count["site"]
    known = count["tool"] + telling + count["short"]
    if others:
        begins = _FIRST.match(words) is not None and len(pieces) > _MENU
        return all(map(_is_entry, others)) and (begins or (known >= _VOUCH * len(others) and known > count["short"]))
    first = _FIRST.match(words)
    apart = re.search(_BETWEEN, words) is not None or first is not None
    return (
        count["tool"] > 0
        or (first is not None and first.group() == words)
        or (telling > 1 and apart)
        or known >= _MENU
        or (count["site"] > 0 < count["neutral"])
    )


def begins_menu(text: str) -> bool:
    """Whether a line is a menu of the site's sections, which begins with its first page."""
    words = _SPREAD.sub("首页", text.strip(SPACES))
    return _FIRST.match(words) is not None and is_of_site(text)


def menu_length(lines: Sequence[str]) -> int:
    """Count the lines from here on that are a menu with an entry to a line: short, most of them known, also the last."""
    last = known = 0
    for count, line in enumerate(lines, 1):
        words = line.strip(SPACES)
        if _ALONE.fullmatch(words):
            known += 1
            last = count if known * _VOUCH >= count else last
        elif not _is_entry(words):
            break
    return last if known >= _MENU and _ALONE.fullmatch(lines[0].strip(SPACES)) else 0


def heads_links(text: str) -> bool:
    """Whether a line heads a list of other pages: 相关链接：, 相关阅读 更多 >."""
    return _LINKS.fullmatch(text.strip(SPACES)) is not None


def _is_entry(words: str) -> bool:
    """Whether words that the table does not know may be the name of a section or a service."""
    return _NAME.fullmatch(words) is not None and "关于" not in words and genre_of(words) == ""
