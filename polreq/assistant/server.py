"""The server: the official library speaks the protocol, over standard input and output."""

import json
from typing import Any, Final, TypeVar

import anyio
from mcp import types
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.shared.exceptions import MCPError

from polreq import __version__
from polreq.assistant.answering import Reply, answer, in_words
from polreq.assistant.documents import document_links, document_text
from polreq.assistant.look import Look
from polreq.assistant.table import TOOLS
from polreq.assistant.tool import Tool, both
from polreq.pipeline.standing import StandingWorkspace
from polreq.words import Lang, Text

_T = TypeVar("_T")

_PLAIN: Final = "text/plain"

_INSTRUCTIONS: Final = Text(
    "polreq 工作区（只读）：政策文件、需求、功能和它们之间经人审核的关联。回答里写出编号和条款位置；total 大于 shown 时说明只列出了一部分。",
    "A polreq workspace (read only): policy documents, requirements, features, and the links between them that people reviewed. Quote ids and "
    "places of clauses in answers; where total is more than shown, say that only a part is listed.",
)


def serve_assistant(standing: StandingWorkspace, lang: Lang) -> None:
    """Do what `answer_assistant` says, the library being there."""

    async def list_tools(_: Any, __: Any) -> types.ListToolsResult:
        return types.ListToolsResult(tools=[_described(tool) for tool in TOOLS.values()])

    async def call_tool(_: Any, called: types.CallToolRequestParams) -> types.CallToolResult:
        return _result(answer(standing, lang, called.name, called.arguments or {}))

    async def list_resources(_: Any, __: Any) -> types.ListResourcesResult:
        links = _told(in_words(lambda: tuple(document_links(Look(standing.now())))), lang)
        return types.ListResourcesResult(
            resources=[types.Resource(uri=one.uri, name=one.id, title=one.title, mime_type=_PLAIN) for one in links]
        )

    async def read_resource(_: Any, asked: types.ReadResourceRequestParams) -> types.ReadResourceResult:
        text = _told(in_words(lambda: document_text(Look(standing.now()), asked.uri)), lang)
        return types.ReadResourceResult(
            contents=[types.TextResourceContents(uri=asked.uri, mime_type=_PLAIN, text=text)]
        )

    server: Server[Any] = Server(
        "polreq",
        version=__version__,
        instructions=both(_INSTRUCTIONS),
        on_list_tools=list_tools,
        on_call_tool=call_tool,
        on_list_resources=list_resources,
        on_read_resource=read_resource,
    )

    async def run() -> None:
        async with stdio_server() as (reading, writing):
            await server.run(reading, writing, server.create_initialization_options())

    anyio.run(run)


def _told(found: _T | Text, lang: Lang) -> _T:
    """Return what was found.

    Raises:
        MCPError: something went wrong; this is how the protocol says so of a document.
    """
    if isinstance(found, Text):
        raise MCPError(types.INVALID_PARAMS, found.words(lang))
    return found


def _described(tool: Tool) -> types.Tool:
    return types.Tool(
        name=tool.name,
        title=both(tool.title),
        description=both(tool.said),
        input_schema=tool.form,
        annotations=types.ToolAnnotations(
            read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        ),
    )


def _result(reply: Reply) -> types.CallToolResult:
    """Give words first, then the data as text for clients that do not know structured content."""
    content: list[Any] = [types.TextContent(text=reply.said)]
    if reply.data is None:
        return types.CallToolResult(content=content, is_error=True)
    data = dict(reply.data)
    content.append(types.TextContent(text=json.dumps(data, ensure_ascii=False)))
    return types.CallToolResult(content=content, structured_content=data)
