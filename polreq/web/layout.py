"""The frame around every page, and what pages are put together from."""

from collections.abc import Sequence
from typing import Final
from urllib.parse import urlencode

from polreq.render.writers.html.markup import Markup, element
from polreq.render.writers.html.page import Ways
from polreq.web.exchange import Response, page
from polreq.web.site import Site
from polreq.words import Lang
from polreq.words.web import on_page

#: Pages of the menu: name of the words, address, key that it is reached by.
MENU: Final = (
    ("overview", "/"), ("documents", "/documents"), ("items", "/items"), ("gaps", "/gaps"), ("review", "/review"), ("bring", "/bring"), ("report", "/report"),
)  # fmt: skip


def address(path: str, **query: str) -> str:
    """Write the address of a page."""
    return f"{path}?{urlencode(query)}" if query else path


def ways(site: Site) -> Ways:
    """Return where the things are found that pages name."""
    assessment = site.now().assessment
    things = assessment.requirements.keys() | assessment.features.keys()

    def item(name: str) -> str:
        document, at, place = name.partition("#")
        if name in things:
            return address("/item", id=name)
        if document in assessment.documents:
            return address("/document", id=document) + (f"#{anchor(place)}" if at else "")
        return ""

    return Ways(item, lambda command: _page_of(command, item))


def anchor(place: str) -> str:
    """Name a place in a document for an address."""
    return f"p-{place}".replace(" ", "_")


def _page_of(command: str, item: "object") -> str:
    words = command.split()
    fixed = {
        "polreq review": "/review",
        "polreq review --readings": "/review?only=readings",
        "polreq review --links": "/review?only=links",
        "polreq gaps": "/gaps",
        "polreq review --stale": "/review?stale=1",
        "polreq report": "/report",
        "polreq check": "/findings",
        "polreq trace": "/documents",
        "polreq ingest FILE": "/bring",
    }
    if command in fixed:
        return fixed[command]
    if words[:2] == ["polreq", "show"] and len(words) in (3, 4) and callable(item):
        return str(item(words[2]))
    return ""


def shown(
    site: Site, title: str, main: Sequence[Markup], *, at: str = "", script: str = "", status: int = 200
) -> Response:
    """Put a page into its frame.

    Args:
        site: whose page it is.
        title: of the page.
        main: what stands in it.
        at: address of the menu's entry that it belongs to.
        script: name of the script that it needs.
        status: of HTTP.
    """
    lang, name = site.lang, site.now().assessment.workspace.settings.name.strip() or "polreq"
    entries = (
        element("a", on_page(key, lang), href=there, aria_current="page" if there == at else None)
        for key, there in MENU
    )
    seek = element(
        "form",
        element(
            "input",
            type="search",
            name="q",
            placeholder=on_page("search_hint", lang),
            aria_label=on_page("search", lang),
        ),
        element("button", on_page("search", lang)),
        action="/search",
        role="search",
    )
    who = on_page("signed", lang, by=site.asked.by) if site.asked.by else ""
    other = element(
        "button",
        on_page("other_lang", lang),
        type="button",
        id="lang",
        data_lang="en" if lang == "zh" else "zh",
        lang="en" if lang == "zh" else "zh",
    )
    header = element(
        "header",
        element("a", on_page("skip_to", lang), href="#main", class_="jump"),
        element("strong", name, class_="name"),
        element("nav", *entries),
        seek,
        element("span", who, class_="who"),
        other,
    )
    body = element(
        "body",
        header,
        element("main", *main, id="main"),
        element("div", id="said", role="status", aria_live="polite"),
        data_page=at,
        data_noanswer=on_page("no_answer", lang),
        data_reload=on_page("reload", lang),
    )
    return page(_document(lang, f"{title} · {name}", site.page_token, script, body), status)


def bare(lang: Lang, words: str, status: int) -> Response:
    """Answer with one sentence in no frame, for who was not let in."""
    head = element("head", element("meta", charset="utf-8"), element("title", "polreq"))
    return page(
        "<!doctype html>" + element("html", head, element("body", element("p", words)), lang=_tag(lang)), status
    )


def _document(lang: Lang, title: str, token: str, script: str, body: Markup) -> str:
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="token", content=token),
        element("title", title),
        element("link", rel="stylesheet", href="/static/page.css"),
        element("link", rel="stylesheet", href="/static/polreq.css"),
        element("link", rel="icon", href="/static/icon.svg"),
        element("script", src="/static/polreq.js", type="module"),
        element("script", src=f"/static/{script}", type="module") if script else None,
    )
    return "<!doctype html>\n" + element("html", head, body, lang=_tag(lang))


def _tag(lang: Lang) -> str:
    return "zh-CN" if lang == "zh" else "en"


def needs_script(lang: Lang) -> Markup:
    """Say that a page does little without scripts, to who has switched them off."""
    return element("noscript", element("p", on_page("needs_script", lang), class_="warnings"))
