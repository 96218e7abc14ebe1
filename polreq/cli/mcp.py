"""`polreq mcp`: answers AI assistants' questions about the workspace over standard input and output, and writes nothing."""

from dataclasses import dataclass
from pathlib import Path

import typer

from polreq.cli import options, output
from polreq.cli.asking import add_command
from polreq.words import Lang, Text


@dataclass(frozen=True, slots=True)
class McpOptions:
    """What `polreq mcp` is asked: one field for each option, in the order of the help."""

    workspace: Path = options.workspace_option()
    as_of: str = options.as_of_option()
    no_cache: bool = options.no_cache_option()


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "mcp",
        Text("让 AI 助手查询工作区（只读）", "let AI assistants ask (read only)"),
        Text(
            "供 AI 助手查询工作区：这条政策由什么落实、去掉这个功能影响什么、哪些快到期了。由助手的程序启动（MCP 协议，标准输入输出），"
            "不用自己运行；只读，不改任何文件，不联网。",
            "Answers AI assistants: what covers this clause, what breaks if this feature goes, what is due. The assistant's program "
            "starts it (Model Context Protocol over stdio), not you. It reads only: no file is changed, no network used.",
        ),
        McpOptions,
        mcp,
    )


def mcp(asked: McpOptions, lang: Lang) -> None:
    """Serve until the assistant goes."""
    from polreq.assistant import answer_assistant
    from polreq.pipeline.standing import StandingWorkspace

    root = options.find_workspace(asked.workspace)
    standing = StandingWorkspace(root, options.day(asked.as_of), not asked.no_cache, suggests=False)
    output.chat(Text(f"等待助手提问：{root}", f"waiting for an assistant: {root}").words(lang))
    answer_assistant(standing, lang)
