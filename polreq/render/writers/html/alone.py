"""A page as a file of its own, which needs nothing beside it: its style stands in it, and its script where it has a register.

The page says itself that nothing else may be loaded or run (Content-Security-Policy): its own style and its own script are
known by their digests, so that nothing that somebody wrote into a workspace can ever act.
"""

import base64
import hashlib
from importlib.resources import files
from typing import Final

from polreq.render.writers.html.markup import Markup, element
from polreq.render.writers.html.page import write_html
from polreq.results.said import whole
from polreq.results.sections import Page, Register
from polreq.words import Lang

#: Name of the style sheet of pages, in the file and on the local pages alike.
STYLE: Final = "page.css"

#: Names of the scripts of registers, each after those that it needs.
SCRIPTS: Final = ("rows.js", "workbook.js", "register.js")

#: The files that pages are made with.
PARTS: Final = (STYLE, *SCRIPTS)


def part(name: str) -> bytes:
    """Return one of PARTS."""
    return files("polreq.render.writers.html").joinpath(name).read_bytes()


def whole_page(page: Page, lang: Lang) -> str:
    """Lay out a page as a file."""
    return page_with_policy(page, lang)[0]


def page_with_policy(page: Page, lang: Lang) -> tuple[str, str]:
    """Lay out a page as a file, and give the content security policy that stands in it, for who sends it over HTTP."""
    style = f"\n{part(STYLE).decode()}"
    script = _script() if any(isinstance(p, Register) for section in page.sections for p in section.parts) else ""
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src {_digest(style)}",
            "script-src " + (_digest(script) if script else "'none'"),
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", whole(page.title, lang) or "polreq"),
        # the style sheet and the scripts are the package's own and hold no end of themselves
        Markup(f"<style>{style}</style>"),
    )
    running = Markup(f'<script type="module">{script}</script>') if script else None
    body = element("body", element("main", write_html(page, lang)), running)
    text = "<!doctype html>\n" + element("html", head, body, lang="zh-CN" if lang == "zh" else "en") + "\n"
    return text, policy


def _script() -> str:
    """Put the scripts behind each other; they cannot fetch each other from a file."""
    lines = (line for name in SCRIPTS for line in part(name).decode().splitlines(keepends=True))
    return "\n" + "".join(line for line in lines if not line.startswith("import "))


def _digest(words: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()}'"
