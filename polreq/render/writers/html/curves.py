"""Numbers over time as a still picture (SVG): one line for each, and the one that would have to be walked to a deadline."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from polreq.render.writers.html.markup import Markup, element, joined
from polreq.render.writers.plain import as_table
from polreq.results.said import in_one
from polreq.results.sections import CurvePoint, Curves, Table
from polreq.words import Lang
from polreq.words.report import told

_LEFT: Final = 44
_RIGHT: Final = 860
_TOP: Final = 22
_BOTTOM: Final = 226
_HIGH: Final = 252

#: Days that are named below the picture, and how far two names have to be apart.
_NAMED: Final = 8
_APART: Final = 92

#: How far the last numbers of two lines have to be apart, to be read.
_ROOM: Final = 14

#: Heights of the lines of the scale.
_STEPS: Final = (1, 2, 5)


def curves_picture(part: Curves, lang: Lang, table: Callable[[Table], Markup]) -> Markup:
    """Draw the lines; the numbers stand in a table behind them.

    Args:
        part: what is drawn.
        lang: language of the words.
        table: lays out a table.
    """
    spelt = table(as_table(part))
    points = [point for point in part.points if point.numbers]
    if len(points) < 2:
        return spelt
    days = [point.day for point in points] + ([part.goal[0]] if part.goal else [])
    scale = _Scale(min(days), max(days), max(max(point.numbers) for point in points))
    title = "，".join(in_one(name, lang) for _, name in part.lines) if lang == "zh" else ", ".join(in_one(name, lang) for _, name in part.lines)  # fmt: skip
    drawn = [*_grid(scale), *_days(scale, points), *_goal(part, points, scale, lang)]
    for number, (tone, name) in enumerate(part.lines):
        drawn += _line(tone, in_one(name, lang), number, points, scale)
    drawn += _ends(part, points[-1], scale)
    svg = element("svg", element("title", title), *drawn, viewBox=f"0 0 960 {_HIGH}", role="img", class_="curves")
    details = element("details", element("summary", told("in_numbers").words(lang)), spelt)
    return joined((element("figure", svg, _legend(part, lang)), details))


class _Scale:
    """Where a day and a number are in the picture."""

    def __init__(self, first: date, last: date, most: int) -> None:
        self.first = first
        self.days = max((last - first).days, 1)
        self.step: int = next(
            step * 10**power for power in range(12) for step in _STEPS if step * 10**power * 5 >= max(most, 1)
        )
        self.most: int = max(self.step, -(-most // self.step) * self.step)

    def x(self, day: date) -> float:
        return _LEFT + (day - self.first).days * (_RIGHT - _LEFT) / self.days

    def y(self, number: int) -> float:
        return _BOTTOM - number * (_BOTTOM - _TOP) / self.most


def _grid(scale: _Scale) -> Iterator[Markup]:
    for number in range(0, scale.most + 1, scale.step):
        y = f"{scale.y(number):.1f}"
        yield element("line", x1=_LEFT, x2=_RIGHT, y1=y, y2=y, class_="axis" if not number else "grid")
        yield element(
            "text", str(number), x=_LEFT - 8, y=f"{scale.y(number) + 4:.1f}", text_anchor="end", class_="small"
        )


def _days(scale: _Scale, points: Sequence[CurvePoint]) -> Iterator[Markup]:
    """Name the first day, the last one, and some between them that have room."""
    last = scale.x(points[-1].day)
    at = -float(_APART)
    for point in points[:: -(-len(points) // _NAMED)]:
        x = scale.x(point.day)
        if x - at >= _APART and (last - x >= _APART or point is points[-1]):
            yield _day(point.day, x)
            at = x
    if at < last:
        yield _day(points[-1].day, last)


def _day(day: date, x: float) -> Markup:
    anchor = "start" if x < _LEFT + _APART / 2 else "middle"
    return element("text", str(day), x=f"{x:.1f}", y=_BOTTOM + 18, text_anchor=anchor, class_="small past")


def _goal(part: Curves, points: Sequence[CurvePoint], scale: _Scale, lang: Lang) -> Iterator[Markup]:
    """Draw the deadline, and the line from where things stand to where they have to be then."""
    if part.goal is None:
        return
    day, name = part.goal
    x, whole, reached = scale.x(day), points[-1].numbers[0], points[-1].numbers[-1]
    yield element("line", x1=f"{x:.1f}", x2=f"{x:.1f}", y1=_TOP - 6, y2=_BOTTOM, class_="goal")
    anchor = "end" if x > (_LEFT + _RIGHT) / 2 else "start"
    yield element("text", in_one(name, lang), x=f"{x:.1f}", y=_TOP - 10, text_anchor=anchor, class_="small")
    if day > points[-1].day and reached < whole:
        start = scale.x(points[-1].day)
        for low, kind in ((reached, "needed"), (whole, "onward")):
            yield element("line", x1=f"{start:.1f}", y1=f"{scale.y(low):.1f}", x2=f"{x:.1f}", y2=f"{scale.y(whole):.1f}", class_=kind)  # fmt: skip


def _line(tone: str, name: str, number: int, points: Sequence[CurvePoint], scale: _Scale) -> Iterator[Markup]:
    path = " ".join(f"{scale.x(p.day):.1f},{scale.y(p.numbers[number]):.1f}" for p in points)
    yield element("polyline", points=path, class_=f"line l-{tone}")
    for point in points:
        title = element("title", f"{point.day} {name} {point.numbers[number]}")
        x, y = f"{scale.x(point.day):.1f}", f"{scale.y(point.numbers[number]):.1f}"
        yield element("circle", title, cx=x, cy=y, r=3, class_=f"dot l-{tone}")


def _ends(part: Curves, last: CurvePoint, scale: _Scale) -> Iterator[Markup]:
    """Say the last numbers beside their points, the highest first, none over another."""
    x, at = scale.x(last.day), float(-_ROOM)
    for number in dict.fromkeys(last.numbers):
        at = max(scale.y(number) - 5, at + _ROOM)
        yield element("text", str(number), x=f"{x + 8:.1f}", y=f"{at:.1f}", class_="small last")


def _legend(part: Curves, lang: Lang) -> Markup:
    lines = [(f"line l-{tone}", in_one(name, lang)) for tone, name in part.lines]
    if part.goal is not None:
        lines.append(("needed", told("needed").words(lang)))
    return element("figcaption", *(element("span", _sample(kind), name) for kind, name in lines))


def _sample(kind: str) -> Markup:
    line = element("line", x1=0, x2=26, y1=5, y2=5, class_=kind)
    return element("svg", line, width=26, height=10, viewBox="0 0 26 10", aria_hidden="true")
