"""What a portal prints around a document, in text that was copied from its page: facts, ways, tools, neighbours."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from polreq.ingest.labels import LABELS, field_of
from polreq.ingest.lines import SourceLine
from polreq.ingest.menus import is_of_site
from polreq.late import late
from polreq.official.genres import genre_of
from polreq.official.patterns import PORTAL
from polreq.text.normalise import SPACES, compact

#: A label and its colon, also where it was set apart (索 引 号：) or stands in brackets (【文号】：).
_GAP: Final = rf"[{SPACES}]*"
_LABELS: Final = sorted((label for labels in LABELS.values() for label in labels), key=len, reverse=True)
_LABEL: Final = late(
    rf"(?P<open>[【\[]{_GAP})?(?P<label>{'|'.join(map(_GAP.join, _LABELS))}|(?P<when>时{_GAP}间|日{_GAP}期)){_GAP}"
    rf"(?(open)[：:]?{_GAP}[】\]]{_GAP}[：:]?|[：:])"
)
#: Between a label and what stood before it.
_APART: Final = frozenset(SPACES + "|｜；;，,】])）【[")
#: Longest labels that may be part of another word.
_SHORT_LABEL: Final = 3
_EMPTY: Final = late(r"[-—/无\s]*")

#: 首页 > 政务公开 > 政策文件, 首页 / 政策文件, 当前位置：…, You are here: Home.
_WAY: Final = late(
    r"(?:您?(?:当前|现在)?(?:的|所在)*位置(?:是)?|您在这里|You are here|Location)[：:]?.{0,120}|[^。；，]{1,24}(?:[>＞›»/][^。；，>＞›»/]{0,40}){2,}"
    r"|(?:网站|本站)?首[ \u3000]?页\s*(?:[>＞›»/→—-]+[^。；，>＞›»/→]{1,40})+|Home\s*(?:[>＞›»/→][^。；>＞›»/→]{1,40})+",
    re.IGNORECASE,
)
_WAY_MARK: Final = late(r"[>＞›»]|^(?:网站|本站)?首[ \u3000]?页|^Home|^You are here|^Location", re.IGNORECASE)
_TOOLS: Final = late(
    rf"(?:{PORTAL['tools']})(?:[{SPACES}|｜【】\[\]（）()：:、/+-]|{PORTAL['tools']}|大|中|小|政策解读|图解|[0-9])*"
)
_OPEN: Final = late(rf"[{SPACES}|｜【\[（(]*")
_NEIGHBOUR: Final = late(
    rf"(?:[上下]一[篇条]|责任编辑|扫一扫|政策解读{_GAP}[|｜]|我要纠错|浏览器|主办单位|版权所有|网站标识码){_GAP}[：:]?.{{0,80}}"
)
#: Icons are characters that no writing has.
_ICONS: Final = late(r"[\ue000-\uf8ff]+")
_WEEKDAY: Final = late(r".{0,6}\d{4}年\d{1,2}月\d{1,2}日[^。；]{0,4}星期[一二三四五六日].{0,40}")
#: 2025-07-29 18:04 来源：某某局: a day and a time, with nothing but labels after it.
_STAMP: Final = late(r"\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?")
#: A day with its time and nothing else, or behind the name of an account: 2025-07-29 18:04; 某地发布 2027年3月5日 18:11 某地.
_TIME: Final = r"\d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)\s*\d{1,2}:\d{2}(?::\d{2})?"
_POSTED: Final = late(rf"(?:[^。；：:，]{{2,30}}[{SPACES}]+)?(?P<when>{_TIME})(?:[{SPACES}]+[一-鿿]{{2,6}})?")
#: Sections of the site before the title: 某省人民政府 公报汇总 某局关于….
_CRUMBS: Final = late(
    rf"^(?:[一-鿿（）()]+[{SPACES}]+)*[一-鿿（）()]*(?<![厅局委会府院部室])[{SPACES}]+(?=[一-鿿、]*关于)"
)
_CLOCK: Final = late(r"\d:\d{2}")
#: What a browser prints above and below each page: time and title, address and page.
_DAY_AND_TIME: Final = r"(?:\d{1,2}/\d{1,2}/\d{2,4}|\d{4}[/-]\d{1,2}[/-]\d{1,2})[,，]?\s*(?:[上下]午)?\d{1,2}:\d{2}"
_PRINTED: Final = late(
    r"(?:https?://|file://)\S+(?:\s+(?:[页⻚]码[：:]|第)?\s*\d{1,4}\s*/\s*\d{1,4}\s*[页⻚]?)?|[页⻚]码[：:]\s*\d{1,4}\s*/\s*\d{1,4}\s*https?://\S+"
    rf"|{_DAY_AND_TIME}.*|.*\s{_DAY_AND_TIME}"
)
#: Letters of other writings, which stand for words where a font does not tell its characters.
_UNREADABLE: Final = late(r"[^一-鿿]*[\u0530-\u0eff\u1000-\u1cff\u1e00-\u1eff\ua000-\ua4cf][^一-鿿]*")
_TIMED: Final = late(rf"{_DAY_AND_TIME}|(?:https?|file)://\S+.*|[页⻚]码[：:].*")
#: The name of the site, and sections of it, behind a page's title: …的通知_政策文件_某市政府网, …的通知 - 某市人民政府.
_SITE: Final = late(rf"(?:_+|[{SPACES}]+[-—|][{SPACES}]+|[-—](?=[一-鿿]{{2,12}}网$))[^《》]*$")
#: What is left of a picture's characters.
_NO_WORDS: Final = late(r"[^\w一-鿿]{5,}|[!-/0-9:-@]{9,}")
_LONGEST: Final = 200
_CUT_OFF: Final = late(r"(?:\.{2,}|…)$")
#: A portal's facts stand among so many lines.
_ABOVE: Final = 40


def pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Read the facts of a line that begins with one: 发布机构：某某局 文号：某政办〔2026〕3号; ones without value are left out.

    Returns:
        (field, value), fields as in polreq.ingest.labels; "" for labels that tell nothing about the document.
    """
    return tuple((name, value) for name, value in _all_pairs(text) if value)


def portal_facts(lines: Sequence[SourceLine]) -> Iterator[tuple[str, str]]:
    """Yield the facts that a portal tells above a document, as (field, value); its running text ends them."""
    heading = [line for line in above(lines) if not line.unread]
    for at, line in enumerate(heading):
        following = heading[at + 1].words if at + 1 < len(heading) else ""
        cells = zip(map(field_of, line.cells[::2]), line.cells[1::2], strict=False)
        told = cells if line.cells else _told(line.words, following)
        # a title that the portal has cut off is none
        yield from ((name, value) for name, value in told if name and value and not _CUT_OFF.search(value))


def _told(words: str, following: str) -> tuple[tuple[str, str], ...]:
    """Read the facts of a line, of one whose value stands on the next line, or those behind a title on its line."""
    found = _all_pairs(words)
    if len(found) == 1 and not found[0][1] and not _all_pairs(following):
        return ((found[0][0], following.strip(SPACES)),)
    return pairs(words) or pairs(words[len(without_facts(words)) :])


def above(lines: Sequence[SourceLine]) -> Sequence[SourceLine]:
    """Return the lines at the beginning among which a portal's may stand: up to the first sentence."""
    end = next((at for at, line in enumerate(lines[:_ABOVE]) if "。" in line.words), _ABOVE)
    return lines[:end]


def is_portal(line: SourceLine) -> bool:
    """Whether a line or a row of a table above a document is the portal's."""
    return field_of(line.cells[0]) != "" if line.cells else is_portal_line(line.words)


def is_portal_line(text: str) -> bool:
    """Whether a line above or below a document is the portal's: facts, the way to the page, tools, menus."""
    words = _ICONS.sub("", text).strip(SPACES)
    if not words or len(words) > _LONGEST or "。" in words:
        return False
    found = _all_pairs(words)
    if len(found) > 1 or (found and (found[0][0] or not found[0][1] or len(words) < 60)):
        return True
    opened = _OPEN.match(words)
    bare = words[opened.end() :] if opened else words
    if (tools := _TOOLS.match(bare)) and _all_pairs(bare[tools.end() :]):
        return True
    tests = (_NEIGHBOUR, _WEEKDAY, _NO_WORDS, _UNREADABLE)
    return any(test.fullmatch(bare) for test in tests) or is_way(words) or is_printed(words) or is_of_site(words)


def is_way(text: str) -> bool:
    """Whether a line is the way to the page: 首页 > 政务公开 > 政策文件, 当前位置：…."""
    words = text.strip(SPACES)
    return _WAY.fullmatch(words) is not None and ("位置" in words[:8] or _WAY_MARK.search(words) is not None)


def without_facts(title: str) -> str:
    """Return a title without the portal's facts that stand behind it on the same line."""
    return next((title[: m.start()] for m in _LABEL.finditer(title) if genre_of(title[: m.start()])), title)


def is_printed(text: str) -> bool:
    """Whether a line is what a browser prints at the edge of a page; facts with a time of day are none."""
    words = text.strip(SPACES)
    return _PRINTED.fullmatch(words) is not None and not _all_pairs(words)


def page_title(lines: Sequence[SourceLine]) -> str:
    """Return the title of a page as the browser printed it at the edge of its sheets, without the name of the site."""
    for line in lines:
        if is_printed(line.words) and (words := _TIMED.sub("", line.words).strip(SPACES)):
            title = _CRUMBS.sub("", _SITE.sub("", words).strip(SPACES))
            if genre_of(title):
                return title
    return ""


def _all_pairs(text: str) -> tuple[tuple[str, str], ...]:
    words = text.strip(SPACES)
    if words[:1] in ("（", "(") and words[-1:] in ("）", ")"):
        words = words[1:-1]
    found = [m for m in _LABEL.finditer(words) if m["open"] or _begins(words, m)]
    if not found and (posted := _POSTED.fullmatch(words)):
        return (("published", posted["when"]),)
    # 时间：… alone may be that of a meeting
    if not found or (len(found) == 1 and found[0]["when"] and _CLOCK.search(words) is None):
        return ()
    before = words[: found[0].start()].strip(SPACES)
    stamp = _STAMP.fullmatch(before)
    if before and stamp is None:
        return ()
    return ((("published", before),) if stamp else ()) + tuple(_values(words, found))


def _begins(words: str, label: re.Match[str]) -> bool:
    """Whether a label may begin here: at the beginning, after white space, or right after a day or a number.

    One of a day, which follows it, may also stand right behind a name: 来源：某某局发布时间：2025-11-14.
    """
    at = label.start()
    apart = not at or words[at - 1] in _APART or words[at - 1] in "日号0123456789"
    return apart or (
        len(compact(label["label"])) > _SHORT_LABEL and _STAMP.match(words[label.end() :].lstrip(SPACES)) is not None
    )


def _values(words: str, found: list[re.Match[str]]) -> Iterator[tuple[str, str]]:
    for n, match in enumerate(found):
        end = found[n + 1].start() if n + 1 < len(found) else len(words)
        value = words[match.end() : end].strip(SPACES + "【[|｜；;，,").removesuffix("原创")
        name = "published" if match["when"] else field_of(compact(match["label"]))
        yield name, "" if _EMPTY.fullmatch(value) else value
