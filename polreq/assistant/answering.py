"""A call → what it answers, in words and as data; whatever goes wrong is told in plain words."""

import sys
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from polreq.assistant.look import Look
from polreq.assistant.table import TOOLS
from polreq.assistant.tool import ToolAnswer
from polreq.errors import PolreqError, UsageError, reason
from polreq.pipeline.standing import StandingWorkspace
from polreq.render.machine.json_ import Json
from polreq.words import Lang, Text

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back to the assistant.

    Args:
        said: in words.
        data: the same for programs; None where something went wrong.
    """

    said: str
    data: Mapping[str, Json] | None = None


def answer(standing: StandingWorkspace, lang: Lang, tool: str, given: Mapping[str, object]) -> Reply:
    """ToolAnswer a call.

    Args:
        standing: the workspace; it is read again where its files have changed.
        lang: language of the words.
        tool: name of the tool.
        given: arguments as they came.
    """
    reply = in_words(lambda: _reply(standing, lang, tool, given))
    return Reply(reply.words(lang)) if isinstance(reply, Text) else reply


def in_words(run: Callable[[], _T]) -> _T | Text:
    """Return what something gives, or what went wrong with it."""
    try:
        return run()
    except PolreqError as error:
        return error.said
    except OSError as error:
        why = reason(error)
        return Text(f"无法继续：{why.zh}", f"cannot go on: {why.en}")
    except Exception as error:  # noqa: BLE001 - the boundary: an assistant gets words, never a traceback
        traceback.print_exc(file=sys.stderr)
        what = f"{type(error).__name__}: {error}"
        return Text(f"程序内部出错（{what}）。请把它告诉开发者。", f"Internal error ({what}). Tell the developers.")


def _reply(standing: StandingWorkspace, lang: Lang, tool: str, given: Mapping[str, object]) -> Reply:
    if tool not in TOOLS:
        names = "、".join(TOOLS), ", ".join(TOOLS)
        raise UsageError(f"没有工具“{tool}”。可选：{names[0]}", f"there is no tool '{tool}'. Choose one of: {names[1]}")
    arguments = TOOLS[tool].read(given)
    found = standing.now()
    answered = TOOLS[tool].run(Look(found), arguments)
    unread: list[Json] = [str(one.place) for one in found.assessment.unread]
    return Reply(_said(answered, unread).words(lang), {**answered.data, "unread": unread})


def _said(answered: ToolAnswer, unread: list[Json]) -> Text:
    if not unread:
        return answered.said
    return Text(
        f"{answered.said.zh}注意：有 {len(unread)} 个文件没有读成，结果可能不全，请运行 polreq check。",
        f"{answered.said.en} Note: {len(unread)} file(s) could not be read, so this may be incomplete; run polreq check.",
    )
