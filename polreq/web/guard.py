"""Who may ask: this computer only, by the address that was printed, from a page of this server.

A page of any site that is open in the same browser can send requests here. So the name that the browser asked for must be
that of this computer (against names that are made to lead here), every request but the first must bring the cookie of the
session, and what changes anything must bring the token of the page as well and come from a page of this server.
"""

import hmac
from dataclasses import dataclass
from typing import Final

from polreq.web.exchange import Request, Response, redirect

#: The page that turns the token of the printed address into the cookie.
START: Final = "/start"

#: Of all pages but those that bring a stricter one: no script, style or picture but those of the package.
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'"
)

#: Sent with every answer beside the policy.
_HEADERS: Final = (
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    # not `no-referrer`, with which browsers say that a form comes from nowhere
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("Cache-Control", "no-store"),
)


def headers(response: Response) -> tuple[tuple[str, str], ...]:
    """Return what is sent with an answer to keep it safe; nobody may show a page inside another."""
    return (("Content-Security-Policy", f"{response.policy or _POLICY}; frame-ancestors 'none'"), *_HEADERS)


@dataclass(frozen=True, slots=True)
class Guard:
    """Lets requests in, or says why not.

    Args:
        port: that the server listens on.
        token: stands in the address that is printed.
        session: what the cookie holds.
        page: token that pages send with what changes anything.
        first: address of the page that the printed address leads to.
    """

    port: int
    token: str
    session: str
    page: str
    first: str = "/"

    @property
    def hosts(self) -> tuple[str, ...]:
        """Names by which this server may be asked."""
        return (f"127.0.0.1:{self.port}", f"localhost:{self.port}")

    @property
    def cookie(self) -> str:
        """Name of the cookie: cookies know no ports, and two workspaces may be served at once."""
        return f"polreq-{self.port}"

    @property
    def address(self) -> str:
        """The address that is printed and opened."""
        return f"http://127.0.0.1:{self.port}{START}?token={self.token}"

    def refuses(self, request: Request) -> int:
        """Return the status by which a request is refused; 0 lets it in."""
        if request.headers.get("host", "") not in self.hosts:
            return 421
        if request.headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            return 403
        if request.path == START:
            return 0 if request.method == "GET" and _same(request.query.get("token", ""), self.token) else 403
        if not _same(_cookie(request, self.cookie), self.session):
            return 403
        if request.method in ("GET", "HEAD"):
            return 0
        if request.method != "POST":
            return 405
        own = f"http://{request.headers['host']}"
        if request.headers.get("origin", "") != own or not _same(request.headers.get("x-polreq-token", ""), self.page):
            return 403
        return 0

    def start(self) -> Response:
        """Give the cookie and open the first page."""
        return redirect(self.first, ("Set-Cookie", f"{self.cookie}={self.session}; Path=/; HttpOnly; SameSite=Strict"))


def _cookie(request: Request, name: str) -> str:
    pairs = (part.strip().partition("=") for part in request.headers.get("cookie", "").split(";"))
    return next((value for key, _, value in pairs if key == name), "")


def _same(given: str, known: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", errors="replace"), known.encode())
