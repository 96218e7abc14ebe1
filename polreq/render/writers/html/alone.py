"""A page as a file of its own, which needs nothing beside it: its style stands in it, and there is no script."""

from pathlib import Path
from typing import Final

from polreq.render.writers.html.markup import Markup, element
from polreq.render.writers.html.page import write_html
from polreq.results.said import whole
from polreq.results.sections import Page
from polreq.words import Lang

#: The style of pages, in the file and on the local pages alike.
STYLE: Final = Path(__file__).parent / "page.css"


def whole_page(page: Page, lang: Lang) -> str:
    """Lay out a page as a file."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", whole(page.title, lang) or "polreq"),
        # the style sheet is the package's own and holds no end of itself
        Markup(f"<style>\n{STYLE.read_text(encoding='utf-8')}</style>"),
    )
    body = element("body", element("main", write_html(page, lang)))
    return "<!doctype html>\n" + element("html", head, body, lang="zh-CN" if lang == "zh" else "en") + "\n"
