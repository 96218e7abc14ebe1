"""A page as a file of its own, which needs nothing beside it: its style stands in it, and there is no script."""

from importlib.resources import files
from typing import Final

from polreq.render.writers.html.markup import Markup, element
from polreq.render.writers.html.page import write_html
from polreq.results.said import whole
from polreq.results.sections import Page
from polreq.words import Lang

#: Name of the style sheet of pages, in the file and on the local pages alike.
STYLE: Final = "page.css"


def style() -> bytes:
    """Return the style sheet of pages."""
    return files("polreq.render.writers.html").joinpath(STYLE).read_bytes()


def whole_page(page: Page, lang: Lang) -> str:
    """Lay out a page as a file."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", whole(page.title, lang) or "polreq"),
        # the style sheet is the package's own and holds no end of itself
        Markup(f"<style>\n{style().decode()}</style>"),
    )
    body = element("body", element("main", write_html(page, lang)))
    return "<!doctype html>\n" + element("html", head, body, lang="zh-CN" if lang == "zh" else "en") + "\n"
