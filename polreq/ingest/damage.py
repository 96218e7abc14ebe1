"""Damaged sources: what is wrong with a text is repaired for reading where only one repair is possible, else refused.

The text stays as the source has it; repairs change only the reading by which structure and facts are found.
"""

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from polreq.ingest.headings import numbered
from polreq.ingest.lines import Raw, SourceLine
from polreq.model.place import Place
from polreq.results.finding import Finding
from polreq.text.normalise import SPACES
from polreq.words import Text

_HAN: Final = "\u4e00-\u9fff"
_YEAR: Final = r"(?:19|20)\d{2}"

#: 六政〔201760: the closing bracket is lost, perhaps 号 too; a year has four digits, so only one reading is left.
_LOST_BRACKET: Final = re.compile(rf"(?<=[{_HAN}])〔({_YEAR})([1-9]\d{{0,3}})(?:号|(?=[^\d〕]|$))")
#: 国发12022)5号: the bracket was recognised as 1, l or I.
_READ_AS_ONE: Final = re.compile(rf"(?<=[发函办字规政电令])[1lI|]({_YEAR})[)）\]〕](\d{{1,4}})号")
#: A line that is a number but for its 号.
_LOST_HAO: Final = re.compile(rf"([{_HAN}]{{2,16}}〔{_YEAR}〕\d{{1,5}})[{SPACES}]*")
_DASH_ITEM: Final = re.compile(r"[（(][-—–－ー][）)]")
_ENTITY: Final = re.compile(r"&(?:#\d{2,5}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
_DIGITS_DATE: Final = re.compile(rf"({_YEAR})(\d{{2,4}})")

_TONED: Final = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_PINYIN: Final = re.compile(rf"(?<=[{_HAN}])[（(]([a-zü{_TONED}]{{1,6}})[）)]")
_SYLLABLE: Final = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:a|o|e|ai|ei|ao|ou|an|en|ang|eng|er|ong|i|ia|ie|iao|iu|ian|in|iang|ing|iong|"
    r"u|ua|uo|uai|ui|uan|un|uang|ü|üe|ue)"
)
_JUNK: Final = re.compile(r"[★☆]*(?:[✿❀❁✾ღ◈❤♥♡✪✦✧❋]+[★☆]*)+|(?<=[一-鿿，。、])[★☆]+(?=[一-鿿，。、])")

#: Terms that conversion to the usage of Taiwan exchanges, and not only writes in other characters.
_TERMS: Final = {
    "網際網路": "互联网", "网际网路": "互联网", "最佳化": "优化", "入口網站": "门户网站", "入口网站": "门户网站", "水準": "水平",
    "資訊化": "信息化", "资讯化": "信息化", "資訊系統": "信息系统", "行動裝置": "移动终端", "行动装置": "移动终端", "雲端計算": "云计算",
}  # fmt: skip
_CONVERTED: Final = re.compile("|".join(_TERMS))
_TRADITIONAL: Final = re.compile(
    "[國務發辦關於條實與為會應對個這門開業產經濟電訊資網號準標點機構單審項進過現時間後來書長東車馬]"
)
_UNSHOWN: Final = re.compile("[\ue000-\uf8ff]")
#: Letters of writings that no Chinese document is written in: a font without a table of its characters leaves them.
_FOREIGN: Final = re.compile("[\u0530-\u0eff\u1000-\u1cff\u1d80-\u1dbf\ua000-\ua4cf\x00-\x08\x0e-\x1f]")
_MOJIBAKE: Final = re.compile(r"锟斤拷|烫烫烫|[À-ÖØ-öø-ÿ]{2,}|[ÃÂâ][\x80-\xbf¤©€™œ]")

#: Shares and numbers from which a text is beyond repair.
_LOST_RUNS: Final = 3
_UNREADABLE_SHARE: Final = 0.01
_FOREIGN_SHARE: Final = 0.1
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
    return Examined(mended, tuple(findings), bool(problems))


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
    """Find text that was lost to a font trick: only its punctuation is left."""
    runs = sum(len(re.findall(r"[，,、。]{3,}", line.words)) for line in raw.lines)
    private = _share(raw, _UNSHOWN)
    if runs >= _LOST_RUNS:
        return Text(
            f"有 {runs} 处只剩标点，正文可能因网页字体加密而丢失", f"{runs} runs of bare punctuation: the text was lost"
        )
    if private > _UNREADABLE_SHARE:
        return Text(f"{private:.0%} 的文字无法显示", f"{private:.0%} of the characters cannot be shown")
    if (foreign := _share(raw, _FOREIGN)) > _FOREIGN_SHARE:
        return Text(
            f"{foreign:.0%} 的文字不是汉字，PDF 的字体没有给出对应的字符，请先做文字识别",
            f"{foreign:.0%} of the characters are no Chinese: the fonts of the PDF do not tell what their glyphs mean; "
            "recognise its text first",
        )
    return None


def _undecoded(raw: Raw) -> Text | None:
    places = [place.line for line, place in _placed(raw, "") if "\ufffd" in line.text]
    if places:
        return Text(
            f"第 {places[0]} 行起有 {len(places)} 行文字无法解码",
            f"{len(places)} lines cannot be decoded, from line {places[0]} on",
        )
    return None


def _wrong_encoding(raw: Raw) -> Text | None:
    found = sum(len(_MOJIBAKE.findall(line.words)) for line in raw.lines)
    if found >= _FEW:
        return Text(f"有 {found} 处乱码，文件曾按错误的编码转换", f"{found} places were decoded wrongly")
    return None


def _converted(raw: Raw) -> Text | None:
    share = _share(raw, _TRADITIONAL)
    if share > _TRADITIONAL_SHARE:
        return Text(
            "这是繁体转换本，用语可能已被替换，请使用简体原文",
            "converted to traditional characters: terms may have been exchanged",
        )
    return None


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
    broken = sum(line.words[:1] in tuple("，。；、）》”") for line in raw.lines if line.words and not line.cells)
    if broken >= _SEQUENCE and broken > 0.1 * len(raw.lines):
        return Text(
            f"有 {broken} 行以标点开头，句子被拆散", f"{broken} lines begin with punctuation: sentences were torn apart"
        )
    return None


_TESTS: Final[tuple[Callable[[Raw], Text | None], ...]] = (
    _lost_text,
    _undecoded,
    _wrong_encoding,
    _converted,
    _shuffled,
)


def _share(raw: Raw, pattern: re.Pattern[str]) -> float:
    """Return the share of characters that the pattern finds."""
    total = sum(len(line.words) for line in raw.lines)
    return sum(len(pattern.findall(line.words)) for line in raw.lines) / total if total else 0.0
