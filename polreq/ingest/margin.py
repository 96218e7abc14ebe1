"""What stands in the margin of pages printed from a browser: buttons and menus beside the text, on lines of their own or behind it.

A button is cut by the edge of the sheet and comes again on every page: 月发, 采集文, 查看封 in this order. An icon is a
character that no writing has.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from polreq.ingest.headings import numbered
from polreq.ingest.lines import Raw, SourceLine, without
from polreq.ingest.portal import is_printed, page_title
from polreq.late import late
from polreq.official.patterns import PORTAL
from polreq.text.normalise import SPACES, compact

#: Printed pages have at least so many lines by which they are known.
_PRINTED: Final = 2
_ALONE: Final = late(r"[一-鿿]{2,6}")
_BEHIND: Final = late(rf"(?<=\S)[{SPACES}]+(?P<words>[一-鿿]{{2,6}})$")
_ICONS: Final = late(rf"(?:^|[{SPACES}]+)[\ue000-\uf8ff]+[{SPACES}\ue000-\uf8ff]*$")
#: A line of text that something may stand behind is at least so long.
_LINE: Final = 8
#: Buttons come together, and on so many of the pages.
_BUTTONS: Final = 2
_SHARE: Final = 0.6
#: So many different entries of a menu, each on a line of its own.
_MENU: Final = 3
_ENTRY: Final = late(PORTAL["menus"])
#: What stands on one line with the title, to the left of it; and with a number, if it is an entry of a menu.
_LEFT: Final = late(rf"[一-鿿]{{2,8}}[{SPACES}]+")


@dataclass(frozen=True, slots=True)
class Margined:
    """A text without what stood in the margin, and from how many lines that was taken."""

    raw: Raw
    taken: int = 0


@dataclass(frozen=True, slots=True)
class _Place:
    page: int
    line: int


def without_margin(raw: Raw) -> Margined:
    """Leave out what a browser printed in the margin of its pages."""
    lines = raw.lines
    if sum(is_printed(line.words) for line in lines) < _PRINTED:
        return Margined(raw)
    clean = [_without_icons(line) for line in lines]
    buttons = _buttons(clean)
    clean = [_without_button(line, buttons) for line in clean]
    title = page_title(lines)
    clean = [_without_left(line, title) for line in clean]
    entries = {at for at, line in enumerate(clean) if _ENTRY.fullmatch(compact(line.words))}
    menu = entries if len({compact(clean[at].words) for at in entries}) >= _MENU else set()
    emptied = {at for at, (old, new) in enumerate(zip(lines, clean, strict=True)) if old.text and not new.text}
    taken = sum(old is not new for old, new in zip(lines, clean, strict=True)) + len(menu)
    return Margined(replace(raw, lines=tuple(without(clean, menu | emptied))), taken) if taken else Margined(raw)


def _without_icons(line: SourceLine) -> SourceLine:
    return _cut(line, icons.start()) if (icons := _ICONS.search(line.text)) and not line.cells else line


def _cut(line: SourceLine, end: int) -> SourceLine:
    reading = line.reading[:end] if len(line.reading) == len(line.text) else line.reading
    return replace(line, text=line.text[:end], reading=reading)


def _buttons(lines: Sequence[SourceLine]) -> frozenset[str]:
    """Find the words that come on most of the printed pages, once on each, in one order."""
    places: dict[str, list[_Place]] = {}
    alone: set[str] = set()
    page, between = 0, True
    for at, line in enumerate(lines):
        text = line.words.strip(SPACES)
        if is_printed(text):
            page, between = page + between, False
            continue
        between = between or bool(text)
        if _ALONE.fullmatch(text):
            alone.add(text)
            places.setdefault(text, []).append(_Place(page, at))
        elif len(text) >= _LINE and not line.cells and (found := _BEHIND.search(text)):
            places.setdefault(found["words"], []).append(_Place(page, at))
    again = {
        words: on
        for words, on in places.items()
        if words in alone and len(on) == len({p.page for p in on}) and len(on) >= max(_PRINTED, _SHARE * page)
    }
    return frozenset(again) if len(again) >= _BUTTONS and _in_one_order(list(again.values())) else frozenset()


def _in_one_order(buttons: Sequence[Sequence[_Place]]) -> bool:
    for one, other in combinations(buttons, 2):
        lines = {p.page: p.line for p in other}
        if len({p.line < lines[p.page] for p in one if p.page in lines}) > 1:
            return False
    return True


def _without_button(line: SourceLine, buttons: frozenset[str]) -> SourceLine:
    words = line.words.rstrip(SPACES)
    if words.strip(SPACES) in buttons:
        return _cut(line, 0)
    found = _BEHIND.search(words) if len(words) >= _LINE and not line.cells else None
    return _cut(line, found.start()) if found is not None and found["words"] in buttons else line


def _without_left(line: SourceLine, title: str) -> SourceLine:
    """Let a line begin with the title that the browser printed, or with a number, where a word of a menu stands to its left."""
    found = _LEFT.match(line.words)
    if found is None or line.cells:
        return line
    rest = line.words[found.end() :]
    if rest.rstrip(SPACES) != title and not (numbered(rest) and _ENTRY.fullmatch(compact(found.group()))):
        return line
    start = found.end()
    reading = line.reading[start:] if len(line.reading) == len(line.text) else line.reading
    return replace(line, mark=line.mark + line.text[:start], text=line.text[start:], reading=reading)
