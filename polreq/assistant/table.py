"""All tools, in the order in which assistants see them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from polreq.assistant.tool import Tool
from polreq.assistant.tools import breaking, counting, covering, due, explaining, gaps, searching, showing

#: Name → tool.
TOOLS: Final[Mapping[str, Tool]] = MappingProxyType(
    {
        one.name: one
        for one in (
            covering.TOOL,
            breaking.TOOL,
            due.TOOL,
            counting.TOOL,
            gaps.TOOL,
            showing.TOOL,
            searching.TOOL,
            explaining.TOOL,
        )
    }
)
