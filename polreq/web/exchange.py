"""What comes in and what goes out: one request, one response, as values."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import quote

_HTML: Final = "text/html; charset=utf-8"
_JSON: Final = "application/json; charset=utf-8"


class UnclearError(Exception):
    """What was sent along cannot be understood; no page of this server sends such."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a browser asks.

    Args:
        method: `GET`, `HEAD` or `POST`.
        path: without the query, decoded.
        query: names and values; of a name that comes twice the last.
        headers: by name in small letters.
        body: what was sent along.
    """

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    body: bytes = b""

    def sent(self) -> dict[str, Any]:
        """Return what was sent along as JSON, an object.

        Raises:
            UnclearError: it is none.
        """
        try:
            found = json.loads(self.body)
        except (ValueError, RecursionError) as error:
            raise UnclearError from error
        if not isinstance(found, dict):
            raise UnclearError
        return found

    def words(self, name: str) -> str:
        """Return a text that was sent along under a name; empty where there is none.

        Raises:
            UnclearError: what stands there is no text.
        """
        found = self.sent().get(name, "")
        if not isinstance(found, str):
            raise UnclearError
        return found


@dataclass(frozen=True, slots=True)
class Response:
    """What the server answers.

    Args:
        body: what is sent back.
        status: of HTTP.
        kind: media type.
        headers: further ones.
        policy: content security policy, where it is not that of all other pages.
    """

    body: bytes
    status: int = 200
    kind: str = _HTML
    headers: tuple[tuple[str, str], ...] = ()
    policy: str = ""


def page(html: str, status: int = 200) -> Response:
    """Answer with a page."""
    return Response(html.encode("utf-8", errors="replace"), status)


def data(value: object, status: int = 200) -> Response:
    """Answer with JSON."""
    return Response(json.dumps(value, ensure_ascii=False).encode("utf-8", errors="replace"), status, _JSON)


def redirect(to: str, *headers: tuple[str, str]) -> Response:
    """Send the browser elsewhere."""
    return Response(b"", 303, _HTML, (("Location", to), *headers))


def download(content: bytes, kind: str, name: str) -> Response:
    """Answer with a file to be kept."""
    where = f"attachment; filename*=UTF-8''{quote(name)}"
    return Response(content, 200, kind, (("Content-Disposition", where),))
