"""What a single line looks like: a piece of a title, an addressee, a note, the opening of an attachment, an adoption."""

import re
from dataclasses import dataclass
from typing import Final

from polreq.ingest.headings import numbered
from polreq.ingest.lines import SourceLine
from polreq.ingest.portal import is_portal_line
from polreq.late import late
from polreq.official.bodies import is_addressed
from polreq.official.days import days, is_date_line, is_month_line
from polreq.official.docnumbers import is_bare_number, number_line
from polreq.text.normalise import SPACES, compact

_TITLE_LIMIT: Final = 120
_WORDS: Final = late(r"[㐀-鿿].*[㐀-鿿]|[A-Za-z]{3}")
_SENTENCE_ENDS: Final = "。；;！!：:，,、"
_ADDRESSEE_LIMIT: Final = 400
_DOWNLOAD: Final = late(
    r"(?!.*://).{0,120}[.．](?:docx?|xlsx?|pptx?|pdf|zip|rar|7z|ofd|wps|et|jpe?g|png|ceb|html?)[）)]?", re.I
)
_NOT_ADDRESSEE: Final = late(
    r"如下|通知|以下|下列|包括|事项|要求|注意|^注|^附|电话|地址|。|为[：:]?$|是[：:]?$|公章|盖章|签[字名]|成员|组长|主任[：:]?$"
)

_ADOPTION: Final = late(r"通过|公布|发布|修订|修正|批准|施行|颁布|印发|修改|议定|第\d+号令")
_NOTE: Final = late(
    r"[（(](?:此件|本文|联系|本页|注：|有删减|略)|抄送|抄报|分送|(?:报送|发送|印送)[：:]|主题词|公开方式|公开属性|信息公开选项|打印[：:]|校对[：:]|责任编辑|"
    r"[一-鿿]{2,20}(?:办公厅|办公室|秘书[局处])[ \u3000]*(?:19|20)\d{2}年\d{1,2}月\d{1,2}日(?:印发|印制?|发)(?![一-鿿])|来源[：:]|点击(?:查看|下载)|(?:政策解读|一图读懂|图解|相关链接|原文链接)[：:]"
)
_DELIVERED: Final = late(
    r"[—－―-]{1,4}[^。]{0,6}\d{4}年[^。]{4,60}上$|[（(]?\d{4}年\d{1,2}月\d{1,2}日在[^。，]{4,60}(?:会议|大会)上[）)]?$"
)
_DECREE: Final = late(r"(?!.*关于)[一-鿿]{2,30}(?:令|公告)")
_DECREE_NUMBER: Final = late(r"[（(]?(?:\d{4}年)?第[\d一二三四五六七八九十百零〇]{1,6}号[）)]?")
_ASIDE: Final = late(
    r"[-—–－―]+\s*\d{1,4}\s*[-—–－―]+|第\s*\d{1,4}\s*页(?:\s*[，,]?\s*共\s*\d{1,4}\s*页)?|Page\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\s*[-—–]?|"
    r"脚注\d{1,3}：.*"
)
_LEADERS: Final = late(
    r".{0,60}?(?:[.．·•。][ \u3000]?){4,}…*\s*[（(—-]*(?:\d{0,4}|[IVXivxⅠ-Ⅻ]{1,5})[）)—-]*|.{0,60}?…{2,}\s*[（(—-]*\d{1,4}[）)—-]*"
)
_ATTACHMENT: Final = late(
    rf"[（(【]?附[ \u3000]*(?P<word>[件表录图])?[ \u3000]*(?P<n>\d{{1,2}}(?:[-—–~至、]\d{{1,2}})*|[一二三四五六七八九十]{{1,2}})?[）)】]?"
    rf"[ \u3000]*(?P<colon>[:：.．、]?)[{SPACES}]*(?P<rest>.*)"
)


@dataclass(frozen=True, slots=True)
class Marker:
    """The opening of an attachment or of the list of attachments (附件：1.…).

    Args:
        label: what it is called: 附件, 附件1.
        rest: words that follow on the line.
    """

    label: str
    rest: str


def attachment(text: str) -> Marker | None:
    """Read 附件, 附件1, 附件：…, 附：… at the beginning of a line; None if the line begins otherwise."""
    match = _ATTACHMENT.match(text) if text[:1] in "附（(【" else None
    if match is None:
        return None
    word, n, colon, rest = match["word"] or "", match["n"] or "", match["colon"], match["rest"].strip(SPACES)
    spaced = text[match.start("rest") - 1 : match.start("rest")] in tuple(SPACES) if rest else True
    if rest and not colon and not (word and (n or spaced)):
        return None
    if not word and not colon and rest:
        return None
    if rest.startswith(("所列", "中", "规定", "的", "）")) or len(rest) > 90:
        return None
    return Marker(f"附{word or '件'}{n}", rest)


def is_download(text: str) -> bool:
    """Whether the line is the name of a file to be downloaded, such as portals list under a document."""
    return _DOWNLOAD.fullmatch(text.strip(SPACES)) is not None


def title_like(line: SourceLine) -> bool:
    """Whether the line may be a title or a piece of one: short words without the end of a sentence."""
    text = line.words.strip(SPACES)
    if (
        _WORDS.search(text) is None
        or line.cells
        or len(text) > _TITLE_LIMIT
        or text[-1] in _SENTENCE_ENDS
        or "。" in text
    ):
        return False
    if text[0] in "（(" and text[-1] in "）)":
        return False
    if (
        numbered(text) is not None
        or number_line(text)
        or is_date_line(text)
        or is_month_line(text)
        or is_portal_line(text)
    ):
        return False
    beside = is_note(text) or is_aside(text) or is_adoption(text) or is_contents_entry(text)
    return attachment(text) is None and not beside


def is_subtitle(line: SourceLine) -> bool:
    """Whether the line is a bracket that belongs to the title above it: （试行）, （2018—2035年）, （共130项）."""
    text = compact(line.words)
    return (
        2 < len(text) <= 20
        and text[0] in "（("
        and text[-1] in "）)"
        and next(days(text), None) is None
        and not (is_adoption(text) or is_note(text) or is_portal_line(text))
    )


def is_addressee(line: SourceLine) -> bool:
    """Whether the line names whom the document is sent to (主送机关)."""
    text = compact(line.words)
    if not 2 < len(text) <= _ADDRESSEE_LIMIT or text[-1] not in "：:" or line.cells:
        return False
    words = text.rstrip("：:")
    return _NOT_ADDRESSEE.search(words) is None and is_addressed(words)


def is_contents_entry(text: str) -> bool:
    """Whether the line is an entry of a table of contents, with dots that lead to its page."""
    return _LEADERS.fullmatch(text.strip(SPACES)) is not None


def is_note(text: str) -> bool:
    """Whether the line is a note (附注, 抄送, 印发) or what a portal adds."""
    return _NOTE.match(text.strip(SPACES)) is not None


def is_aside(text: str) -> bool:
    """Whether the line stands beside the text: the mark of a page, or a footnote."""
    return _ASIDE.fullmatch(text.strip(SPACES)) is not None


def is_decree(text: str) -> bool:
    """Whether the line is the heading of a decree without its number: 某市人民政府令."""
    return _DECREE.fullmatch(compact(text)) is not None


def is_decree_number(text: str) -> bool:
    """Whether the line is the number below the heading of a decree: 第38号."""
    return _DECREE_NUMBER.fullmatch(compact(text)) is not None


def is_numbered_decree(text: str) -> bool:
    """Whether the line is the heading of a decree with its number: 某市人民政府令第38号."""
    return _DECREE_NUMBER.search(compact(text)) is not None and is_decree(_DECREE_NUMBER.sub("", compact(text)))


def is_number(text: str) -> bool:
    """Whether a line below a title is the document's number."""
    return bool(number_line(text)) or is_bare_number(text) or is_decree_number(text) or is_numbered_decree(text)


def is_delivery(text: str) -> bool:
    """Whether the line under a title tells when and where it was read out: ——2027年1月8日在…会议上."""
    return _DELIVERED.match(text.strip(SPACES)) is not None and next(days(text), None) is not None


def is_adoption(text: str) -> bool:
    """Whether the line tells when and by whom a law was adopted: 2020年11月27日 …第二十七次会议通过."""
    words = text.strip(SPACES)
    first = next(days(words), None)
    if first is None or _ADOPTION.search(words) is None or "。" in words.rstrip("。）)"):
        return False
    return words[0] in "（(" or (first[0] == 0 and len(words) < 300)
