"""The pages of `polreq serve`: a local web server of the standard library, pages of sections, the review key by key."""

from functools import partial

from polreq.web.app import LIMITS, answer, refusal
from polreq.web.server import Server, listen
from polreq.web.site import Asked, Site

__all__ = ["Asked", "Server", "Site", "open_site"]


def open_site(asked: Asked, port: int) -> Server:
    """Make the server of a workspace, which listens from now on and answers once it serves.

    Args:
        asked: the workspace, and how its pages are to be.
        port: to listen on; 0 for any that is free.

    Raises:
        PolreqError: the port cannot be had, or the workspace cannot be read.
    """
    site = Site(asked)
    site.now()  # what stops the program is said before anybody waits for a page
    server = listen(port, LIMITS, partial(refusal, asked.lang), asked.first)
    site.page_token = server.guard.page
    server.answer = partial(answer, site)
    return server
