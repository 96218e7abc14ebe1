"""Bars and flows in HTML: drawn without styles of their own, and said in numbers beside."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from polreq.render.writers.html.charts import flow_picture
from polreq.render.writers.html.markup import Markup, element, joined
from polreq.results.said import Said, Share, in_one
from polreq.results.sections import Bar, Bars, Flow
from polreq.words import Lang

#: Length of a whole bar, in units of its picture.
_WHOLE: Final = 240

#: Signs of the parts, so that they are told apart without colours; the same as on the terminal.
SIGNS: Final = MappingProxyType(
    {"delivered": "█", "deep": "▆", "direct": "▄", "justified": "=", "stale": "?", "missing": "·"}
)


def bars_table(bars: Bars, lang: Lang, said: Callable[[Said], Markup]) -> Markup:
    """Lay out groups as a table: a bar, then all numbers, each under the name of what it counts.

    Args:
        bars: the groups.
        lang: language of the words.
        said: lays out a line.
    """
    twice = {tone for tone, _ in bars.shares}
    own = [n for n, (tone, _) in enumerate(bars.parts) if tone not in twice]
    names = [
        element("th", said(bars.name), scope="col"),
        element("th", class_="bar"),
        element("th", said(bars.total), class_="right", scope="col"),
        *(element("th", _sign(tone), said(name), class_="right", scope="col") for tone, name in bars.shares),
        *(element("th", _sign(bars.parts[n][0]), said(bars.parts[n][1]), class_="right", scope="col") for n in own),
        element("th", said(bars.extra), class_="right t-faint", scope="col"),
    ]
    rows = (_row(bars, row, own, lang, said) for row in bars.rows)
    table = element("table", element("thead", element("tr", *names)), element("tbody", *rows), class_="bars")
    return element("div", table, class_="wide")


def _row(bars: Bars, row: Bar, own: list[int], lang: Lang, said: Callable[[Said], Markup]) -> Markup:
    cells = [
        element("th", said(row.name), scope="row"),
        element("td", _bar(bars, row, lang), class_="bar"),
        element("td", str(row.total), class_="right"),
        *(
            element("td", said(Share(n, row.total)), class_="right lead" if number == bars.lead else "right")
            for number, n in enumerate(row.shares)
        ),
        *(element("td", str(row.parts[n]), class_="right") for n in own),
        element("td", str(row.extra), class_="right t-faint"),
    ]
    return element("tr", *cells, class_="sum" if row.sum else None)


def _bar(bars: Bars, row: Bar, lang: Lang) -> Markup:
    """Draw the parts of a group side by side; the numbers stand in its title, which is read aloud too."""
    words = "，" if lang == "zh" else ", "
    told = words.join(f"{in_one(name, lang)} {n}" for (_, name), n in zip(bars.parts, row.parts, strict=True) if n)
    drawn, at = [], 0.0
    for (tone, _), n in zip(bars.parts, row.parts, strict=True):
        width = n * _WHOLE / row.total if row.total else 0
        if width:
            drawn.append(element("rect", class_=f"p-{tone}", x=f"{at:.2f}", y=0, width=f"{width:.2f}", height=14))
        at += width
    return element(
        "svg", element("title", told), *drawn, viewBox=f"0 0 {_WHOLE} 14", width=_WHOLE, height=14, role="img", preserveAspectRatio="none",
    )  # fmt: skip


def _sign(tone: str) -> Markup | None:
    return element("span", SIGNS[tone], " ", class_=f"sign t-{tone}") if tone in SIGNS else None


def flow_list(flow: Flow, lang: Lang) -> Markup:
    """Lay out the boxes from top to bottom, each with the arrows that leave it; where there is a picture of them, the arrows only."""
    picture = flow_picture(flow, lang)
    if picture:
        short = {node.key: in_one(node.name or node.words, lang) for node in flow.nodes}
        lines = (
            element("li", f"{short[above]} → {short[below]} ", element("b", str(number)))
            for above, below, number in flow.arrows
            if above in short and below in short
        )
        return joined((picture, element("ul", *lines, class_="arrows")))
    names = {node.key: in_one(node.words, lang) for node in flow.nodes}
    out = []
    for node in flow.nodes:
        arrows = [
            element("li", f"→ {names[below]}", " ", element("b", str(number)))
            for above, below, number in flow.arrows
            if above == node.key
        ]
        out.append(element("li", names[node.key], element("ul", *arrows) if arrows else None))
    return element("ul", *out, class_="flow")
