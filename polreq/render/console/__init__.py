"""Reports for the terminal; rich is imported here only, when something is drawn."""

from polreq.render.console.findings import render_findings
from polreq.render.console.show import render_show
from polreq.render.console.trace import render_trace

__all__ = ["render_findings", "render_show", "render_trace"]
