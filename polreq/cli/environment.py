"""Variables of the environment that the command line reads."""

from typing import Final

#: Set by the scripts of `polreq completion` when the tab key asks; named by typer after the program.
COMPLETING: Final = "_POLREQ_COMPLETE"

#: Set by who wants to see where an internal error comes from.
DEBUG: Final = "POLREQ_DEBUG"
