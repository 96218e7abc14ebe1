"""The files that come with the pages: each with its type; no other file is ever sent."""

from pathlib import Path
from types import MappingProxyType
from typing import Final

from polreq.render.writers.html.alone import STYLE
from polreq.web.exchange import Response

_FOLDER: Final = Path(__file__).parent / "static"

_TYPES: Final = MappingProxyType(
    {
        "page.css": "text/css; charset=utf-8",
        "polreq.css": "text/css; charset=utf-8",
        "polreq.js": "text/javascript; charset=utf-8",
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
    file = STYLE if name == STYLE.name else _FOLDER / name
    return Response(file.read_bytes(), 200, _TYPES[name]) if name in _TYPES else None
