"""The table of pages and actions, and the one place where what goes wrong becomes an answer."""

import os
import sys
import traceback
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from types import MappingProxyType
from typing import Final

from polreq.errors import PolreqError
from polreq.pipeline.standing import LARGEST
from polreq.render.writers.html.markup import element
from polreq.web.assets import asset
from polreq.web.exchange import Request, Response, UnclearError, data
from polreq.web.layout import bare, shown
from polreq.web.pages import (
    bring,
    compare,
    document,
    documents,
    findings,
    gaps,
    item,
    items,
    overview,
    report,
    review,
    search,
    tables,
)
from polreq.web.pages.report import ALONE
from polreq.web.site import Site
from polreq.words import Lang
from polreq.words.web import on_page

#: Answers a request with the lock of the site held, but for those that take it themselves.
Action = Callable[[Site, Request], Response]

PAGES: Final[Mapping[str, Action]] = MappingProxyType(
    {
        "/": overview.show,
        "/documents": documents.show,
        "/documents/rows": documents.rows,
        "/document": document.show,
        "/items": items.show,
        "/items/rows": items.rows,
        "/item": item.show,
        "/gaps": gaps.show,
        "/gaps/rows": gaps.rows,
        "/review": review.show,
        "/review/queue": review.rows,
        "/search": search.show,
        "/bring": bring.show,
        "/compare": compare.show,
        "/compare/save": compare.save,
        "/report": report.show,
        ALONE: report.alone,
        "/report/save": report.save,
        "/report/table/save": tables.save,
        "/findings": findings.show,
    }
)

ACTIONS: Final[Mapping[str, Action]] = MappingProxyType(
    {
        "/documents/extract": documents.extract,
        "/gaps/reason": gaps.reason,
        "/review/act": review.act,
        "/review/targets": review.targets,
        "/bring/read": bring.read,
        "/bring/take": bring.take,
        "/language": overview.language,
    }
)

#: Actions that take long before they need the workspace, and hold its lock themselves.
_FREE: Final = frozenset(("/bring/read",))

#: The largest body of each path that takes more than a few words.
LIMITS: Final[Mapping[str, int]] = MappingProxyType({"/bring/read": LARGEST})


def answer(site: Site, request: Request) -> Response:
    """Answer a request that was let in."""
    if request.path.startswith("/static/"):
        return asset(request.path) or _missing(site)
    action = (ACTIONS if request.method == "POST" else PAGES).get(request.path)
    if action is None:
        return _missing(site)
    try:
        with nullcontext() if request.path in _FREE else site.lock:
            return action(site, request)
    except PolreqError as error:
        return _wrong(site, request, error.said.words(site.lang), 400)
    except UnclearError:
        return _wrong(site, request, on_page("unclear", site.lang), 400)
    except Exception as error:  # noqa: BLE001 - the boundary: one page that fails does not end the others
        _tell(error)
        return _wrong(site, request, _internal(error, site.lang), 500)


def refusal(lang: Lang, status: int) -> Response:
    """Answer what was not let in."""
    words = on_page("forbidden", lang) if status == 403 else on_page("refused", lang, status=status)
    return bare(lang, words, status)


def _missing(site: Site) -> Response:
    return bare(site.lang, on_page("no_page", site.lang), 404)


def _wrong(site: Site, request: Request, words: str, status: int) -> Response:
    if request.method == "POST" or request.path.endswith(("/rows", "/queue")):
        return data({"said": words}, status)
    try:
        return shown(site, words, (element("p", words, class_="warnings", role="alert"),), status=status)
    except Exception:  # noqa: BLE001 - the workspace itself cannot be read: no frame without its name
        return bare(site.lang, words, status)


def _internal(error: Exception, lang: Lang) -> str:
    return on_page("broken", lang, what=f"{type(error).__name__}: {error}")


def _tell(error: Exception) -> None:
    if os.environ.get("POLREQ_DEBUG"):
        traceback.print_exception(error, file=sys.stderr)
