"""How a lower document carries out an upper one: totals, both texts beside each other with the reasons, and what has no partner."""

from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Final

from polreq.arrange.wording import listed
from polreq.results.alignment import Article, Carried, Comparison, Divergence
from polreq.results.said import Phrase, Row, Said, Share, Span, Stack
from polreq.results.sections import Face, Facing, Item, Items, Page, Prose, Section
from polreq.results.suggestion import score_text
from polreq.words import Text
from polreq.words.names import label, names
from polreq.words.sentences import filled

RELATIONS: Final = names(
    same=("相同", "same"),
    specifies=("细化", "specifies"),
    partial=("部分对应", "partial"),
    stricter=("更严", "stricter"),
    looser=("更宽", "looser"),
)

RELATION_TONES: Final = MappingProxyType({"same": "good", "specifies": "good", "stricter": "strong", "looser": "bad"})

#: What an article without a partner is for, if it asks for nothing.
_ROLES: Final = names(
    purpose=("（立法目的）", "(purpose)"),
    definition=("（定义）", "(definition)"),
    liability=("（法律责任）", "(liability)"),
    effect=("（施行日期）", "(when it takes effect)"),
)

_TITLE: Final = Text("上下位文件对照", "A lower document held against the upper one")
_SIDES: Final = (Text("上位", "upper"), Text("下位", "lower"))
_LOWER_TOTALS: Final = Text(
    "下位文件的条款：有上位依据 {carried}，本地自定 {local}。",
    "Lower articles: with one above {carried}, purely local {local}.",
)
_RELATION_TOTALS: Final = Text("有上位依据的条款中：{counts}。", "Of those with one above: {counts}.")
_UPPER_TOTALS: Final = Text(
    "上位文件的条款：有下位对应 {answered}，没有 {unanswered}。",
    "Upper articles: answered below {answered}, by nobody {unanswered}.",
)
_PAIRS: Final = Text("逐条对照", "Article by article")
_UNANSWERED: Final = Text("上位文件中没有下位对应的条款", "Upper articles that nobody answers")
_LOCAL: Final = Text("下位文件中本地自定的条款", "Lower articles that are purely local")
_DITTO: Final = Text("（下位文字同上）", "(the lower text as above)")
_HEAD: Final = Text("下位{lower} ← 上位{upper}", "lower {lower} ← upper {upper}")
_SURE: Final = Text("把握 {score}", "chance {score}")
_COVERED: Final = Text(
    "上位 {above} 字，{part} 的文字在下位里；下位 {below} 字",
    "{part} of the {above} characters above recur below, where there are {below}",
)
_NEAREST: Final = Text("最接近的是上位{upper}（把握 {score}）", "nearest is upper {upper} (chance {score})")
_SHARED: Final = Text("相同的文字：{words}", "The same words: {words}")

#: (kind, verdict) of a difference → how it is said.
_DIVERGENCES: Final = MappingProxyType(
    {
        ("deadline", "stricter"): Text("时限更短：上位“{upper}”，下位“{lower}”", "A shorter time limit: {upper} above, {lower} below"),
        ("deadline", "looser"): Text("时限更长：上位“{upper}”，下位“{lower}”", "A longer time limit: {upper} above, {lower} below"),
        ("limit", "stricter"): Text("下位写明了上位没有的时限：“{lower}”", "A time limit that is not above: {lower}"),
        ("day", "stricter"): Text("完成时间更早：上位“{upper}”，下位“{lower}”", "To be done earlier: {upper} above, {lower} below"),
        ("day", "looser"): Text("完成时间更晚：上位“{upper}”，下位“{lower}”", "To be done later: {upper} above, {lower} below"),
        ("number", "stricter"): Text("数量要求更高：上位“{upper}”，下位“{lower}”", "A number that asks more: {upper} above, {lower} below"),
        ("number", "looser"): Text("数量要求更低：上位“{upper}”，下位“{lower}”", "A number that asks less: {upper} above, {lower} below"),
        ("number", ""): Text("数量不同：上位“{upper}”，下位“{lower}”", "Another number: {upper} above, {lower} below"),
        ("force", "stricter"): Text("由可选变为必须：上位“{upper}”，下位“{lower}”", "A choice has become a duty: {upper} above, {lower} below"),
        ("force", "looser"): Text("由必须变为可选：上位“{upper}”，下位“{lower}”", "A duty has become a choice: {upper} above, {lower} below"),
        ("ban", "stricter"): Text("禁止性规定更多：上位 {upper} 处，下位 {lower} 处", "More is forbidden: {upper} times above, {lower} below"),
        ("body", ""): Text("责任主体不同：上位“{upper}”，下位“{lower}”", "Others bear the duty: {upper} above, {lower} below"),
    }
)  # fmt: skip


def arrange_alignment(comparison: Comparison) -> Page:
    """Arrange what the two documents have to do with each other."""
    faces = tuple(face for row in comparison.rows for face in _faces(row.lower, row.uppers))
    return Page(
        (
            Section((Prose(tuple(_totals(comparison))),)),
            Section((Facing(_SIDES, comparison.titles, faces),) if faces else (), heading=_PAIRS),
            _lonely(_UNANSWERED, [(article, None) for article in comparison.unanswered], len(comparison.uppers)),
            _lonely(
                _LOCAL, [(row.lower, row.nearest) for row in comparison.rows if not row.uppers], len(comparison.rows)
            ),
        ),
        title=_TITLE,
    )


def _totals(comparison: Comparison) -> Iterator[Said]:
    local, unanswered = len(comparison.local), len(comparison.unanswered)
    lower, upper = len(comparison.rows), len(comparison.uppers)
    carried = lower - local
    yield Phrase(_LOWER_TOTALS, (("carried", Share(carried, lower)), ("local", Share(local, lower))))
    if carried:
        counts = comparison.relations
        said = tuple(Row((label(RELATIONS, key), Share(counts[key], carried))) for key in RELATIONS if counts[key])
        yield Phrase(_RELATION_TOTALS, (("counts", Row(said, Text("，", ", "))),))
    answered = ("answered", Share(upper - unanswered, upper))
    yield Phrase(_UPPER_TOTALS, (answered, ("unanswered", Share(unanswered, upper))))


def _faces(lower: Article, uppers: tuple[Carried, ...]) -> Iterator[Face]:
    """Yield both texts for every upper article; the lower text once."""
    for n, carried in enumerate(uppers):
        places = (("lower", Span(lower.locator, "id")), ("upper", Span(carried.upper.locator, "id")))
        head = Row(
            (
                Phrase(_HEAD, places),
                Span(label(RELATIONS, carried.relation), "state", RELATION_TONES.get(carried.relation, "")),
                Span(filled(_SURE, {"score": score_text(carried.score)}), tone="faint"),
            ),
            "  ",
        )
        below: Said = Span(_DITTO, tone="faint") if n else _paragraphs(lower.text)
        yield Face(head, (_paragraphs(carried.upper.text), below), tuple(_reasons(lower, carried)))


def _reasons(lower: Article, carried: Carried) -> Iterator[Said]:
    yield from (_divergence(one) for one in carried.divergences)
    if not any(one.verdict for one in carried.divergences):
        sizes = {"above": str(_size(carried.upper.text)), "below": str(_size(lower.text))}
        yield Span(filled(_COVERED, {"part": f"{carried.covered:.0%}", **sizes}), tone="faint")
    if carried.shared:
        words = listed(Text(f"“{run}”", f"“{run}”") for run in carried.shared)
        yield Span(filled(_SHARED, {"words": words}), tone="faint")


def _divergence(one: Divergence) -> Text:
    return filled(_DIVERGENCES[one.kind, one.verdict], {"upper": one.upper, "lower": one.lower})


def _lonely(heading: Text, articles: Sequence[tuple[Article, Carried | None]], total: int) -> Section:
    """Arrange the articles that have no partner, each in full and with the one that comes nearest."""
    items = tuple(_item(article, nearest) for article, nearest in articles)
    return Section((Items(items),) if items else (), heading, f"{len(items)}/{total}")


def _item(article: Article, nearest: Carried | None) -> Item:
    first, *more = _lines(article.text)
    role = label(_ROLES, article.role) if article.role else ""
    return Item((Span(article.locator, "id"), role, first), lines=(*more, *_nearest(nearest)))


def _nearest(nearest: Carried | None) -> Iterator[Said]:
    if nearest:
        words = {"upper": nearest.upper.locator, "score": score_text(nearest.score)}
        yield Span(filled(_NEAREST, words), tone="faint")


def _paragraphs(text: str) -> Said:
    lines = _lines(text)
    return lines[0] if len(lines) == 1 else Stack(lines)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split("\n") if line.strip()) or ("",)


def _size(text: str) -> int:
    return sum(not c.isspace() for c in text)
