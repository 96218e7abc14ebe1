"""The server itself: reads a request within limits, asks the guard, then the site; one thread for each connection."""

import secrets
import sys
from collections.abc import Callable, Mapping
from email.message import Message
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer
from typing import Final
from urllib.parse import parse_qsl, unquote, urlsplit

from polreq.errors import PolreqError
from polreq.web.exchange import Request, Response
from polreq.web.guard import START, Guard, headers

#: The only address that is listened on: nobody on the network can reach it.
LOOPBACK: Final = "127.0.0.1"

#: Seconds that a connection may stay silent before it is closed.
_SILENCE: Final = 60

#: Larger bodies are refused unread, but for paths that say otherwise.
SMALL: Final = 64 * 1024

#: Answers a request that was let in.
Answering = Callable[[Request], Response]


class Server(ThreadingHTTPServer):
    """The server of one workspace.

    Args:
        port: to listen on; 0 for any that is free.
        limits: path → the largest body that it takes, where that is not SMALL.
        refusal: answers what the guard refuses, by its status.
        first: address of the page that the printed address leads to.
    """

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"  # there it would let two programs listen at once

    def __init__(self, port: int, limits: Mapping[str, int], refusal: Callable[[int], Response], first: str) -> None:
        super().__init__((LOOPBACK, port), _Handler)
        token, session, page = (secrets.token_urlsafe(24) for _ in range(3))
        self.guard = Guard(self.server_address[1], token, session, page, first)
        self.limits = limits
        self.refusal = refusal
        self.answer: Answering = lambda _: refusal(503)

    def server_bind(self) -> None:
        """Begin to listen; the library would also ask the network what this computer is called."""
        super(HTTPServer, self).server_bind()
        self.server_name, self.server_port = LOOPBACK, self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of connections that broke: a browser that is closed breaks them all the time."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type] # as the library calls it


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "polreq"
    sys_version = ""
    timeout = _SILENCE

    def do_GET(self) -> None:
        self._serve()

    def do_HEAD(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def log_message(self, format: str, *args: object) -> None:
        """Write no log: requests say what people look at."""

    def version_string(self) -> str:
        return self.server_version

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answering what cannot even be read as a request like everything else that is refused."""
        self.close_connection = True
        self._send(self.server.refusal(code))

    def _serve(self) -> None:
        try:
            request = _asked(self.command, self.path, self.headers)
        except ValueError:  # no address, or more fields than any page has
            return self.send_error(400)
        refused = self.server.guard.refuses(request) or self._unfit(request)
        if refused:
            self.close_connection = True  # its body was not read
            return self._send(self.server.refusal(refused))
        if request.path == START:
            return self._send(self.server.guard.start())
        if request.method == "POST":
            length = int(request.headers["content-length"])
            body = self.rfile.read(length)
            if len(body) < length:  # the browser is gone
                return self.send_error(400)
            request = Request(request.method, request.path, request.query, request.headers, body)
        return self._send(self.server.answer(request))

    def _unfit(self, request: Request) -> int:
        """Return the status by which a body is refused before it is read; 0 if it can be."""
        length = request.headers.get("content-length", "")
        if "transfer-encoding" in request.headers:
            return 411
        if request.method != "POST":
            return 400 if length not in ("", "0") else 0
        if not (length.isascii() and length.isdigit()) or len(length) > 12:
            return 411
        return 413 if int(length) > self.server.limits.get(request.path, SMALL) else 0

    def _send(self, response: Response) -> None:
        self.send_response_only(response.status)
        sent = (
            ("Content-Type", response.kind),
            ("Content-Length", str(len(response.body))),
            *headers(response),
            *response.headers,
            *((("Connection", "close"),) if self.close_connection else ()),
        )
        for name, value in sent:
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body)


def _asked(method: str, target: str, headers: Message) -> Request:
    split = urlsplit(target)
    query = dict(parse_qsl(split.query, keep_blank_values=True, max_num_fields=50))
    # a header that comes twice says two things; none that matters here may
    named: dict[str, str] = {}
    for name, value in headers.items():
        key = name.lower()
        named[key] = f"{named[key]}, {value}" if key in named else str(value)
    return Request(method, unquote(split.path), query, named)


def listen(port: int, limits: Mapping[str, int], refusal: Callable[[int], Response], first: str) -> Server:
    """Begin to listen; what comes is answered once the server's `answer` is set and it serves.

    Args:
        port: to listen on; 0 for any that is free.
        limits: path → the largest body that it takes.
        refusal: answers what the guard refuses, by its status.
        first: address of the page that the printed address leads to.

    Raises:
        PolreqError: the port cannot be had.
    """
    try:
        return Server(port, limits, refusal, first)
    except (OSError, OverflowError) as error:
        raise PolreqError(
            f"端口 {port} 用不了（可能已有程序在用）。请换一个：--port 0 会自动选一个空闲的。",
            f"port {port} cannot be used (another program may have it). Choose another; --port 0 takes any that is free.",
        ) from error
