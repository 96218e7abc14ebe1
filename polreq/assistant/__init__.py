"""The workspace for AI assistants (智能助手): a server of the Model Context Protocol over stdio that answers questions and writes nothing."""

from polreq.errors import MissingExtraError
from polreq.pipeline.standing import StandingWorkspace
from polreq.words import Lang

__all__ = ["answer_assistant"]


def answer_assistant(standing: StandingWorkspace, lang: Lang) -> None:
    """ToolAnswer an assistant until it closes standard input; standard output holds nothing but the protocol.

    Args:
        standing: the workspace.
        lang: language of the words in answers; descriptions are in both.

    Raises:
        MissingExtraError: the library of the protocol is not installed.
    """
    try:
        import mcp as _  # noqa: F401 - only to know whether it is there
    except ImportError:
        raise MissingExtraError("mcp", "供 AI 助手查询", "answering AI assistants") from None
    from polreq.assistant.server import serve_assistant

    serve_assistant(standing, lang)
