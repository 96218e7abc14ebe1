"""Headings and meta lines, by the place and form of a unit rather than by what it says."""

import re
from collections.abc import Callable
from typing import Final

from polreq.extract.context import Sentence
from polreq.extract.leading import opens
from polreq.extract.lists import is_label, names_parts
from polreq.extract.standards import CLASSES
from polreq.extract.subjects import subject
from polreq.extract.turns import advises
from polreq.late import late
from polreq.model.clause import Ground
from polreq.official.bodies import is_bearer
from polreq.official.days import DAY, MONTH
from polreq.official.enumerators import ARTICLE, CHAPTER
from polreq.official.genres import ABOUT, is_report
from polreq.official.numerals import YEAR
from polreq.official.patterns import WORDS
from polreq.text.lexicon import Lexicon
from polreq.text.segment import verbs
from polreq.text.telling import Telling

_BLOCKS: Final = {
    "title": "heading",
    "number": "meta",
    "addressee": "meta",
    "signature": "meta",
    "date": "meta",
    "note": "meta",
    "attachment": "meta",
    "header": "meta",
    "form": "meta",
    "values": "definition",
}

#: Forms of lines without content: name, example, pattern; tried in order on the folded unit.
META: Final = (
    ("no-words", "————", late(r"^\W*$")),
    ("comment", "<!-- INFO END", late(r"^<[！!]|INFO END")),
    ("note", "（此件公开发布）", late(r"^（此件.{0,12}(?:公开|发布).{0,8}）$|^抄送：|^\S{0,14}\d{4}年\d+月\d+日印发$")),
    ("formula", "特此通知。", late(rf"^(?:现?特此|专此)(?:{WORDS['closes']})(?:，请(?:{WORDS['pleads']}))?[。！]?$|^(?:[妥当可]否|(?:以上|上述)[一-鿿]{{2,6}}(?:，?(?:[妥当可]否|如无不妥))?|如无不妥)，?请(?:{WORDS['pleads']})[。！]?$")),
    ("total", "合计 | 3 | |", late(r"^\W*(?:合|总|小|共) ?计(?![一-鿿])[\W\d%万亿元个件家人次项]*$")),
    ("number", "望政发〔2026〕3号", late(r"^[^，。；]{1,24}〔\d{4}〕 ?\d{1,5} ?号$|^第 ?\d+ ?号$")),
    ("standard", "GB/T 12345-2026 办件规范", late(r"^(?:〔\d{1,3}〕 ?)?(?:GB|DB\d*|YD|WS|NY|HJ|JT|SB|DL|JR|GA|CJJ?|ISO|IEC|IEEE)[/A-Z]* ?\d[\d.]*(?:[-—：]+\d{4})?(?: ?[^，。；]{2,80})?$")),
    ("no-chinese", "General requirements", late(r"^(?=[^一-鿿]*[A-Za-z]{3})[^一-鿿]+$")),
    ("issue", "2026-03-26 发布 2026-07-01 实施", late(r"^\d{4} ?[-—] ?[\dX]{2} ?[-—] ?[\dX]{2} ?发布\b.*实施$")),
    ("nothing", "法定时限：无", late(r"^(?:[^，。；：]{2,12}：)?(?:无|暂无|不涉及)[。；]?$")),
    ("phone", "技术支持：0000-7654321。", late(r"^[一-鿿]{2,12}：(?:\d{3,4}-)?\d{3,4}-?\d{3,4}(?:-\d{3,4})?[。；]?$")),
    ("site", "服务网，网址：http://example.cn", late(r"^[^。；]{0,40}，网址：(?:https?|www)[^，。；一-鿿]*$")),
    ("clauses", "文本检测 5.1.1—5.1.4 5.1.2", late(r"^[^，。；：]{2,24}(?:[-—〜～ ]+\d{1,2}(?:\. ?[\dL]{1,2}){1,4}){2,}$")),
    ("boxes", "□系统故障 □数据泄露", late(r"^[^。]*□")),
    ("roster", "张 三  市政务局局长", late(rf"^(?:[一-鿿 ]{{2,8}}：)?[一-鿿](?: {{0,2}}[一-鿿]){{1,3}} {{2,}}[^，。；：]*(?:{WORDS['offices']})$")),
    ("columns in a line", "上报 初判 处置", late(r"^(?=[^\d，。；：！？、《》|]+$)[一-鿿（）/]{2,}(?: +[一-鿿（）/]{2,}){2,}$")),
    ("attachment", "附件：办件清单", late(r"^附 ?[件表录](?:[\d一二三四五六七八九十]+)?(?:[：:、.\-—\d（]|$)|^附：|\.(?:docx?|pdf|xlsx?|wps|zip|rar)$")),
    ("responsibility", "责任单位：市政务局、市数据局", late(r"^(?:\d{1,3}[.、]|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）)? ?[（〔【]?(?:牵头|主办|负责|责任|配合|协办|参与|参加)(?:责任)?(?:单位|部门|处室)：[^。；]{2,200}[。；]?$|^（?(?:完成|办理)?(?:时限|期限)：[^，。；]{2,30}[。；）]*$")),
    ("responsible", "【市政务局负责】", late(r"^【[^【】]*(?:负责|牵头|落实|配合|参与|指导)】[。；]?$")),
    ("contents", "第三条 各方义务 ........ 6", late(r"(?:\.{4,}|·{4,}|…{2,}|(?:\. ){4,}|(?:… ?){2,}|_{4,}) ?-?\d{0,3}-?$")),
    ("address", "https://www.example.cn/a.html 3/12", late(r"^(?:https?：//|www\.)[^，。；]*$")),
    ("slip", "填报单位：市政务局", late(rf"^(?:{WORDS['slips']})(?:人员?|单位|领导|部门)?：")),
    ("salutation", "张某：", late(r"^(?:尊敬的)?[^，。；：！]{0,12}(?:某+|先生|女士|网友|同志们?|代表们?|委员们?|朋友们?|[您你]好)(?:，(?:同志们?|委员们?|[您你]好))?[：！]$")),
    ("thanks", "感谢您的监督！", late(r"^(?:再次|衷心|非常|最后，)?(?:感谢|谢谢)(?:[您你]|大家|各位)[^。；]{0,24}[！。]$|^[^。；]{0,20}不便[^。；]{0,6}敬请(?:谅解|理解)")),
    ("link", "[下载附件](/f/1.pdf)", late(r"^(?:- ?)?〔[^〔〕]*〕（[^（），。；]*[./][^（），。；]*）")),
    ("drafters", "本文件由市政务局提出并归口。", late(r"^本(?:文件|标准|规范)(?:由[^。；]{2,40}(?:提出|归口)|(?:主要)?起草(?:单位|人)：)")),
    ("columns", "序号 任务 责任单位 完成时限", late(r"^序号[ \t|][^，。；]*$")),
    ("contact", "联系电话：12345678", late(r"^（?(?:\d+[.、])?[^，。；]{0,24}(?:联系人|联系电话|联系方式|联系科室|咨询电话|通讯地址|通信地址|电子邮[箱件]|邮政编码|传真|邮编|邮箱)[^。；]{0,3}：|^[^，。；：]{2,30}[ ,，：][\d ]{0,3}0?\d{2,4}[-—－]\d{7,8}|：[^，。]{2,20}，?0\d{2,3}-\d{7,8}$|(?:电话|专线)：[\d—－\-、/ ]{7,}$")),
)  # fmt: skip
_META: Final = Telling((name, pattern) for name, _, pattern in META)
_DATE_LINE: Final = late(rf"^[^。；：]{{0,160}}?(?:\d{{4}}|{YEAR}) ?年 ?{MONTH} ?月 ?{DAY} ?日[^，。；]{{0,60}}$")
_TITLE: Final = late(rf"关于.{{2,160}}{ABOUT}(?:（[^（）]{{1,12}}）)?(?: ?[^，。；]{{1,16}}〔\d{{4}}〕 ?\d+ ?号)?$")
_BRACKET: Final = late(r"（[^（）]*(?:（[^（）]*）[^（）]*)*）[。；]?|〔[^〔〕]*〕[。；]?|【[^【】]*】[。；]?")
_NOT_BODIES: Final = late(rf"{WORDS['no_bodies']}")
_COLLECTIVE: Final = late(rf"^(?:{WORDS['collective']}|{WORDS['provinces']})")


def structural(unit: Sentence, lexicon: Lexicon) -> Ground | None:
    """Tell whether the unit is a heading or a meta line; the reason's rule begins with the class."""
    if unit.block in _BLOCKS:
        return _reason(_BLOCKS[unit.block], f"block {unit.block}")
    key = unit.key.strip()
    for name, _ in _META.found(key):
        return _reason("heading" if unit.block == "heading" and name == "no-words" else "meta", name)
    for kind, name, test in _TESTS:
        if test(unit, key, lexicon):
            return _reason(kind, name)
    if unit.standard in CLASSES:
        return _reason(CLASSES[unit.standard], f"{unit.standard} of a standard")
    return None


def _is_mark(unit: Sentence, key: str, lexicon: Lexicon) -> bool:
    return unit.style in ("#", CHAPTER) and unit.count == 1


def _is_date_line(unit: Sentence, key: str, lexicon: Lexicon) -> bool:
    return (
        unit.count == 1
        and unit.block != "row"
        and not re.match(r"^(?:到|自|截至|于)", key)
        and bool(_DATE_LINE.match(key))
        and not re.search(r"，.*，|前$|起", key)
    )


def _is_title(unit: Sentence, key: str, lexicon: Lexicon) -> bool:
    return unit.count == 1 and unit.style == "" and bool(_TITLE.search(unit.body)) and not re.search(r"[，；：]$", key)


def _is_addressee(unit: Sentence, key: str, lexicon: Lexicon) -> bool:
    """各省、…人民政府，国务院各部委：— bodies only, with a colon or semicolon."""
    if unit.style or not key.endswith(("：", "；")) or _BIDDEN.search(key):
        return False
    return _only_bodies(key, lexicon) or bool(re.match(r"^各省、自治区、直辖市[^。]*：$", key))


#: A list of bodies bids nobody do anything and counts nothing.
_BIDDEN: Final = late(r"请|\d|^(?:加快|建设|提升|推进|完善|支持)|，(?:加快|建设|提升|推进|完善|支持)")


def _is_signature(unit: Sentence, key: str, lexicon: Lexicon) -> bool:
    return unit.count == 1 and unit.style == "" and not re.search(r"[。；：！？]$", key) and _only_bodies(key, lexicon)


def _only_bodies(key: str, lexicon: Lexicon) -> bool:
    bare = re.sub(r"（[^（）]*）", "", key).strip(" ：；")
    if _NOT_BODIES.search(bare) or not bare:
        return False
    parts = [p for p in re.split(r"[，；、 ]|以及|及|和(?!信息化|旅游|城乡|社会|草原|储备)", bare) if p]
    good = sum(1 for p in parts if is_bearer(p, lexicon) or _COLLECTIVE.match(p))
    return (
        bool(parts)
        and is_bearer(parts[-1], lexicon)
        and good * 3 >= len(parts) * 2
        and (len(parts) > 1 or len(bare) < 25)
    )


def _is_bracket(unit: Sentence, key: str, lexicon: Lexicon) -> bool:
    """A bracket that stands alone: responsibility, scope, a remark; behind a number only responsibility."""
    if unit.style:
        return unit.count == 1 and bool(_BRACKET.fullmatch(unit.body)) and bool(_RESPONSIBLE.search(unit.body))
    return bool(_BRACKET.fullmatch(key))


#: Who leads, sees to it or helps, in a bracket with nothing beside it.
_RESPONSIBLE: Final = late(r"(?:牵头|负责|配合|落实)(?:[，；）〕】]|，[^，；]*完成)")


#: A short first sentence with one of these tells somebody something; a heading only names what follows.
_TOLD: Final = late(
    r"^(?:本[市省区县]|国家(?!级)|已(?=[一-龥]{2})|及时|依法|负责|对于?|将|把(?![好牢准稳])|由|请|可(?:以|按|根据|由|向|在))"
    r"|(?:达到|低于|高于|超过|少于|新增|[≥≤])[^，。；]{0,8}\d|自.{2,24}起(?:施行|实施|执行|生效)"
    r"|按[年季月周日旬](?:度)?[一-鿿]{2,4}。|先行(?:支付|垫付|赔付|试点|调解|登记|受理)|实行[^，。；]{4,}管理。"
    r"|可(?:以|直接|凭|持|根据|按|由|向|在(?!线)|通过|申请|参[考照]|选择|委托|自行|适当)"
    r"|负责|时，|的，|由.{2,30}(?:组成|签发|审批|制定|承担|公布|调度|结算|确定)|.{3,}(?<!坚持)(?<!就)是(?!否).{3,}|：|为.{2,20}周岁"
    rf"|[一-龥]{{2}}(?:{WORDS['lasts']})(?:为|满)?(?:\d+|[一二两三四五六七八九十半]+)个?(?:年|月|日|天|周|小时|工作日)(?:以上)?。?$"
)
#: How often something is done, behind what it is done with: 数据每季更新, 系统全天运行.
_OFTEN_DONE: Final = late(
    r"[一-龥]{2}(?:每(?:[年月周日天季]|季度|半年)|[逐按][年月日周季]|实时|定期|全天|全年|24小时)(?P<does>[一-龥]{2})"
)
_LONGEST_HEADING: Final = 50
#: From how many sentences on a paragraph that is known to be of no policy is spoken rather than ruled.
_SPOKEN: Final = 3


_NUMBER_OF_ARTICLE: Final = late(r"^第[^条]{1,9}条")
#: What an article is about, in brackets behind its number: 第三条（适用范围）.
_ABOUT: Final = late(r"(?:【[^【】]{2,24}】|（[^（）]{2,24}）)")


def _is_article_title(unit: Sentence, key: str, lexicon: Lexicon) -> bool:
    """An article's number with its subject and nothing else: 第三条【适用范围】, 第三条 适用范围."""
    if unit.style != ARTICLE or unit.count > 1 or unit.block == "row":
        return False
    after = _NUMBER_OF_ARTICLE.sub("", key).strip()
    if _ABOUT.fullmatch(after):
        return True
    if names_parts(after) and not _tells(unit, key, lexicon):
        return True
    return bool(after) and len(after) <= 16 and not re.search(r"[，。；：！]", after) and not _tells(unit, key, lexicon)


def _is_question(unit: Sentence, key: str, lexicon: Lexicon) -> bool:
    """A sentence that only asks; what is to be done stands in the answer."""
    return key.endswith("？") and unit.block != "row"


def _is_label(unit: Sentence, key: str, lexicon: Lexicon) -> bool:
    """A line that only names what comes next."""
    return unit.count == 1 and not unit.lead and unit.style == "" and unit.block != "row" and is_label(key, lexicon)


#: A term with the words for it in another language, as standards define it.
_TERM: Final = late(r"(?:\d[\d. ]*)?[一-鿿、（）]{2,24} {1,3}[A-Za-z][A-Za-z ;,，；'’/（）-]{3,}")


#: 表B.1 检测要求, 图2 处置流程.
_CAPTION: Final = late(r"[表图] ?(?:[A-Z] ?\. ?)?\d{1,2}(?:[-—.]\d{1,2})?(?:（续）)? ?[一-鿿][^，。；：]{2,40}")
#: What a stage of a plan is called, with its time: 动员阶段（2026年3月至4月）.
_STAGE: Final = late(r"[^，。；：]{2,16}阶段（[^（）]*\d[^（）]*）。?")


def _is_caption(unit: Sentence, key: str, lexicon: Lexicon) -> bool:
    return unit.count == 1 and unit.block != "row" and bool(_CAPTION.fullmatch(key))


def _is_stage(unit: Sentence, key: str, lexicon: Lexicon) -> bool:
    return unit.index == 0 and unit.block != "row" and bool(_STAGE.fullmatch(unit.body))


def _is_term(unit: Sentence, key: str, lexicon: Lexicon) -> bool:
    return unit.count == 1 and unit.block != "row" and bool(_TERM.fullmatch(key))


def _is_heading(unit: Sentence, key: str, lexicon: Lexicon) -> bool:
    if unit.index or key.endswith(("；", "：", "？", "！")) or unit.style == ARTICLE or unit.block == "row":
        return False
    if unit.goes_on or (unit.standard == "body" and key.endswith("。")):
        return False  # an item like the one before it; the headings of a standard have no full stop
    if unit.style == "【】" and unit.body:
        return False  # 【数据更新】数据每日更新。 – the brackets hold the heading
    if len(unit.body) > _LONGEST_HEADING or (unit.lead and unit.count == 1) or _tells(unit, key, lexicon):
        return False
    if key.endswith("。") and _BRACKET.fullmatch(unit.follower):
        return False
    if unit.block == "heading":
        return not (key.endswith("。") and unit.count == 1) or unit.children or lexicon.has(key, "heading.principle")
    return _is_heading_line(unit, key, lexicon)


def _tells(unit: Sentence, key: str, lexicon: Lexicon) -> bool:
    """Tell whether the sentence is more than a name: somebody is told something."""
    told = any(hit.word != "确保" for s in ("must", "never") for hit in lexicon.find(unit.body, f"modal.{s}.words"))
    told = told or advises(unit.body)
    if not key.endswith("。"):
        return told and unit.block != "heading"
    return told or bool(_TOLD.search(unit.body)) or bool(subject(unit.body, lexicon)[0])


def _is_heading_line(unit: Sentence, key: str, lexicon: Lexicon) -> bool:
    """Decide on a line that ingest did not know for a heading."""
    body, commas = unit.body.rstrip("。"), unit.body.count("，")
    if not key.endswith("。"):
        short = len(body) <= 40 and commas <= 1 if unit.style else len(body) <= 20 and commas == 0
        short = short and not re.search(r"[≥≤] ?\d", body)
        return unit.count == 1 and short and "《" not in body
    if not unit.follower or _BRACKET.fullmatch(unit.follower):
        heads = unit.children or not _is_task(body, lexicon)
        return unit.count == 1 and unit.style != "" and len(body) <= 14 and commas == 0 and heads
    if unit.style:
        task = unit.style == "——" and _is_spoken(unit) and _is_task(body, lexicon)
        return unit.style != "一是" and len(body) <= 40 and commas <= 2 and not task
    if _is_spoken(unit) and unit.count >= _SPOKEN and not unit.bracketed:
        return False  # 加强城市管理。 in a paragraph of a speech or report: its topic is a task
    opens = lexicon.starts(body, "opener.firm.words") or lexicon.starts(body, "opener.soft.words")
    return len(body) <= 26 and commas == 0 and bool(len(body) <= 12 or opens) and not is_report(unit.genre)


_WHEN: Final = late(r"^(?:每[年月周日天]|每季度|按[年月季周时日]|定期|及时|逐[年月日]|\d+月底前)")


#: 按照《共享办法》办理, 通过统一平台报送: how, and then what is done.
_HOW: Final = late(r"(?:按照?|依照|参照|根据|依据|通过|凭)[^，]{3,}$")


def _is_spoken(unit: Sentence) -> bool:
    """Tell whether a sentence may stand in a speech or report, where topics are tasks, and states no principle."""
    return (not unit.genre or is_report(unit.genre)) and not unit.body.startswith("坚持")


def _is_task(body: str, lexicon: Lexicon) -> bool:
    """Tell whether a numbered line that heads nothing says by itself what is to be done (1.每月更新目录。)."""
    often = _OFTEN_DONE.search(body)
    if _WHEN.match(body) or (often and (often["does"] in verbs() or opens(often["does"], lexicon))):
        return True
    last = next(reversed(lexicon.cut(body)), "")
    if _HOW.match(body) and (last in verbs() or opens(last, lexicon)):
        return True
    begins = lexicon.starts(body, "opener.firm.words") or lexicon.starts(body, "opener.soft.words")
    return bool(begins) or next(iter(lexicon.cut(body)), "") in verbs()


_TESTS: Final[tuple[tuple[str, str, Callable[[Sentence, str, Lexicon], bool]], ...]] = (
    ("heading", "mark", _is_mark),
    ("heading", "title", _is_title),
    ("meta", "date", _is_date_line),
    ("meta", "addressee", _is_addressee),
    ("meta", "signature", _is_signature),
    ("meta", "bracket", _is_bracket),
    ("heading", "article", _is_article_title),
    ("heading", "question", _is_question),
    ("heading", "label", _is_label),
    ("heading", "term", _is_term),
    ("heading", "caption", _is_caption),
    ("heading", "stage", _is_stage),
    ("heading", "short-first-sentence", _is_heading),
)


def _reason(kind: str, rule: str) -> Ground:
    return Ground("class", f"{kind}: {rule}")
