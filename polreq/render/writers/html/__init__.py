"""Pages as HTML: a piece of a page, or a whole file that needs nothing beside it."""

from polreq.render.writers.html.page import Ways, write_html

__all__ = ["Ways", "write_html"]
