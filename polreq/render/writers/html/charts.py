"""Numbers, maps, flows and timelines as still pictures (SVG) and tables: they need no script, print, and are read aloud."""

from collections.abc import Iterator
from typing import Final

from polreq.render.writers.html.markup import Markup, element, joined
from polreq.results.said import Share, in_one
from polreq.results.sections import Flow, HeatMap, Node, Period, Tallies, Timeline
from polreq.words import Lang
from polreq.words.report import told

#: Parts of a box that go on below; all others end there.
_GO_ON: Final = ("delivered", "deep")

#: Parts that end in a box without being settled.
_BROKEN: Final = ("direct", "stale", "missing")

#: Steps of a heat map, from nothing to all.
_STEPS: Final = 5

# --- numbers


def tally_list(part: Tallies, lang: Lang) -> Markup:
    """Lay out numbers that are read first."""
    return element("ul", *(_tally(tally.name.words(lang), tally.share, tally.of.words(lang)) for tally in part.tallies), class_="tallies")  # fmt: skip


def _tally(name: str, share: Share, of: str) -> Markup:
    number = element("b", str(share.part), class_=f"t-{share.tone}" if share.tone else None)
    rest = element("small", f"/ {share.total} · {share.percent}")
    return element("li", element("div", name, class_="name"), number, " ", rest, element("div", of, class_="of"))


# --- maps


def matrix_table(part: HeatMap, lang: Lang) -> Markup:
    """Lay out a heat map as a table: each cell says its numbers, the colour only repeats them."""
    heads = (element("th", in_one(name, lang), scope="col") for name in part.columns)
    head = element("tr", element("th", in_one(part.name, lang), scope="col"), *heads)
    rows = (
        element("tr", element("th", in_one(name, lang), scope="row"), *(_cell(share) for share in shares))
        for name, shares in part.rows
    )
    table = element("table", element("thead", head), element("tbody", *rows), class_="heat")
    return element("div", table, class_="wide")


def _cell(share: Share) -> Markup:
    if not share.total:
        return element("td", "–", class_="h-none")
    step = 0 if not share.part else min(_STEPS, 1 + share.part * (_STEPS - 1) // share.total)
    return element("td", f"{share.part}/{share.total} · {share.percent}", class_=f"h-{step}")


# --- flows

_ROW: Final = 52
_BAR: Final = 26
_LEFT: Final = 96
_WIDE: Final = 430
_BOX: Final = 820


def flow_picture(flow: Flow, lang: Lang) -> Markup:
    """Draw the boxes that have parts as bars, and how much of each reaches the last box; nothing if none has parts."""
    boxes = [node for node in flow.nodes if node.parts]
    most = max((_total(node) for node in boxes), default=0)
    if not most:
        return Markup("")
    height = _ROW * len(boxes) + 8
    last = next((in_one(node.words, lang) for node in flow.nodes if node.end), "")
    reached = sum(_amount(node, _GO_ON) for node in boxes)
    drawn: list[Markup] = []
    at = 8.0
    for n, node in enumerate(boxes):
        thick = _amount(node, _GO_ON) / reached * (height - 16) if reached else 0.0
        drawn += _box(node, n * _ROW + 12, most, lang)
        if thick:
            drawn.append(_band(n * _ROW + 12, _amount(node, _GO_ON) / most * _BAR, at, thick))
        at += thick
    drawn.append(element("rect", class_="end", x=_BOX, y=8, width=130, height=height - 16, rx=3))
    drawn.append(element("text", last, x=_BOX + 65, y=height // 2 + 5, text_anchor="middle"))
    told_all = ("；" if lang == "zh" else "; ").join(in_one(node.words, lang) for node in flow.nodes)
    svg = element(
        "svg", element("title", told_all), *drawn, viewBox=f"0 0 960 {height}", role="img", class_="flowing"
    )  # fmt: skip
    used = {tone: name for node in boxes for tone, name, number in node.parts if number}
    return element("figure", svg, _legend((tone, in_one(name, lang)) for tone, name in used.items()))


def _box(node: Node, y: int, most: int, lang: Lang) -> Iterator[Markup]:
    """Draw the bar of a box with its name before it, and what goes on and what ends behind it."""
    yield element("text", in_one(node.name, lang), x=_LEFT - 12, y=y + 18, text_anchor="end", class_="name")
    x = float(_LEFT)
    for tone, name, number in node.parts:
        width = number / most * _WIDE
        if number:
            title = element("title", f"{in_one(name, lang)} {number}")
            yield element(
                "rect", title, class_=f"p-{tone}", x=f"{x:.1f}", y=y, width=f"{width:.1f}", height=_BAR
            )  # fmt: skip
        x += width
    reach = told("reach", number=_amount(node, _GO_ON), total=_total(node)).words(lang)
    yield element("text", reach, x=f"{x + 8:.1f}", y=y + 12, class_="small")
    broken = _amount(node, _BROKEN)
    if broken:
        words = told("broken", number=broken).words(lang)
        yield element("text", f"✕ {words}", x=f"{x + 8:.1f}", y=y + 26, class_="small t-missing")


def _band(y: int, thick: float, at: float, end: float) -> Markup:
    """Draw what reaches the last box, as thick there as its share of it."""
    x, middle = 690, (690 + _BOX) / 2
    top, bottom = y + (_BAR - thick) / 2, y + (_BAR + thick) / 2
    path = f"M{x} {top:.1f}C{middle} {top:.1f} {middle} {at:.1f} {_BOX} {at:.1f}V{at + end:.1f}C{middle} {at + end:.1f} {middle} {bottom:.1f} {x} {bottom:.1f}Z"
    return element("path", d=path, class_="band")


def _total(node: Node) -> int:
    return sum(number for _, _, number in node.parts)


def _amount(node: Node, tones: tuple[str, ...]) -> int:
    return sum(number for tone, _, number in node.parts if tone in tones)


# --- timelines

_TALL: Final = 150


def timeline_picture(part: Timeline, lang: Lang) -> Markup:
    """Draw a column for each stretch of time, and where today is; the numbers stand in a table behind it."""
    most = max((sum(stretch.parts) for stretch in part.stretches), default=0) or 1
    step = 940 / max(len(part.stretches), 1)
    thin = -(-len(part.stretches) // 12)
    drawn: list[Markup] = []
    for n, stretch in enumerate(part.stretches):
        drawn += _column(part, stretch, 10 + n * step, step, most, lang, named=n % thin == 0 or stretch.when == "now")
    drawn.append(element("line", x1=10, x2=950, y1=_TALL + 16, y2=_TALL + 16, class_="axis"))
    svg = element(
        "svg", element("title", in_one(part.name, lang)), *drawn, viewBox=f"0 0 960 {_TALL + 42}", role="img", class_="timeline"
    )  # fmt: skip
    used = ((tone, in_one(name, lang)) for k, (tone, name) in enumerate(part.parts) if any(m.parts[k] for m in part.stretches))  # fmt: skip
    return joined((element("figure", svg, _legend(used)), _spelt(part, lang)))


def _column(
    part: Timeline, stretch: Period, x: float, step: float, most: int, lang: Lang, *, named: bool
) -> Iterator[Markup]:
    width = min(step * 0.7, 46)
    left, y, total = x + (step - width) / 2, float(_TALL + 16), sum(stretch.parts)
    if stretch.when == "now":
        yield element("rect", class_="now", x=f"{x:.1f}", y=0, width=f"{step:.1f}", height=_TALL + 16)
    for (tone, name), number in zip(part.parts, stretch.parts, strict=True):
        if number:
            high = number / most * _TALL
            y -= high
            title = element("title", f"{in_one(stretch.name, lang)} {in_one(name, lang)} {number}")
            yield element("rect", title, class_=f"p-{tone}", x=f"{left:.1f}", y=f"{y:.1f}", width=f"{width:.1f}", height=f"{high:.1f}")  # fmt: skip
    if total:
        yield element("text", str(total), x=f"{x + step / 2:.1f}", y=f"{y - 3:.1f}", text_anchor="middle", class_="small")  # fmt: skip
    if named:
        words = in_one(stretch.name, lang)
        yield element("text", words, x=f"{x + step / 2:.1f}", y=_TALL + 33, text_anchor="middle", class_=f"small {stretch.when}")  # fmt: skip


def _spelt(part: Timeline, lang: Lang) -> Markup:
    """Say the numbers of a timeline to who cannot see it, and on demand to everybody."""
    heads = (element("th", in_one(name, lang), class_="right", scope="col") for _, name in part.parts)
    head = element("tr", element("th", in_one(part.name, lang), scope="col"), *heads)
    rows = []
    for stretch in part.stretches:
        if any(stretch.parts) or stretch.when == "now":
            now = told("now").words(lang) if stretch.when == "now" else ""
            numbers = (element("td", str(number), class_="right") for number in stretch.parts)
            rows.append(element("tr", element("th", in_one(stretch.name, lang), now, scope="row"), *numbers))
    table = element("table", element("thead", head), element("tbody", *rows))
    return element("details", element("summary", told("in_numbers").words(lang)), table)


def _legend(parts: "Iterator[tuple[str, str]]") -> Markup:
    names = (element("span", element("i", class_=f"b-{tone}"), name) for tone, name in parts)
    return element("figcaption", *names)
