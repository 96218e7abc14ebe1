"""A register in HTML: its frame, and its entries as data that a script reads, since no browser likes ten thousand rows.

The data is small because words that return are written once: a column whose cells repeat is a list of words and a list of
numbers; sorted numbers are written as steps. What the list does not need at once stands apart and is read when it is.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Final

from polreq.render.oneline import clean
from polreq.render.writers.html.markup import Markup, element
from polreq.results.said import in_one
from polreq.results.sections import Column, Facet, Register
from polreq.words import Lang, Text
from polreq.words.report import FRONT, told
from polreq.words.web import on_page

#: A column is written as words and numbers where it has fewer different words than this part of its cells.
_REPEATING: Final = 0.5


_CLASSES: Final = {"id": "id", "date": "date", "state": "state", "force": "short"}


def register_list(part: Register, lang: Lang) -> Markup:
    """Lay out a register: what it is narrowed by, room for its rows and for one entry, and the data."""
    name = part.name.words(lang)
    kept = [column for column in part.columns if column.fit != "below"]
    heads = (element("div", in_one(c.name, lang), class_=f"cell {_class(c)}", role="columnheader") for c in kept)
    views = (
        element("button", f"{v.name.words(lang)} ", element("small", str(len(v.entries))), type="button", aria_pressed="false" if n else "true", data_view=n)
        for n, v in enumerate(part.views)
    )  # fmt: skip
    controls = element(
        "div",
        element("div", *views, class_="views", role="group", aria_label=name),
        element("input", type="search", class_="filter", placeholder=on_page("filter", lang), aria_label=on_page("filter", lang)),
        *(_choice(n, facet, lang) for n, facet in enumerate(part.facets)),
        element("span", class_="count", role="status"),
        element("button", FRONT["save_rows"].words(lang), type="button", class_="save", data_file=f"{FRONT['rows_file'].words(lang)}.csv"),
        element("button", FRONT["save_book"].words(lang), type="button", class_="save-book", data_file=f"{FRONT['rows_file'].words(lang)}.xlsx"),
        element("button", FRONT["print_page"].words(lang), type="button", class_="print"),
        class_="controls",
    )  # fmt: skip
    rows = element("div", class_="rows", role="presentation")
    listing = element(
        "div",
        element("div", *heads, class_="row heads", role="row"),
        element("div", rows, class_="view", role="rowgroup", tabindex=0, aria_label=name),
        class_="list",
        role="grid",
        aria_label=name,
        aria_rowcount=len(part.entries),
    )
    entry = element("div", element("p", FRONT["choose_row"].words(lang), class_="t-faint"), class_="entry", role="region", aria_live="polite", tabindex=-1)  # fmt: skip
    nothing = element("noscript", element("p", told("needs_script", number=len(part.entries)).words(lang), class_="warnings"))  # fmt: skip
    data = (
        Markup(f'<script type="application/json" class="{name}">{_json(value)}</script>')
        for name, value in (("at-once", _at_once(part, lang)), ("later", _later(part, lang)))
    )
    return element(
        "div",
        nothing,
        controls,
        element("div", listing, entry, class_="desk"),
        element("div", class_="printed"),
        *data,
        class_="register",
        data_count=on_page("rows", lang, shown="{shown}", total="{total}"),
        data_nothing=on_page("nothing_left", lang),
        data_printed=told("printed_rows", view="{view}", words="{words}").words(lang),
    )


def _class(column: Column) -> str:
    if column.fit == "most":
        return "wide"
    return _CLASSES.get(column.role) or ("short" if column.size < 6 else "middle")


def _choice(number: int, facet: Facet, lang: Lang) -> Markup:
    name = facet.name.words(lang)
    choices = (element("option", in_one(words, lang), value=n) for n, words in enumerate(facet.choices))
    every = element("option", f"{name}：{on_page('everything', lang)}" if lang == "zh" else f"{name}: all", value="")
    return element("select", every, *choices, class_="facet", data_facet=number, aria_label=name)


def _at_once(part: Register, lang: Lang) -> dict[str, object]:
    """Return what the list shows and what it is narrowed by."""
    columns = _columns(part)
    return {
        "names": [_words(c.name, lang) for c in part.columns],
        "kinds": ["below" if c.fit == "below" else _class(c) for c in part.columns],
        "size": len(part.entries),
        "cells": [
            None if column.fit == "below" else _column([_words(cell, lang) for cell in cells])
            for column, cells in zip(part.columns, columns, strict=True)
        ],
        "views": [None if len(v.entries) == len(part.entries) else _steps(v.entries) for v in part.views],
        "of": [[numbers[0] if len(numbers) == 1 else numbers for numbers in facet.of] for facet in part.facets],
    }


def _later(part: Register, lang: Lang) -> dict[str, object]:
    """Return what is needed when somebody searches, or looks at one entry."""
    ends = part.ends
    return {
        "cells": [
            _column([_words(cell, lang) for cell in cells]) if column.fit == "below" else None
            for column, cells in zip(part.columns, _columns(part), strict=True)
        ],
        "ends": [
            _column([_words(e.id, lang) for e in ends]),
            _column([_words(e.words, lang) for e in ends]),
            _column([_words(e.state, lang) for e in ends]),
        ],
        "uppers": _steps(upper for upper, _ in part.chains),
        "lowers": [lower for _, lower in part.chains],
        "upper": FRONT["upper"].words(lang),
        "lower": FRONT["lower"].words(lang),
    }


def _columns(part: Register) -> "list[tuple[str | Text, ...]]":
    return list(zip(*part.entries, strict=True)) if part.entries else [() for _ in part.columns]


def _words(words: "str | Text", lang: Lang) -> str:
    return clean(in_one(words, lang))


def _column(cells: Sequence[str]) -> object:
    """Write a column: each different word once where words return."""
    words = dict.fromkeys(cells)
    if len(words) > len(cells) * _REPEATING:
        return list(cells)
    numbers = {word: n for n, word in enumerate(words)}
    return {"words": list(words), "of": [numbers[cell] for cell in cells]}


def _steps(numbers: Iterable[int]) -> list[int]:
    """Write growing numbers as what each adds to the one before."""
    out, before = [], 0
    for number in numbers:
        out.append(number - before)
        before = number
    return out


def _json(value: object) -> str:
    """Write JSON that cannot end the element that it stands in."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
