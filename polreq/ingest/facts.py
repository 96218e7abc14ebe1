"""Facts about a document: title, number, issuers, addressee, level, region, genre, dates, status."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from polreq.ingest import cues
from polreq.ingest.outline import OutlineItem
from polreq.ingest.parts import PartSection
from polreq.ingest.portal import without_facts
from polreq.ingest.titles import one_line, without_number
from polreq.late import late
from polreq.model.document import Dates
from polreq.official.bodies import is_body, split_bodies
from polreq.official.days import days, first_day
from polreq.official.docnumbers import find_decree, find_number, letters_of, number_line
from polreq.official.genres import genre_of, is_official
from polreq.official.issuers import ISSUERS
from polreq.official.regions import level_of, region_of_letters
from polreq.official.validity import day_of, effect, expiry
from polreq.text.normalise import SPACES, compact, key

_BY_TITLE: Final = late(r"(?P<who>[一-鿿、，（） ]{2,80}?)(?:关于|转发|批转|印发|发布|公布|对(?=[一-鿿]))")
_BY_ADOPTION: Final = late(
    r"日[ \u3000]*(?:经)?(?P<who>[一-鿿]{2,30}?)(?:第[一二三四五六七八九十百\d]+届)?(?P<what>人民代表大会常务委员会|人民代表大会|人大常委会)?"
    r"(?:第[一二三四五六七八九十百\d]+次[常务全体]*会议)?(?:《.*》)?(?:审议)?(?:通过|修订|修正|公布|发布)"
)
_AND_OTHERS: Final = late(r"等[一二三四五六七八九十\d]*个?(?:部门|单位)$")
_PLACE: Final = late(r"[一-鿿]{1,7}?[省市区县州]")
_OF_THE_PLACE: Final = late(r"[省市区县州]")
_ANNOUNCED: Final = late(r"《(?P<title>[^《》]{2,60})》(?:已|业)")
_SESSION: Final = late(r"第[一二三四五六七八九十百\d]+届|第[一二三四五六七八九十百\d]+次.*$")
_DECREE_ISSUER: Final = late(r"(?P<who>[一-鿿]{2,30}?)(?:令|公告)第")

_BRACKETS: Final = "（）()"
_MINUTES: Final = late(
    r"(?P<who>[一-鿿]{4,40}?)(?:\d{4}年)?(?:第[一二三四五六七八九十百\d]+[届次])*(?:全体|常务|专题|办公|工作|党组)*(?:会议)?纪要"
)
#: 协调会, 推进会 are meetings; 委员会, 理事会, 联合会, 协会 are bodies.
_MEETING: Final = late(r"(?<![员事合协])会$")
_OF_A_YEAR: Final = late(r"(?P<who>[一-鿿]{3,30}?)(?=(?:19|20)\d{2}年)")
_TRIAL: Final = late(r"[（(](?:试行|暂行)[）)]|暂行|试行")
_DRAFT: Final = late(r"征求意见稿|草案|送审稿|报批稿")
_IN_FORCE: Final = ("有效", "现行有效", "是", "已修改", "现行", "已修订")
_OVER: Final = {"失效": "expired", "已失效": "expired", "废止": "repealed", "已废止": "repealed", "宣布失效": "expired"}


def find_title(main: PartSection, inner: PartSection | None, labels: dict[str, str]) -> str:
    """Return the full title on one line; that of the law for a decree."""
    if main.decree:
        return inner.title if inner is not None else _announced(main)
    # the title that a browser prints on each sheet may be cut off: the text's own is surer where it is a title for certain
    page = "" if genre_of(main.title) else labels.get("page", "")
    printed = labels.get("page", "")
    page = page or (printed if _has_lost(main.title, printed) else "")
    own = without_number(without_facts(page or main.title))[0]
    told = without_number(labels.get("title", ""))[0]
    # a portal may name what a notice prints, and not the notice
    return own if key(told) in key(own) else told


def _has_lost(title: str, page: str) -> bool:
    """Whether a title has lost words at the edge of a page that the browser's title still has."""
    left = iter(key(page))
    return len(key(title)) < len(key(page)) and is_official(genre_of(page)) and all(c in left for c in key(title))


def _announced(main: PartSection) -> str:
    """Return the title of the law that a decree announces, where its own text was not told apart: 《某法》已由….."""
    said = "".join(item.line.words for item in main.items if item.kind in ("paragraph", "title"))
    match = _ANNOUNCED.search(said)
    return match["title"] if match else ""


def find_issue_number(main: PartSection, labels: dict[str, str], adoptions: Sequence[str]) -> str:
    """Return the document number as printed; a decree's number in short form: 国令第716号."""
    if said := labels.get("number", ""):
        return find_number(said) or number_line(said) or one_line(said)
    printed = [item for item in main.items if item.kind in ("title", "number")]
    if main.decree and len(main.letterhead) > 1:
        pieces = [compact(item.line.words) for item in printed if item.kind == "number"]
        return f"{'、'.join(main.letterhead)}{''.join(pieces)}"
    if main.decree:
        return find_decree("".join(item.line.words for item in printed))
    numbers = [compact(item.line.words) for item in printed if item.kind == "number"]
    if (parted := number_line("".join(numbers))) and not any(map(number_line, numbers)):
        return parted
    for item in printed:
        if item.kind == "number":
            said = compact(item.line.words)
            # the number of a decree alone says less than its title: 第790号
            return number_line(said) or find_number(said) or without_number(main.title)[1] or said
    if number := without_number(main.title)[1]:
        return number
    return next((number for text in reversed(adoptions) if (number := find_decree(text))), "")


def find_issuers(
    main: PartSection, title: str, number: str, labels: dict[str, str], adoptions: Sequence[str]
) -> tuple[str, ...]:
    """Return who issued the document, in printed order."""
    signed = _signers(main)
    match = None if main.decree else _BY_TITLE.match(compact_names(title))
    by_title = (
        _by_title(match["who"], max(signed, main.letterhead, key=len))
        if match and is_body(_AND_OTHERS.sub("", match["who"]))
        else ()
    )
    if said := labels.get("issuer", ""):
        named = split_bodies(said.replace(",", "、"))
        # a portal may name only one of those who signed, or leave out the place that it stands for
        short = all(_OF_THE_PLACE.match(name) for name in named)
        return signed if set(named) < set(signed) else (by_title or signed or named) if short else named
    if by_title:
        return by_title
    if main.decree and len(main.letterhead) > 1:
        return main.letterhead
    if main.decree or find_decree(number):
        match = _DECREE_ISSUER.search(number)
        return ("国务院",) if number.startswith("国令") else (_SESSION.sub("", match["who"]),) if match else ()
    if signed or main.letterhead:
        return signed or main.letterhead
    if known := ISSUERS.get(letters_of(number)):
        return (known,)
    noted = next((names for text in adoptions if (names := _signed_names(text.strip(_BRACKETS)))), ())
    adopted = next(((issuer,) for text in reversed(adoptions) if (issuer := _adopted_by(text))), ())
    return noted or adopted or _holder(title) or _reporter(main, title)


#: 某某市人民政府工作报告, 某某县人民法院工作报告: whose report it is; 政府工作报告 leaves the place to the line below it.
_REPORT: Final = late(
    r"(?P<who>[一-鿿]{2,24}?(?:人民政府|人民法院|人民检察院|常务委员会|人大常委会))?(?:政府)?工作报告"
)
_HEARD: Final = late(
    r"在(?P<place>[一-鿿]{2,16}?[省市区县州旗盟]|)(?:第[一二三四五六七八九十百\d]+届)?(?P<all>全国)?人民代表大会"
)
_HEAD_OF: Final = late(r"(?P<place>[一-鿿]{2,12}[省市区县州旗盟])(?:人民政府)?(?:代)?[省市区县州旗盟]长")


def _reporter(main: PartSection, title: str) -> tuple[str, ...]:
    """Return whose work report it is, by its title, by where it was given, or by who gave it."""
    match = _REPORT.fullmatch(compact(title))
    if match is None or match["who"]:
        return (match["who"],) if match else ()
    notes = [compact(item.line.words) for item in main.items if item.kind == "note"]
    heard = next((found for text in notes if cues.is_delivery(text) and (found := _HEARD.search(text))), None)
    if heard and heard["all"]:
        return ("国务院",)
    spoke = next((found for text in notes if (found := _HEAD_OF.match(text))), None)
    place = heard["place"] if heard and heard["place"] else spoke["place"] if spoke else ""
    return (f"{place}人民政府",) if place else ()


def _holder(title: str) -> tuple[str, ...]:
    """Return whose minutes these are, or whose plan or summary of a year: 某局第三次会议纪要, 某局2027年工作总结."""
    match = _MINUTES.fullmatch(compact(title)) or _OF_A_YEAR.match(compact(title))
    return (match["who"],) if match and is_body(match["who"]) and not _MEETING.search(match["who"]) else ()


def _by_title(who: str, said: tuple[str, ...]) -> tuple[str, ...]:
    """Return the issuers that a title names; it runs joint ones together, signatures and letterheads keep them apart."""
    if match := _AND_OTHERS.search(who):
        return said if len(said) > 1 else (who[: match.start()],)
    if compact("".join(said)) == who.replace("、", ""):
        return said
    if len(said) == 1 and who.startswith(("省", "市", "区", "县")) and said[0].endswith(who):
        return said  # 市经济和信息化局关于…的通知: the signature says of which city
    return tuple(name for joint in split_bodies(who) for name in _apart(joint))


def _apart(names: str) -> Iterator[str]:
    """Yield the names of bodies of one place that stand next to each other without a mark: 某市甲局某市乙局."""
    place = _PLACE.match(names)
    pieces = re.split(rf"(?<=[会府厅局院委部])(?={place.group()})", names) if place else [names]
    yield from pieces if all(map(is_body, pieces)) else [names]


def _signers(main: PartSection) -> tuple[str, ...]:
    signed = [item.line.words.strip(SPACES) for item in main.items if item.kind == "signature"]
    return tuple(dict.fromkeys(name for text in signed for name in _signed_names(text)))


def find_level(issuers: Sequence[str], title: str, number: str) -> tuple[str, str]:
    """Return (level, region) by the issuers, else by the number's letters, else by the title."""
    for issuer in issuers:
        level, region = level_of(issuer)
        if level:
            return level, region
    if letters_of(number) in ISSUERS:
        return "national", ""
    level, region = level_of(title)
    if level:
        return level, region
    if number and (province := region_of_letters(letters_of(number))):
        return "province", province
    return ("national", "") if title.startswith("中华人民共和国") else ("", "")


def find_dates(
    main: PartSection, sections: Sequence[PartSection], labels: dict[str, str], adoptions: Sequence[str]
) -> Dates:
    """Return the dates; a portal's metadata win over the text."""
    written = first_day(labels.get("written", "")) or _signed_on(main) or _adopted_on(adoptions)
    announced = written if main.decree else _last_day(adoptions, r"公布|发布|颁布")
    published = first_day(labels.get("published", "")) or (announced if announced and announced == written else None)
    clauses = [item.line.words for section in sections if section.kind != "attachment" for item in section.items]
    foot = [item.line.words for section in sections for item in section.items]
    printed = next((day for text in foot if (day := _printed_on(text))), written)
    effective = first_day(labels.get("effective", "")) or _effective(clauses, printed, published or written, adoptions)
    expires = first_day(labels.get("expires", "")) or day_of(expiry(clauses, effective or written))
    return Dates(written, published, effective, expires)


def find_status(title: str, labels: dict[str, str]) -> str:
    """Return the status as far as portal and title tell."""
    said = compact(labels.get("status", ""))
    if said in _OVER:
        return _OVER[said]
    if _DRAFT.search(title) or _DRAFT.search(said):
        return "draft"
    if _TRIAL.search(title):
        return "trial"
    return "in_force" if said in _IN_FORCE else "unknown"


def adoptions(items: Sequence[OutlineItem]) -> list[str]:
    """Return the lines that tell when and by whom a law was adopted, a wrapped one as one line."""
    said: list[str] = []
    open_bracket = False
    for item in items:
        if item.kind != "note" or not item.line.words:
            continue
        text = item.line.words.strip(SPACES)
        if open_bracket:
            said[-1] += text
        elif cues.is_adoption(text) or cues.is_delivery(text) or (text[0] in "（(" and next(days(text), None)):
            said.append(text)
        else:
            continue
        open_bracket = said[-1].count("（") > said[-1].count("）")
    return said


def compact_names(title: str) -> str:
    """Return the title with the spaces between joint issuers as 、."""
    return re.sub(r"(?<=[一-鿿])[ \u3000]+(?=[一-鿿])", "、", title)


def _signed_names(text: str) -> tuple[str, ...]:
    found = list(days(text))
    names = (text[: found[-1][0]] if found else text).strip("，, ")
    return split_bodies(names) if is_body(names) else ()


def _signed_on(main: PartSection) -> date | None:
    dated = [item.line.words for item in main.items if item.kind in ("date", "signature")]
    return next((day for text in reversed(dated) if (day := first_day(text))), None)


def _adopted_on(history: Sequence[str]) -> date | None:
    """Return the day of the latest version: the last one on which the law was adopted, revised or issued."""
    return _last_day(history, r"通过|修订|修正|公布|发布|颁布") or next(
        (d for t in history if (d := first_day(t))), None
    )


def _last_day(history: Sequence[str], words: str) -> date | None:
    """Return the last day in the history that one of the words follows, before the next day is named."""
    for text in reversed(history):
        found = list(days(text))
        ends = [start for start, _, _ in found[1:]] + [len(text)]
        for (_, after, day), end in reversed(list(zip(found, ends, strict=True))):
            if re.search(words, text[after:end]):
                return day
    return None


def _adopted_by(text: str) -> str:
    match = _BY_ADOPTION.search(text)
    if match is None:
        return ""
    who = _SESSION.sub("", match["who"])
    return who + (match["what"] or "")


def _printed_on(text: str) -> date | None:
    """Return the day of the line at the foot of a document: 某某办公厅 2022年3月4日印发."""
    return first_day(text) if len(text) < 60 and text.rstrip(SPACES).endswith("日印发") else None


def _effective(
    clauses: Sequence[str], printed: date | None, announced: date | None, history: Sequence[str]
) -> date | None:
    """Return the day of effect that the text states, or else that of the latest version of a law."""
    if stated := effect(clauses, printed, announced):
        return stated.day
    return next((first_day(text) for text in reversed(history) if text.rstrip(SPACES).endswith("施行")), None)
