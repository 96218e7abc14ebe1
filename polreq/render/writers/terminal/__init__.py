"""Reports for the terminal; rich is imported here only, when something is drawn."""

from polreq.render.writers.terminal.findings import render_findings
from polreq.render.writers.terminal.show import render_show
from polreq.render.writers.terminal.trace import render_trace

__all__ = ["render_findings", "render_show", "render_trace"]
