"""Signals (特征): what of a unit's words and place speaks for a class, a force or the product; each has a readable name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from polreq.extract.context import Unit
from polreq.extract.subjects import subject
from polreq.text.lexicon import Hit, Lexicon
from polreq.text.segment import segmented, verbs

#: Words before the predicate of a comma clause that say how, not what.
_ADVERBS: Final = re.compile(
    r"^(?:并|同时|要|应当|应|须|必须|也|还|均|都|则|又|再|就|将|既|既要|进一步|切实|积极|认真|及时|深入|大力|不断|持续|着力|扎实|稳步|有序|逐步|加快|全面|严格|主动|统筹|联合|共同|率先|分类|分级|依法|依规|依法依规|科学|合理|充分|更好|更好地|广泛|抓紧|尽快|继续|重点|优先|适时|定期|精心|坚决|原则上|按规定|按要求|按程序|因地制宜|协同|集中|统一|自觉|自主|大胆|有效|迅速|妥善|稳妥|努力|注重|坚持|着重|确保|特别是|尤其是|力争)+"
)

#: A comma clause that begins or ends like this sets time, basis or condition; the main clause comes later.
_BEFORE_MAIN: Final = re.compile(
    r"^(?:为(?!主)|按照|根据|依据|依照|遵照|对于?|在(?!线)|除|经(?!济|营)|通过|围绕|结合|针对|自|从|于|如|若|凡|当|因|到\d|至\d|\d|每|以|同时|其中|原则上|此外|另外|但|并|特别是|尤其是|“?十[一二三四五]五|依托|充分利用|利用|基于|面向|聚焦|瞄准|立足|紧扣|适应|发挥)"
    r"|(?:的|时|后|前|中|外|下|内|基础上|为基础|为重点|为主线|为导向|情况下)$"
)

#: Words of a title that would be taken for a heading's.
_REPORTED: Final = re.compile(r"通报|总体要求|目标(?!任务)|背景|形势|原则|责任追究")

#: Everybody is spoken to, as at the end of a circular that praises some.
_ALL: Final = re.compile(r"^(?:各地|各部门|各级|各单位|各有关|各省|各市|希望|要)")

#: A bracket inside a sentence; its words are not those of the sentence.
_BRACKET: Final = re.compile(r"（(?!以下)[^（）]*(?:（[^（）]*）[^（）]*)*）")

#: Turns of phrase that belong to a class; each is a signal of its own name.
_TURNS: Final = (
    ("effective", re.compile(r"自.{2,20}起(?:正式)?(?:施行|执行|实施|生效)|有效期|同时废止|负责解释")),
    ("is-defined", re.compile(r"(?:是指|所称|的含义|下列用语|系指|指的是|定义为|包括但不限于|用语)")),
    ("short-name", re.compile(r"（?以下(?:统|简)?称")),
    ("counts-as", re.compile(r"视为|视同|等同于|同等(?:法律)?效力|同等证明力|具有法律约束力")),
    ("consists", re.compile(r"由.{4,400}组成|^.{2,40}(?:分为|划分为|可划分|主要包括|包括(?!但))")),
    ("is-a", re.compile(r"^[^，]{2,40}是[^否，]{2,60}(?:的|。)")),
    ("used-for", re.compile(r"(?:主要)?用于")),
    ("scope", re.compile(r"适用(?:于)?(?:本|范围)|适用范围")),
    ("in-our-terms", re.compile(r"^本(?:办法|规定|条例|方案|通知|意见|细则|规则|公告|指南|决定)")),
    ("except", re.compile(r"(?:的)?除外。?$")),
    ("purpose-first", re.compile(r"^为(?!主)")),
    ("purpose-only", re.compile(r"^为.*(?:现(?:就|将|予|提|印|对)|特(?:制|此|通知|提出|作)|制定本|如下|以下|通知|公告).{0,30}$")),
    ("as-follows", re.compile(r"(?:如下|以下|通知|公告|事项)[：。]$")),
    ("hereby-follows", re.compile(r"现(?:将|就|对|把).{2,80}(?:如下|通知|公告|函复|答复|通报|报告|批复)[：。]$")),
    ("leaders", re.compile(r"^(?:党中央|国务院|中央|习近平|党的.{2,6}(?:大|报告|全会)|总书记|.{2,10}(?:总理|总书记)).{0,30}(?:高度重视|十分重视|指出|强调|提出|明确|作出|部署|批示)")),
    ("makes-this", re.compile(r"制定(?:了)?(?:本|以下|《)|现提出|现(?:就|将).{2,80}(?:如下|通知)|提出(?:如下|以下)意见|作出如下决定")),
    ("hereby-issued", re.compile(r"现(?:予)?(?:将.{2,60})?(?:印发|转发|发布|公布)(?:给你们)?|印发给你们")),
    ("please-carry-out", re.compile(r"请.{0,14}(?:执行|落实|实施|遵照)")),
    ("please", re.compile(r"(?:^|，)请")),
    ("recent-years", re.compile(r"^(?:近年来|近期|当前|目前|长期以来|党的.{2,4}大以来|今年以来|随着|一直以来)")),
    ("still-lacking", re.compile(r"(?:存在|面临|仍).{0,60}(?:问题|不足|短板|困难|挑战)|亟待|亟需|问题比较突出|有待|不够")),
    ("matters", re.compile(r"(?:是|有利于|对于?).{0,80}(?:重要(?:基础|支撑|举措|途径|手段|渠道|内容|意义|保障|领域|阵地|组成|部分|体现)|战略举措|必然要求|重大意义|有利于)|意义重大|^有利于|，有利于")),
    ("received", re.compile(r"收悉|经国务院.{0,6}(?:批准|同意)")),
    ("has-done", re.compile(r"(?:已(?!经?发布)|取得了?|实现了|形成了|建成了|完成了|涌现|呈现|达到了?.{0,10}，较|同比|较(?:上年|\d{4}年|.{2,6})(?:增|提高|下降|减少)|占.{2,10}的\d|截至|累计|共(?:有|计)|检出|发现，|稳步(?:提高|提升|增长)|持续(?:增长|向好)|明显成效|较好成效|积极成效)")),
    ("past-le", re.compile(r"[一-龥]了(?!解|结|不)")),
    ("place-leads", re.compile(r"^(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆)")),
    ("basis-only", re.compile(r"^(?:根据|按照|依据).{4,200}(?:制定本|制定了?本|现.{0,60}(?:如下|通知|公告)|特制定).{0,20}$")),
    ("guided-by", re.compile(r"^(?:坚持|高举|要)?.{0,12}以习近平新时代中国特色社会主义思想为指导")),
    ("decimals", re.compile(r"\d+\.\d\d ?%|占.{2,14}的 ?\d|\d{5,}(?:件|人|家|户)")),
    ("by-whom-rules", re.compile(r"^(?:第.{1,5}条)?.{2,20}应当.{2,40}(?:制定|建立)")),
    ("guiding", re.compile(r"以习近平新时代中国特色社会主义思想为指导|全面贯彻(?:落实)?党的|深入(?:学习)?贯彻(?:落实)?(?:党的|习近平)")),
    ("stance", re.compile(r"^坚持|为(?:目标|主线|导向|核心|根本|重点|动力|中心|原则)[，。]|的原则")),
    ("punishes", re.compile(r"责令(?:限期)?(?:改正|停业|该)|(?:处|并处).{0,20}罚款|追究.{0,12}责任|追责问责|给予.{0,10}(?:处分|警告|处罚)|没收|吊销|治安管理处罚|依法处分|行政处罚(?!听证|决定书|信息|权)|构成犯罪|从重处理|依.{2,8}(?:予以)?处理(?:。|；|$)|移送司法|取消.{0,20}(?:资格|称号)|作废|移出名单|不予备案|收回")),
    ("wrongdoing", re.compile(r"(?:违反|违规|违法|弄虚作假|玩忽职守|滥用职权|徇私舞弊|拒不|逾期(?:未|不)|情节严重|未按|泄露|伪造|隐瞒|骗取|不履行|擅自|不符合|未经)")),
    ("who-do-so", re.compile(r"(?:的，|者，|的：)")),
    ("item-de", re.compile(r"的[；。]$")),
    ("year-goal", re.compile(r"(?:到|至)(?:20\d\d年|“?十[四五六]五)|20\d\d年.{0,4}(?:底|末|前)|力争(?:到|通过)")),
    ("will", re.compile(r"将(?:于|会|在|适时|对|组织|进行|不定期|视|通过|依据|按)")),
    ("by-whom", re.compile(r"由[^，。]{2,30}(?:负责|牵头|组织|审批|制定|确定|审核|办理|另行|自主|承担|公布|统一|按)")),
    ("responsible", re.compile(r"负责(?!人|部门：|单位：)")),
    ("according", re.compile(r"按(?:照)?.{2,40}(?:规定|有关规定)执行|从其规定|参照.{0,20}执行|依照.{2,30}执行")),
    ("lower-power", re.compile(r"下放|放宽|取消.{0,30}(?:要求|限制|审批|许可)|授予|授权")),
    ("amend", re.compile(r"修改为|(?:增加|删去|改为).{0,10}(?:条|款|项)")),
    ("shall-be", re.compile(r"(?:为|是)[^，。]{1,14}(?:。|；|，)")),
    ("circumstances", re.compile(r"(?:下列|以下)(?:情形|情况|行为)")),
    ("list-intro", re.compile(r"：$")),
    ("whether", re.compile(r"是否")),
    ("statistic", re.compile(r"\d+\.\d\d ?%|占.{2,12}的\d|增长率|同比|环比|\d{4,}(?:件|人|家|户|万|亿)")),
    ("per-cent", re.compile(r"\d ?%|\d个百分点")),
    ("exempt", re.compile(r"免于|无需|无须|不受.{2,30}限制|豁免")),
    ("know", re.compile(r"知情权|有权|享有")),
    ("at-will", re.compile(r"自愿|自行决定|自主选择|任选|随时")),
    ("common", re.compile(r"在全.{0,4}通用|合法有效")),
    ("done-so", re.compile(r"制定了《|制定了《?.{2,60}》。$")),
    ("others", re.compile(r"^其他.{2,40}[；。]$|规定的其他")),
    ("hope", re.compile(r"^希望")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Part:
    """A comma clause and what it begins with."""

    text: str
    kind: str
    word: str


def signals(unit: Unit, lexicon: Lexicon) -> dict[str, str]:
    """Give the signals of a unit, with the words that each was read from."""
    out: dict[str, str] = {}
    bare = _BRACKET.sub("", unit.body) if len(unit.body) > len(_BRACKET.sub("", unit.body)) > 4 else unit.body
    out.update(_place(unit, lexicon))
    out.update(_words(bare, lexicon))
    out.update(_structure(bare, lexicon))
    for name, pattern in _TURNS:
        if match := pattern.search(bare):
            out[f"turn {name}"] = match[0]
    out.update(_years(bare, unit.year))
    return out


def _years(body: str, written: int) -> Iterator[tuple[str, str]]:
    """Signals of years before and after the document was written: what was, and what is to be."""
    for match in re.finditer(r"(?<!\d)((?:19|20)\d\d) ?年", body):
        if written:
            yield ("year before" if int(match[1]) < written else "year after"), match[0]


#: A duty that only says which case is meant: 需要上报审批的，可以….
_CASE: Final = re.compile(r"[^，。；：]*的(?:[，；]|$)")

#: A right that only says which thing is meant: 享有的权益, 可以共享的数据.
_OWNED: Final = re.compile(r"(?:依法)?(?:[一-龥]{2})?的(?!方式|形式|渠道|标准|程序|方法|途径)")

#: 应对 is a verb of its own (应对风险), unless what is faced is then dealt with (应对…进行监督).
_FACE: Final = re.compile(r"应对(?![^，。；]{1,40}(?:进行|予以|给予|作出|提出|负责|承担|开展|实施|加强))")


def modals(text: str, strength: str, lexicon: Lexicon) -> Iterator[Hit]:
    """Yield the modal words of a strength in a folded text."""
    faces = {match.start() for match in _FACE.finditer(text)} if strength == "must" else set()
    for hit in lexicon.find(text, f"modal.{strength}.words"):
        case = (strength in ("must", "never") and _CASE.match(text, hit.end)) or (
            strength == "may" and _OWNED.match(text, hit.end)
        )
        if hit.start not in faces and not case:
            yield hit


def _place(unit: Unit, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    yield from _under(unit, lexicon)
    if unit.lead:
        yield f"lead {unit.lead}", ""
        yield f"lead force {unit.lead_force}", ""
    if unit.preamble:
        yield "preamble", ""
    if unit.previous.startswith("坚持"):
        yield "after slogan", unit.previous
    if name := subject(unit.body, lexicon)[0]:
        yield "subject body", name
    if _ALL.match(unit.body):
        yield "subject all", unit.body[:6]
    if unit.before:
        yield f"after {unit.before}", ""
    if unit.law and unit.style == "article":
        yield "article", ""


def _under(unit: Unit, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Signals of headings, of the part's title and of the genre."""
    for heading in reversed((_REPORTED.sub("", unit.part), *unit.heading)):
        category = next((name for name in lexicon.below("heading") if lexicon.has(heading, f"heading.{name}")), "")
        if category:
            yield f"under {category}", heading
            break
    if unit.genre in lexicon.set("genre.letter"):
        yield "in a letter", unit.genre
    if unit.genre in lexicon.set("genre.report") and not unit.law:
        yield "in a report", unit.genre
    elif unit.part != unit.title and lexicon.has(unit.part, "heading.report"):
        yield "in a report", unit.part


def _words(body: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    hits = {s: list(modals(body, s, lexicon)) for s in ("must", "never", "may", "encourage", "principled")}
    for strength, found in hits.items():
        for hit in found:
            yield f"{strength} {hit.word}", hit.word
        if found:
            yield f"has {strength}", found[0].word
        if len(found) > 1:
            yield f"many {strength}", found[1].word
    never, must, may = hits["never"], hits["must"], hits["may"]
    if never:
        third = never[0].start * 3 // max(1, len(body))
        yield f"never in third {third}", never[0].word
        yield (
            ("must before never" if must and must[0].start < never[0].start else "no must before never"),
            never[0].word,
        )
    if may:
        yield ("must before may" if must and must[0].start < may[0].start else "no must before may"), may[0].word
        if must and must[0].start > may[0].start:
            yield "may before must", may[0].word


def _structure(body: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    name, _ = subject(body, lexicon)
    texts = [text.strip() for text in re.split(r"[，；：]", body.rstrip("。；：")) if text.strip()]
    parts = [_part(text[len(name) :] if name and text.startswith(name) else text, lexicon) for text in texts]
    if not parts:
        return
    yield from _objects(parts)
    yield from _together(parts)
    main = next((p for p in parts if not (_BEFORE_MAIN.search(p.text) and len(parts) > 1)), parts[-1])
    if (
        main is parts[0]
        and main.kind == "noun"
        and len(parts) > 1
        and parts[1].kind in ("must", "never", "may", "encourage")
    ):
        main = parts[1]  # a topic before its comment: 已取消的事项，不得继续实施
    yield f"main {main.kind}", main.word
    if main.word:
        yield f"main word {main.word}", main.word
    yield f"opens {parts[0].kind}", parts[0].word
    rest = [p for p in parts if p is not main]
    for kind in ("firm", "soft", "verb", "encourage", "must", "never", "may", "noun"):
        found = [p for p in rest if p.kind == kind]
        if found:
            yield f"rest {kind}", found[0].word
        if len(found) > 1:
            yield f"rest many {kind}", found[1].word
    for part in parts:
        if part.word:
            yield f"word {part.word}", part.word


def _together(parts: list["_Part"]) -> Iterator[tuple[str, str]]:
    kinds = {part.kind for part in parts}
    if kinds <= {"firm", "soft", "verb"}:
        yield "all imperative", ""
    if kinds == {"soft"}:
        yield "all soft", ""
    if kinds == {"noun"}:
        yield "all nouns", ""


#: What can be shown when it is there; a verb with such an object can be checked.
_CONCRETE: Final = re.compile(
    r"(?:建立|健全|完善|制定|编制|出台|建成|建设|实施|开展|组建|设立|公布|发布|报送|研制|推出|制修订|印发|构建|搭建|打造|培育|创建|组织|举办|纳入|明确|落实|实行|推行|编报|修订|细化)"
    r"[^，]{0,36}?(机制|制度|体系|标准|办法|规范|目录|清单|平台|系统|数据库|行动|工程|计划|方案|预案|一批|中心|基地|网络|项目|试点|活动|指南|规划|政策|流程|责任|台账|名单|报告|细则|条例|档案|指标)"
)


#: Effects that nobody can tick off: …水平, …氛围, 更加完善.
_EFFECT: Final = re.compile(
    r"(?:作用|氛围|水平|能力|质量|效能|力度|发展|融合|合作|交流|意识|协作|效率|便利|活力|竞争力|影响力|环境|格局|合力|建设|应用|衔接|管理|指导|宣传|引导|服务|转型|升级|创新|需求|优势|改革|保障|支撑|统筹)$"
    r"|(?:更加|趋于|进一步|不断|持续|明显|显著|稳步)[一-龥]{2,8}$"
)


def _objects(parts: list["_Part"]) -> Iterator[tuple[str, str]]:
    """Signals of what is to be made, and of how urgently."""
    concrete = [match for part in parts if (match := _CONCRETE.search(part.text))]
    for match in concrete:
        yield f"object {match[1]}", match[0]
    if concrete:
        yield ("concrete thing" if len(concrete) == 1 else "concrete things"), concrete[0][0]
    for place, part in (("first", parts[0]), ("last", parts[-1])):
        if match := _EFFECT.search(part.text):
            yield f"effect {place}", match[0]
    if parts and _CONCRETE.search(parts[0].text):
        yield "concrete thing first", parts[0].text
    for part in parts[:2]:
        if (adverbs := _ADVERBS.match(part.text)) and adverbs[0]:
            yield f"adverb {adverbs[0]}", adverbs[0]


def _part(text: str, lexicon: Lexicon) -> _Part:
    """Tell what a comma clause begins with, or which modal word it holds."""
    text = text.strip()
    adverbs = _ADVERBS.match(text)
    bare = text[adverbs.end() :] if adverbs else text
    if word := lexicon.starts(bare, "opener.encourage.words"):
        return _Part(text, "encourage", word)
    for kind in ("must", "never", "may"):
        if hit := next(modals(text, kind, lexicon), None):
            return _Part(text, kind, hit.word)
    words = segmented(bare[:24])
    for size in (3, 2, 1):
        opener = "".join(words[:size])
        for kind in ("firm", "soft"):
            if opener in lexicon.set(f"opener.{kind}.words"):
                return _Part(text, kind, opener)
    if words and words[0] in verbs():
        return _Part(text, "verb", "")
    return _Part(text, "noun", "")
