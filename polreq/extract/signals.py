"""Signals (特征): what of a unit's words and place speaks for a class, a force or the product; each has a readable name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from polreq.extract.context import Sentence, enumerator
from polreq.extract.subjects import subject
from polreq.extract.turns import TURNS
from polreq.late import late
from polreq.official.enumerators import ARTICLE
from polreq.official.genres import is_letter, is_report
from polreq.official.patterns import WORDS
from polreq.text.lexicon import Lexicon, SpottedTerm
from polreq.text.segment import verbs
from polreq.text.telling import Telling

#: Words before the predicate of a comma clause that say how, not what.
_ADVERB: Final = late(rf"{WORDS['adverbs']}|按(?:照)?(?:各自)?职责(?:分工)?|依(?:法依)?职责|{WORDS['manners']}")
_ADVERBS: Final = late(rf"^(?:{_ADVERB.pattern})+")

#: A comma clause that begins or ends like this sets time, basis or condition; the main clause comes later.
_BEFORE_MAIN: Final = late(
    rf"^(?:为(?!主)|按照|根据|依据|依照|遵照|对于?|在(?!线)|除|经(?!济|营)|{WORDS['scene']}|到\d|至\d|\d|每|以|同时|其中|原则上|此外|另外|但|并|特别是|尤其是|“?十[一二三四五]五|{WORDS['means']})"
    rf"|(?:{WORDS['scene_ends']})$"
)

#: Words of a title that would be taken for a heading's.
_REPORTED: Final = late(r"通报|总体要求|目标(?!任务)|背景|形势|原则|责任追究")

#: Reports that also say what is to be done: in them only the headings tell.
_PLANS_TOO: Final = late(r"工作报告|(?:计划|安排|打算|预算)的?报告")

#: Reports that submit an opinion, and the headings of it.
_OPINES: Final = late(r"(?:意见|建议|方案)的?(?:报告|请示)")
_OPINION: Final = late(r"意见|建议|措施")

#: What says in its title that it plans.
_PLAN: Final = late(r"(?:计划|方案|规划|纲要|工作要点|任务清单)(?:（[^（）]*）)?$")

#: Joins two subjects of one heading.
_BESIDE: Final = late(r"[和与及，、]")

#: Everybody is spoken to, as at the end of a circular that praises some.
_ALL: Final = late(r"^(?:各地|各部门|各级|各单位|各有关|各省|各市|希望|要)")

#: A bracket inside a sentence; its words are not those of the sentence.
_BRACKET: Final = late(r"（(?!以下)[^（）]*(?:（[^（）]*）[^（）]*)*）")


@dataclass(frozen=True, slots=True)
class SentencePart:
    """A comma clause and what it begins with.

    Args:
        text: folded, without the subject of the sentence.
        kind: `firm`, `soft`, `encourage`, `must`, `never`, `may`, `verb` or `noun`.
        word: the verb or modal word that says so, empty if it is none of the lexicon.
    """

    text: str
    kind: str
    word: str


def signals(unit: Sentence, lexicon: Lexicon, parts: Sequence[SentencePart]) -> dict[str, str]:
    """Give the signals of a unit, with the words that each was read from; `parts` are its own, see sentence_parts."""
    out: dict[str, str] = {}
    bare = _bare(unit)
    out.update(_place(unit, lexicon))
    out.update(_words(bare, lexicon))
    out.update(_structure(parts))
    out.update((f"turn {name}", match[0]) for name, match in _TURNS.found(bare))
    if unit.block == "row" and (match := _CODE.search(unit.key)):
        out["turn code"] = match[0]
    out.update(_deed(unit))
    out.update(_years(bare, unit.year))
    return out


_TURNS: Final = Telling((name, pattern) for name, _, pattern in TURNS)

#: A row that says what a returned code means.
_CODE: Final = late(rf"^\W{{0,3}}[1-5]\d\d ?[|\t][^|\t]*(?:{WORDS['outcomes']})")

#: Deeds that nobody may do, as the items of a list name them: the list's lead-in, not the item, forbids or punishes.
_DEED: Final = late(
    rf"^(?:无正当理由|没有正当理由|违反规定|违规|违法)*(?:不(?!断|{WORDS['not_refused']})|未(?!来|成年)|{WORDS['deeds']}|其他[^，。；]{{0,30}}(?:违法|违规|侵害|损害)[^，。；]{{0,16}}(?:行为|情形))"
)


def _deed(unit: Sentence) -> Iterator[tuple[str, str]]:
    """Signals of an item that names a case (…的), and of one that names a wrong deed."""
    if unit.lead and unit.style and unit.body.rstrip("；。").endswith("的"):
        yield "item names a case", "的"
    if unit.style and unit.style != ARTICLE and (match := _DEED.match(unit.body)):
        yield "item names a wrong deed", match[0]
        if unit.body.rstrip("；。").endswith("的"):
            yield "item names who does wrong", match[0]


def _years(body: str, written: int) -> Iterator[tuple[str, str]]:
    """Signals of years before and after the document was written: what was, and what is to be."""
    for match in re.finditer(r"(?<!\d)((?:19|20)\d\d) ?年", body):
        if written:
            yield ("year before" if int(match[1]) < written else "year after"), match[0]


#: A duty that only says which case is meant: 需要上报审批的，可以….
_CASE: Final = late(r"[^，。；：]*的(?:[，；]|除外|$)")

#: A duty that only says which other things are meant: 其他应当公开的信息.
_OTHERS: Final = late(r"其他")
_NAMED: Final = late(r"[^，。；：]{1,14}的[^，。；：]{1,12}[。；]?$")

#: A right that only says which thing is meant: 享有的权益, 可以共享的数据.
_OWNED: Final = late(r"(?:依法)?(?:[一-龥]{2})?的(?!方式|形式|渠道|标准|程序|方法|途径)")

#: A prohibition that only says what is left out: 法律禁止交易的除外, 除禁止公开的外.
_EXCEPTED: Final = late(
    r"(?<=除)[^，。；：]*?(?:以?外|之外)(?:[，；。]|$)|(?<=[规法的])禁止[^，。；：]*(?:的?除外|以外)"
)

#: 应对 is a verb of its own (应对风险), unless what is faced is then dealt with (应对…进行监督).
_FACE: Final = late(rf"应对(?![^，。；]{{1,40}}(?:{WORDS['deals_with']}))")


#: 可 tells what state a thing is to be brought into, and permits nothing: 推动高频事项在APP可办, 在自助终端可查可打印.
_STATE: Final = late(rf"可(?:{WORDS['can_be_done']})(?:[、，]?可(?:{WORDS['can_be_done']}))*(?=[，。；]|$)")
_BROUGHT: Final = late(
    rf"(?:^|[，；：|])(?:[^，。；：|]*?(?P<verb>{WORDS['brings_about']})|[^，。；：|]{{2,}}?在[^，。；：|]{{0,24}}?(?:端|APP|小程序|平台|终端|网站?|厅|窗口|柜台|系统|上))[^，。；：|]*$",
    re.IGNORECASE,
)
#: Who may: then it is a permission, whatever the place, unless a verb brings it about.
_WHO: Final = late(rf"(?:^|[，；：|])[^，。；：|]{{0,8}}?(?:{WORDS['who_may']})(?:均|也|还|既|在|通过|持|凭|$)")


def _is_state(text: str, start: int) -> bool:
    """Whether the 可 at a place tells the state that a thing is brought into."""
    first = start
    while first and (earlier := re.search(rf"可(?:{WORDS['can_be_done']})[、，]?$", text[:first])):
        first = earlier.start()
    before = text[:first]
    brought = _BROUGHT.search(before) if _STATE.match(text, first) else None
    return brought is not None and (brought["verb"] is not None or not _WHO.search(before))


def modals(text: str, strength: str, lexicon: Lexicon) -> Iterator[SpottedTerm]:
    """Yield the modal words of a strength in a folded text."""
    faces = {match.start() for match in _FACE.finditer(text)} if strength == "must" else set()
    for hit in lexicon.find(text, f"modal.{strength}.words"):
        case = (
            (strength == "must" and _OTHERS.match(text) and _NAMED.match(text, hit.end))
            or (strength in ("must", "never") and _CASE.match(text, hit.end))
            or (strength == "may" and (_OWNED.match(text, hit.end) or _is_state(text, hit.start)))
        )
        if hit.start not in faces and not case and not (strength == "never" and _EXCEPTED.match(text, hit.start)):
            yield hit


def _place(unit: Sentence, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    yield from _under(unit, lexicon)
    if unit.lead:
        yield f"lead {unit.lead}", ""
        yield f"lead force {unit.lead_force}", ""
    if unit.lead_cases:
        yield "lead cases", ""
    if unit.preamble:
        yield "preamble", ""
    if unit.before_next:
        yield "before next", ""
    if unit.previous.startswith("坚持"):
        yield "after slogan", unit.previous
    if name := subject(unit.body, lexicon)[0]:
        yield "subject body", name
    if _ALL.match(unit.body):
        yield "subject all", unit.body[:6]
    if unit.before:
        yield f"after {unit.before}", ""
    if unit.law and unit.style == ARTICLE:
        yield "article", ""


#: Headings below which papers are listed: （三）申报材料.
_PAPERS: Final = late(r"(?:申请|申报|申领|所需|提交|报名|应备)材料(?:清单|目录)?[：。]?$")


def _under(unit: Sentence, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Signals of headings, of the part's title and of the genre."""
    if unit.asked:
        yield "answers", unit.asked
    papers = next((named for named in (unit.asked, *unit.heading[-1:]) if _PAPERS.search(named)), "")
    if lexicon.has(unit.asked, "heading.papers") or papers:
        yield "under papers", papers or unit.asked
    category, heading = _section(unit.part, unit.heading, lexicon)
    if category:
        yield f"under {category}", heading
    if category == "report" and unit.heading and heading != unit.heading[-1] and _bids(unit.heading[-1], lexicon):
        yield "heading bids", unit.heading[-1]
    if specifies := _SPECIFIES.search("\n".join((unit.title, unit.part, *unit.heading))):
        yield "in a specification", specifies[0]
    if is_letter(unit.genre):
        yield "in a letter", unit.genre
    if _PLAN.search(unit.part):
        yield "in a plan", unit.part
    if category != "plan" and (named := _reports(unit, lexicon)):
        yield "in a report", named


def _reports(unit: Sentence, lexicon: Lexicon) -> str:
    """Give what says that a unit stands in a report, and not in a part of it that tells what is to be done."""
    if _OPINES.search(unit.part) and any(map(_OPINION.search, unit.heading)):
        return ""  # 三、关于加强…的意见
    if is_report(unit.genre) and not unit.law and not _PLANS_TOO.search(unit.title):
        return unit.genre
    return unit.part if unit.part != unit.title and lexicon.has(unit.part, "heading.report") else ""


#: Titles and headings of what says how a system is to be made.
_SPECIFIES: Final = late(rf"(?:{WORDS['specifications']})(?:书|说明|清单|表)?(?:（[^（）]*）)?$", re.MULTILINE)


def _bids(heading: str, lexicon: Lexicon) -> bool:
    """Tell whether a heading bids somebody do something (奋力推进协调发展) rather than says what came about."""
    part = _part(heading[enumerator(heading)[1] :].rstrip("。"), lexicon)
    return part.kind in ("firm", "soft", "verb")


@lru_cache(maxsize=64)
def _section(part: str, headings: tuple[str, ...], lexicon: Lexicon) -> tuple[str, str]:
    """Give what the nearest heading that says so calls the section, and that heading.

    A heading that names what was done beside what is to be done (工作总结和工作计划) says neither.
    """
    for heading in reversed((_REPORTED.sub("", part), *headings)):
        if _BESIDE.search(heading) and all(lexicon.has(heading, f"heading.{name}") for name in ("report", "plan")):
            continue
        if category := next((name for name in lexicon.below("heading") if lexicon.has(heading, f"heading.{name}")), ""):
            return category, heading
    return "", ""


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


#: How an answer begins.
_ANSWER: Final = late(r"^(?:答|答复|回复)：(?=..)")


def _bare(unit: Sentence) -> str:
    """Give the unit's words without its brackets, unless next to nothing is left."""
    bare = _BRACKET.sub("", _ANSWER.sub("", unit.body))
    return bare if len(bare) > 4 else unit.body


def sentence_parts(unit: Sentence, lexicon: Lexicon) -> list[SentencePart]:
    """Cut a unit into its comma clauses and tell what each begins with."""
    body = _bare(unit)
    name, _ = subject(body, lexicon)
    texts = [text.strip() for text in re.split(r"[，；：]", body.rstrip("。；：")) if text.strip()]
    told = lexicon.lists_in(body)
    bound = [kind for kind in _BINDING if f"modal.{kind}.words" in told]
    return [_part(text.removeprefix(name), lexicon, bound) for text in texts]


#: How a clause may be binding by a modal word, the strongest first.
_BINDING: Final = ("must", "never", "may")


def _structure(parts: Sequence[SentencePart]) -> Iterator[tuple[str, str]]:
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


def _together(parts: Sequence["SentencePart"]) -> Iterator[tuple[str, str]]:
    kinds = {part.kind for part in parts}
    if kinds <= {"firm", "soft", "verb"}:
        yield "all imperative", ""
    if kinds == {"soft"}:
        yield "all soft", ""
    if kinds == {"noun"}:
        yield "all nouns", ""
    if [part.kind for part in parts] == ["noun"] and not re.search("较[一-龥]{1,2}$", parts[0].text):
        yield "lone noun", parts[0].text


#: What can be shown when it is there; a verb with such an object can be checked.
_CONCRETE: Final = late(
    rf"(?:{WORDS['makes']})"
    rf"[^，]{{0,36}}?({WORDS['things']})"
)


#: Effects that nobody can tick off: …水平, …氛围, 更加完善.
_EFFECT: Final = late(
    rf"(?:{WORDS['effects']}|新?局面|新?成绩|新?突破|空间|供给)$"
    r"|(?:更加|趋于|进一步|不断|持续|明显|显著|稳步|基本|更好)[一-龥]{2,10}$"
)


def _objects(parts: Sequence["SentencePart"]) -> Iterator[tuple[str, str]]:
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
    for number, part in enumerate(parts):
        if adverbs := _ADVERBS.match(part.text):
            for adverb in _ADVERB.findall(adverbs[0]):
                yield f"how {adverb}", adverb
                if not number:
                    yield f"first how {adverb}", adverb


def _part(text: str, lexicon: Lexicon, bound: Sequence[str] = _BINDING) -> SentencePart:
    """Tell what a comma clause begins with, or which modal word it holds, of those that its sentence may have."""
    text = text.strip()
    adverbs = _ADVERBS.match(text)
    bare = text[adverbs.end() :] if adverbs else text
    if word := lexicon.starts(bare, "opener.encourage.words"):
        return SentencePart(text, "encourage", word)
    for kind in bound:
        if hit := next(modals(text, kind, lexicon), None):
            return SentencePart(text, kind, hit.word)
    words = lexicon.cut(bare[:24])
    if opened := _opener(words, lexicon):
        return SentencePart(text, *opened)
    if adverbs and (opened := _opener(lexicon.cut(text[:24]), lexicon)):
        return SentencePart(text, *opened)  # 加快试验区建设: the adverb is the verb
    if words and words[0] in verbs():
        return SentencePart(text, "verb", "")
    return SentencePart(text, "noun", "")


def _opener(words: Sequence[str], lexicon: Lexicon) -> tuple[str, str] | None:
    """Give kind and words of the verb with which a clause tells somebody something."""
    for size in (3, 2, 1):
        opener = "".join(words[:size])
        for kind in ("firm", "soft"):
            if opener in lexicon.set(f"opener.{kind}.words"):
                return kind, opener
    return None
