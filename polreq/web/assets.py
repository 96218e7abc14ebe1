"""The files that come with the pages: each with its type; no other file is ever sent."""

from importlib.resources import files
from types import MappingProxyType
from typing import Final

from polreq.render.writers.html.alone import PARTS, part
from polreq.web.exchange import Response

_TYPES: Final = MappingProxyType(
    {
        "page.css": "text/css; charset=utf-8",
        "polreq.css": "text/css; charset=utf-8",
        "polreq.js": "text/javascript; charset=utf-8",
        "rows.js": "text/javascript; charset=utf-8",
        "workbook.js": "text/javascript; charset=utf-8",
        "register.js": "text/javascript; charset=utf-8",
        "list.js": "text/javascript; charset=utf-8",
        "gaps.js": "text/javascript; charset=utf-8",
        "review.js": "text/javascript; charset=utf-8",
        "bring.js": "text/javascript; charset=utf-8",
        "documents.js": "text/javascript; charset=utf-8",
        "icon.svg": "image/svg+xml",
    }
)


def asset(path: str) -> Response | None:
    """Answer with a file of the package; None where there is none of that name."""
    name = path.removeprefix("/static/")
    if name not in _TYPES:
        return None
    content = part(name) if name in PARTS else files("polreq.web").joinpath("static", name).read_bytes()
    return Response(content, 200, _TYPES[name])
