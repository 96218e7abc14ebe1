"""The class of a unit: structure first, then what is no norm, then norms."""

import re
from typing import Final

from polreq.extract.context import Unit
from polreq.model.clause import Reason
from polreq.text.lexicon import Lexicon

_NUMBER_LINE: Final = re.compile(r"^[^，。；]{1,20}〔\d{4}〕 ?\d{1,5} ?号$|^第 ?\d+ ?号$")
_DATE_LINE: Final = re.compile(
    r"^[^。；]{0,160}?\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日[^，。；]{0,40}?(?:通过|批准|公布|发布|修正|修订)?$"
)
_CONTACT: Final = re.compile(
    r"联系(?:人|电话|方式|科室)|咨询电话|通讯地址|电子邮箱|邮政编码|传真：|邮箱：|\d{3,4}[-—－]\d{7,8}$"
)
_ATTACHMENT: Final = re.compile(
    r"^附\s?[件表][\s\d一二三四五：:-]|^附件$|^附[：:]|\.(?:doc|docx|pdf|xls|xlsx|wps|zip|rar)$"
)
_NOTE: Final = re.compile(r"^（此件.{0,10}(?:公开|发布).{0,6}）$|^抄送[：:]|^<[!！]-*|^\S{0,14}印发$")
_ADDRESSEE: Final = re.compile(r"^[^。；]{2,400}[：]$")
_STANDARD_LINE: Final = re.compile(r"^(?:GB|DB|YD|WS|NY|HJ|JT)[/T]* ?\d[\d.]*[-—]\d{4} \S")
_TITLE: Final = re.compile(
    r"(?:^|[^，。])关于.{2,120}(?:通知|意见|决定|通报|批复|公告|通告|函|方案|办法|规定|措施|请示|报告|决议|指南|计划|答复)(?: ?[^，。；]{1,14}〔\d{4}〕 ?\d+ ?号)?$"
)
_LIST_OF_BODIES: Final = re.compile(
    r"(?:政府|部委|机构|厅|局|委|部门|单位|公司|银行|学校|院校|高校|中心|协会|兵团|军区|海事局|参谋部|企业|）)[：，；、]?$"
)


def structural(unit: Unit, lexicon: Lexicon) -> Reason | None:
    """Decide class by the place and form of the unit, where these are enough; words carries the class."""
    key, body = unit.key.strip(), unit.body
    if unit.block in ("number", "addressee", "signature", "date", "note", "attachment"):
        return _reason("meta", f"block:{unit.block}")
    if unit.block == "title":
        return _reason("heading", "block:title")
    if not body or not re.search(r"[\w]", body):
        return _reason("meta", "no-words") if unit.block != "heading" else _reason("heading", "block:heading")
    if _NOTE.search(key) or _NUMBER_LINE.match(key) or _STANDARD_LINE.match(key):
        return _reason("meta", "form:note-or-number")
    if _ATTACHMENT.search(key) and not re.search(r"(?:应当|应|不得|须)", body):
        return _reason("meta", "form:attachment")
    if _CONTACT.search(key) and len(key) < 90:
        return _reason("meta", "form:contact")
    if unit.style == "#" or unit.style == "chapter":
        return _reason("heading", "form:heading-mark")
    if (
        _DATE_LINE.match(key)
        and not key.endswith(("。", "；"))
        and (unit.count == 1)
        and not re.match(r"^(?:到|自|截至)", key)
    ):
        return _reason("meta", "form:date-line")
    if unit.block == "paragraph" and unit.count == 1 and _TITLE.search(body) and not key.endswith(("。", "；", "：")):
        return _reason("heading", "form:title")
    if (
        unit.count <= 3
        and unit.style == ""
        and key.endswith(("：", "；"))
        and _LIST_OF_BODIES.search(key)
        and _only_bodies(key, lexicon)
    ):
        return _reason("meta", "form:addressee")
    if (
        unit.count == 1
        and not re.search(r"[。；：！？]$", key)
        and unit.style == ""
        and _only_bodies(key + "：", lexicon)
        and _LIST_OF_BODIES.search(key)
    ):
        return _reason("meta", "form:signature")
    if re.fullmatch(r"（[^（）]*(?:（[^（）]*）[^（）]*)*）[。；]?", key) and unit.style == "":
        return _reason("meta", "form:bracket")
    if _is_heading(unit, lexicon):
        return _reason("heading", "form:short-first-sentence")
    return None


def _only_bodies(key: str, lexicon: Lexicon) -> bool:
    from polreq.extract.units import is_body

    if lexicon.has(key, "modal.must.words") or re.search(r"如下|以下|下列|条件|包括|内容", key):
        return False
    parts = [p for p in re.split(r"[，；：、 和及]", re.sub(r"（[^（）]*）", "", key)) if p]
    if not parts:
        return False
    good = sum(1 for p in parts if is_body(p, lexicon))
    return good * 2 >= len(parts) and (len(parts) > 1 or len(key) < 25)


def _is_heading(unit: Unit, lexicon: Lexicon) -> bool:
    key, body = unit.key.strip(), unit.body.rstrip("。")
    if unit.index or key.endswith(("；", "：", "？", "！")) or unit.style == "article":
        return False
    if (
        lexicon.has(body, "modal.must.words")
        or lexicon.has(body, "modal.never.words")
        or ("《" in body and unit.style == "")
    ):
        return unit.block == "heading" and len(body) <= 30 and unit.count > 1
    if unit.block == "heading":
        return len(body) <= 45 or unit.count > 1
    follower = bool(unit.follower) and not unit.follower.startswith("（")
    commas = body.count("，")
    if unit.style in ("一、", "（一）", "1.", "——", "（1）", "①"):
        if not key.endswith("。"):
            return len(body) <= 40 and commas <= 1 and unit.count == 1
        return (len(body) <= 40 and commas <= 1 and follower) or (unit.count == 1 and len(body) <= 14 and commas == 0)
    if unit.style == "" and key.endswith("。"):
        return follower and len(body) <= 26 and commas == 0 and bool(_opens(body, lexicon) or len(body) <= 10)
    return unit.style == "" and unit.count == 1 and len(body) <= 20 and not key.endswith("。") and commas == 0


def _opens(body: str, lexicon: Lexicon) -> str:
    return (
        lexicon.starts(body, "opener.firm.words")
        or lexicon.starts(body, "opener.soft.words")
        or ("坚持" if body.startswith("坚持") else "")
    )


def not_norm(unit: Unit, lexicon: Lexicon) -> Reason | None:
    """Decide on the classes that tell nobody to do anything: liability, definition, background, report, principle."""
    body = unit.body
    strong = lexicon.has(body, "modal.must.words")
    heading = "".join(unit.heading)
    if unit.lead == "liability":
        return _reason("liability", "lead-in")
    if hit := lexicon.first(body, "non_norm.liability"):
        if not re.match(r"^(?:完善|建立|健全|加大|严格|规范|依法履行)", body):
            return _reason("liability", "words", hit.word)
    if lexicon.has(heading, "heading.liability"):
        return _reason("liability", "heading")
    if unit.law and "本条例规定" in body and body.endswith("；") and unit.style in ("（一）", ""):
        return _reason("liability", "item")
    if unit.lead == "definition" and not strong:
        return _reason("definition", "lead-in")
    if re.search(
        r"(?:自.{2,16}起(?:施行|执行|实施|生效)|有效期[至为]?\d*|同时废止|由.{2,30}负责解释|是指|所称|适用范围[为是：]|适用于|具有同等|包括但不限于|的含义：?$|下列用语|以下简称.{2,20}）是)",
        body,
    ) and not re.search(r"(?:应当|应|必须|不得)", body.replace("应用", "")):
        return _reason("definition", "words")
    if (
        re.search(r"^.{2,40}(?:由.{4,60}组成|包括.{2,40}(?:和|、).{2,40})。$", body)
        and not strong
        and not _opens(body, lexicon)
    ):
        return _reason("definition", "consists-of")
    if re.search(r"^.{2,40}(?:享受|视为|等同于|不视为).{0,30}。$", body) and not strong and unit.law:
        return _reason("definition", "counts-as")
    if re.search(r"(?:现|特|兹)?(?:就|将)?.{0,60}(?:现印发|现予印发|印发给你们|现转发|现予发布)", body):
        return None
    if re.match(r"^为(?!了?.{0,60}(?:，各|，.{2,12}(?:应|要)))", body) and re.search(
        r"(?:制定本|现[就将提]|如下|以下|通知|方案|意见|作出.{0,6}决定|公告)", body[-40:]
    ):
        return _reason("background", "purpose")
    if (hit := lexicon.first(body, "non_norm.background_close")) and hit.end >= len(body) - 14 and not strong:
        return _reason("background", "closing", hit.word)
    if lexicon.starts(body, "non_norm.background") or re.match(
        r"^(?:但|但同时|同时).{0,60}(?:存在|仍|还有).{0,80}(?:问题|不足|短板)", body
    ):
        return _reason("background", "opening")
    if (
        re.search(
            r"(?:收悉|具有重要意义|意义重大|战略举措|重要(?:基础|支撑|举措|途径|手段|渠道|内容|领域之一))[。，]?", body
        )
        and not strong
        and not _opens(body, lexicon)
    ):
        return _reason("background", "significance")
    if re.match(r"^有利于", body):
        return _reason("background", "significance")
    if unit.genre in ("通报", "公报") and not re.match(r"^(?:各地区|各部门|各地|希望|要|各)", body):
        return _reason("report", "genre")
    if (hit := lexicon.first(body, "non_norm.report")) and not strong:
        return _reason("report", "words", hit.word)
    if re.search(r"^(?:坚持)?以习近平新时代中国特色社会主义思想为指导", body) and not re.match(r".{0,40}要以", body):
        return _reason("principle", "guiding-thought")
    if (
        unit.heading
        and lexicon.has(unit.heading[-1], "heading.principle")
        and not strong
        and not lexicon.has(unit.heading[-1], "heading.goal")
    ):
        return _reason("principle", "heading", unit.heading[-1])
    if len(unit.heading) > 1 and re.search(r"基本原则|工作原则|指导思想", unit.heading[-2]):
        return _reason("principle", "heading", unit.heading[-2])
    if unit.previous.startswith("坚持") and unit.index == 1:
        return _reason("principle", "heading", unit.previous)
    return None


def norm(unit: Unit, lexicon: Lexicon) -> tuple[str, Reason]:
    """Choose among requirement, prohibition and optional, or definition for a sentence without any predicate of duty."""
    body = unit.body
    must = lexicon.first(body, "modal.must.words")
    never = list(lexicon.find(body, "modal.never.words"))
    may = lexicon.first(body, "modal.may.words")
    if unit.lead in ("prohibition", "optional") and not must and not (unit.lead == "optional" and never):
        return unit.lead, Reason("class", "lead-in", unit.lead)
    if never and (not must or never[0].start < must.start or (len(never) >= 2 and "应当" not in body)):
        if never[0].start <= len(body) * 0.75 or len(never) >= 2:
            return "prohibition", Reason("class", "modal:never", never[0].word)
    if must and not (may and may.start < 3 and may.start < must.start):
        return "requirement", Reason("class", "modal:must", must.word)
    if may:
        first = may.start <= 4 or may.word in ("可以", "可", "有权", "享有", "免于")
        opener = _opens(body, lexicon)
        if first or not opener or opener in ("鼓励", "支持", "探索", "倡导", "提倡"):
            if not (opener and opener not in ("鼓励", "支持", "探索", "倡导", "提倡")):
                return "optional", Reason("class", "modal:may", may.word)
    return "requirement", Reason("class", "verb-opener", _opens(body, lexicon))


def _reason(kind: str, rule: str, words: str = "") -> Reason:
    return Reason("class", f"{kind}:{rule}", words)
