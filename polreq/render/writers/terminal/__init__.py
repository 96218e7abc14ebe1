"""Pages on the terminal; rich is imported here only, when something is drawn."""

from polreq.render.writers.terminal.page import write_terminal

__all__ = ["write_terminal"]
