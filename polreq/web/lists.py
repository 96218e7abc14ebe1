"""Long lists: the page brings the frame, the rows come apart, and only those that are seen stand in the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from polreq.render.writers.html.markup import Markup, element
from polreq.words import Lang
from polreq.words.web import on_page


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of rows.

    Args:
        columns: (name, class of its cells); cells of class `id` are links.
        rows: cells of each row; the first is the id.
        groups: (key, name) of groups by which rows can be narrowed.
        of: group of each row, where there are groups.
        action: what a button in each row says; empty for none.
    """

    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, ...], ...]
    groups: tuple[tuple[str, str], ...] = ()
    of: tuple[str, ...] = ()
    action: str = ""


def list_frame(source: str, lang: Lang, listed: Listed) -> Markup:
    """Make the frame of a list: what it is narrowed by, its headings, and the room for its rows.

    Args:
        source: address where its rows are found.
        lang: language of the words.
        listed: the list; its rows are not put into the page.
    """
    choices: Sequence[Markup] = [
        element("option", name, value=key) for key, name in (("", on_page("everything", lang)), *listed.groups)
    ]
    controls = element(
        "div",
        element(
            "input",
            type="search",
            class_="filter",
            placeholder=on_page("filter", lang),
            aria_label=on_page("filter", lang),
        ),
        element("select", *choices, class_="group", aria_label=on_page("everything", lang)) if listed.groups else None,
        element("span", on_page("loading", lang), class_="count", role="status"),
        class_="controls",
    )
    heads = (element("div", name, class_=f"cell {kind}", role="columnheader") for name, kind in listed.columns)
    act = element("div", class_="cell act", role="columnheader") if listed.action else None
    return element(
        "div",
        controls,
        element("div", *heads, act, class_="row heads", role="row"),
        element("div", element("div", class_="rows", role="rowgroup"), class_="view", tabindex=0),
        class_="list",
        role="table",
        data_source=source,
        data_count=on_page("rows", lang, shown="{shown}", total="{total}"),
        data_nothing=on_page("nothing_left", lang),
    )


def list_data(listed: Listed) -> dict[str, object]:
    """Return what the script fills the list with."""
    kinds = [kind for _, kind in listed.columns]
    return {"kinds": kinds, "rows": listed.rows, "of": listed.of, "action": listed.action}
