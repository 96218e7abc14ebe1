"""Damaged sources: what is wrong with a text is repaired for reading where only one repair is possible, else refused.

The text stays as the source has it; repairs change only the reading by which structure and facts are found.
"""

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from polreq.ingest.headings import numbered
from polreq.ingest.illegible import FOREIGN, MOJIBAKE, UNDECODED, legibility
from polreq.ingest.lines import Raw, SourceLine
from polreq.ingest.readers.scan import spans
from polreq.late import late
from polreq.model.place import Place
from polreq.results.finding import Finding
from polreq.text.normalise import SPACES
from polreq.words import Text

_HAN: Final = "\u4e00-\u9fff"
_YEAR: Final = r"(?:19|20)\d{2}"

#: 六政〔201760: the closing bracket is lost, perhaps 号 too; a year has four digits, so only one reading is left.
_LOST_BRACKET: Final = late(rf"(?<=[{_HAN}])〔({_YEAR})([1-9]\d{{0,3}})(?:号|(?=[^\d〕]|$))")
#: 国发12022)5号: the bracket was recognised as 1, l or I.
_READ_AS_ONE: Final = late(rf"(?<=[发函办字规政电令])[1lI|]({_YEAR})[)）\]〕](\d{{1,4}})号")
#: A line that is a number but for its 号.
_LOST_HAO: Final = late(rf"([{_HAN}]{{2,16}}〔{_YEAR}〕\d{{1,5}})[{SPACES}]*")
_DASH_ITEM: Final = late(r"[（(][-—–－ー][）)]")
_ENTITY: Final = late(r"&(?:#\d{2,5}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
_DIGITS_DATE: Final = late(rf"({_YEAR})(\d{{2,4}})")

_TONED: Final = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_PINYIN: Final = late(rf"(?<=[{_HAN}])[（(]([a-zü{_TONED}]{{1,6}})[）)]")
_SYLLABLE: Final = late(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:a|o|e|ai|ei|ao|ou|an|en|ang|eng|er|ong|i|ia|ie|iao|iu|ian|in|iang|ing|iong|"
    r"u|ua|uo|uai|ui|uan|un|uang|ü|üe|ue)"
)
_JUNK: Final = late(r"[★☆]*(?:[✿❀❁✾ღ◈❤♥♡✪✦✧❋]+[★☆]*)+|(?<=[一-鿿，。、])[★☆]+(?=[一-鿿，。、])")

#: Terms that conversion to the usage of Taiwan exchanges, and not only writes in other characters.
_TERMS: Final = {
    "網際網路": "互联网", "网际网路": "互联网", "最佳化": "优化", "入口網站": "门户网站", "入口网站": "门户网站", "水準": "水平",
    "資訊化": "信息化", "资讯化": "信息化", "資訊系統": "信息系统", "行動裝置": "移动终端", "行动装置": "移动终端", "雲端計算": "云计算",
}  # fmt: skip
_CONVERTED: Final = late("|".join(_TERMS))
_TRADITIONAL: Final = late(
    "[國務發辦關於條實與為會應對個這門開業產經濟電訊資網號準標點機構單審項進過現時間後來書長東車馬]"
)
#: Shares and numbers from which a text is beyond repair.
_UNREADABLE: Final = 0.5
#: A character between two of Chinese words that no writing has.
_HOLE: Final = late(rf"(?<=[{_HAN}，、])[\ue000-\uefff](?=[{_HAN}，。、；])")
#: What is not read is never rounded away.
_NOT_ALL: Final = 0.99
#: So many stretches of lines are named.
_STRETCHES: Final = 8
_TRADITIONAL_SHARE: Final = 0.05
_FEW: Final = 3
_SEQUENCE: Final = 6
_DISORDER: Final = 0.3
_EXCERPT: Final = 30


@dataclass(frozen=True, slots=True)
class Examined:
    """A source after examination: its lines with readings, what was found, and whether it can be relied on."""

    raw: Raw
    findings: tuple[Finding, ...]
    beyond_repair: bool


def examine(raw: Raw, name: str) -> Examined:
    """Look for damage, repair what has only one repair (X703), and say what cannot be repaired (X704)."""
    findings: list[Finding] = []
    lines: list[SourceLine] = []
    repairs = _repairs(raw)
    for line, place in _placed(raw, name):
        reading = line.words
        for repair in repairs:
            repaired = repair(reading)
            if repaired != reading:
                findings.append(_repaired(line, place, reading, repaired))
                reading = repaired
        lines.append(replace(line, reading=reading) if reading != line.words else line)
    mended = replace(raw, lines=tuple(lines))
    problems = [problem for test in _TESTS if (problem := test(mended))]
    findings += [Finding("X704", Place(name), name, (("problem", problem),)) for problem in problems]
    findings += [] if problems else _in_part(mended, name)
    return Examined(mended, tuple(findings), bool(problems))


def _in_part(raw: Raw, name: str) -> Iterator[Finding]:
    """Say which lines of a text that can be read cannot (X717), and which have characters that cannot (X718)."""
    unread = [(line, place) for line, place in _placed(raw, name) if line.unread]
    if unread:
        share = f"{min(1 - legibility(raw).unread, _NOT_ALL):.0%}"
        yield _about("X717", unread, ("share", share))
    holed = [(line, place) for line, place in _placed(raw, name) if not line.unread and _is_holed(line)]
    if holed:
        yield _about("X718", holed)


def _about(code: str, lines: Sequence[tuple[SourceLine, Place]], *more: tuple[str, str]) -> Finding:
    words = lines[0][0].text.strip(SPACES)[:_EXCERPT]
    numbers = [place.line for _, place in lines]
    facts = (("lines", str(len(lines))), ("places", _lines(numbers)), ("words", words), *more)
    return Finding(code, lines[0][1], "", facts)


def _is_holed(line: SourceLine) -> bool:
    """Whether a line has a character within its words that cannot be shown or decoded; an icon before or behind them is none."""
    return UNDECODED in line.words or any(hole.search(line.words) for hole in (_HOLE, MOJIBAKE, FOREIGN))


def _lines(numbers: Sequence[int]) -> str:
    """Write the numbers of lines: 1–4, 7; of many stretches the first ones, and the last line."""
    written = spans(numbers).split(", ")
    return ", ".join(written) if len(written) <= _STRETCHES else f"{', '.join(written[:_STRETCHES])} … {numbers[-1]}"


def _placed(raw: Raw, name: str) -> Iterator[tuple[SourceLine, Place]]:
    number = 1
    for line in raw.lines:
        yield line, Place(name, number, len(line.mark) + 1)
        number += 1 + line.blank + line.more


def _repaired(line: SourceLine, place: Place, before: str, after: str) -> Finding:
    """Make a finding that shows where the two readings differ, with a few characters around."""
    start = next(
        (i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    start = max(0, start - _EXCERPT // 2)
    excerpts = (("before", before[start : start + _EXCERPT]), ("after", after[start : start + _EXCERPT]))
    below, column = line.place_of(start)
    return Finding("X703", replace(place, line=place.line + below, column=column), "", excerpts)


# --- repairs


def _repairs(raw: Raw) -> tuple[Callable[[str], str], ...]:
    """Choose the repairs: some marks are damage only where there are many, or where the context allows one reading."""
    text = "\n".join(line.text for line in raw.lines)
    ruby = [match[1] for match in _PINYIN.finditer(text)]
    many = sum(_SYLLABLE.fullmatch(word) is not None for word in ruby) >= _FEW
    terms = set(_CONVERTED.findall(text))
    # one of these words alone may be what the author wrote
    converted = len(terms) > 1 or bool(_TRADITIONAL.search(text))
    second = any((found := numbered(line.text)) and (found.scheme, found.number) == ("（一）", 2) for line in raw.lines)
    return (
        lambda line: _ENTITY.sub("", line),
        lambda line: _PINYIN.sub(lambda m: "" if _is_ruby(m[1], many) else m[0], line),
        lambda line: _JUNK.sub("", line),
        lambda line: _READ_AS_ONE.sub(r"〔\1〕\2号", _LOST_BRACKET.sub(r"〔\1〕\2号", line)),
        lambda line: f"{match[1]}号" if (match := _LOST_HAO.fullmatch(line)) else line,
        lambda line: "（一）" + line[3:] if second and _DASH_ITEM.match(line) else line,
        _repair_date,
        lambda line: _CONVERTED.sub(lambda m: _TERMS[m[0]], line) if converted else line,
    )


def _is_ruby(word: str, many: bool) -> bool:
    return any(c in _TONED for c in word) or (many and _SYLLABLE.fullmatch(word) is not None)


def _repair_date(line: str) -> str:
    """Write a date that has lost 年, 月 and 日 (2017927) in full where it can be only one day."""
    match = _DIGITS_DATE.fullmatch(line.strip(SPACES))
    if match is None:
        return line
    year, rest = int(match[1]), match[2]
    cuts = [(rest[:k], rest[k:]) for k in (1, 2) if 0 < k < len(rest) and rest[0] != "0" and rest[k] != "0"]
    days = [(int(m), int(d)) for m, d in cuts if _is_day(year, int(m), int(d))]
    return f"{year}年{days[0][0]}月{days[0][1]}日" if len(days) == 1 else line


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


# --- what cannot be repaired


def _lost_text(raw: Raw) -> Text | None:
    """Find a text of which hardly anything can be read: by its characters, or by its lines where words are lost."""
    found = legibility(raw)
    if max(found.unread, found.lines) <= _UNREADABLE:
        return None
    places = [place.line for line, place in _placed(raw, "") if line.unread]
    share = max(found.unread, found.lines)
    return Text(
        f"{share:.0%} 的文字无法读取（第 {_lines(places)} 行），多半是 PDF 或网页的字体没有给出对应的字符，请先做文字识别",
        f"{share:.0%} of the text cannot be read (lines {_lines(places)}): the fonts of the PDF or page do not tell what "
        "their characters mean; recognise its text first",
    )


def _converted(raw: Raw) -> Text | None:
    share = _share(raw, _TRADITIONAL)
    if share > _TRADITIONAL_SHARE:
        return Text(
            "这是繁体转换本，用语可能已被替换，请使用简体原文",
            "converted to traditional characters: terms may have been exchanged",
        )
    return None


def _is_bare_article(line: SourceLine) -> bool:
    found = numbered(line.words)
    return found is not None and found.scheme == "条" and not line.words[found.start :].strip(SPACES)


def _shuffled(raw: Raw) -> Text | None:
    """Find numbered lines out of order: scrapers are fed texts whose paragraphs have been shuffled."""
    for scheme in ("条", "一、"):
        numbers = [n.number for line in raw.lines if (n := numbered(line.words)) and n.scheme == scheme]
        # each part of a document begins at one again: only steps back to other numbers are out of order
        back = sum(b <= a and b != 1 for a, b in itertools.pairwise(numbers))
        if len(numbers) >= _SEQUENCE and back > _DISORDER * len(numbers):
            return Text(
                f"序号前后颠倒 {back} 处，段落可能被打乱", f"{back} numbers are out of order: paragraphs were shuffled"
            )
    said = [line for line in raw.lines if line.text.strip()]
    articles = [n for line in said if (n := numbered(line.words)) and n.scheme == "条"]
    alone = [_is_bare_article(line) for line in said]
    stacked = sum(one and other for one, other in itertools.pairwise(alone))
    if stacked >= _SEQUENCE and stacked > _DISORDER * len(articles):
        return Text(
            f"有 {stacked} 个条号后面没有条文，条号与条文分开了，多半是分栏的页面",
            f"{stacked} numbers of articles stand without their text, as from a page in columns",
        )
    broken = sum(line.words[:1] in tuple("，。；、）》”") for line in raw.lines if line.words and not line.cells)
    if broken >= _SEQUENCE and broken > 0.1 * len(raw.lines):
        return Text(
            f"有 {broken} 行以标点开头，句子被拆散", f"{broken} lines begin with punctuation: sentences were torn apart"
        )
    return None


_TESTS: Final[tuple[Callable[[Raw], Text | None], ...]] = (
    _lost_text,
    _converted,
    _shuffled,
)


def _share(raw: Raw, pattern: re.Pattern[str]) -> float:
    """Return the share of characters that the pattern finds."""
    total = sum(len(line.words) for line in raw.lines)
    return sum(len(pattern.findall(line.words)) for line in raw.lines) / total if total else 0.0
