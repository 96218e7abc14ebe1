"""Entry point: language, commands, and the one place where an error becomes a message and an exit status.

Exit status: 0 clean, 1 findings at or above the threshold, 2 could not run or bad usage.
"""

import contextlib
import io
import os
import sys

from polreq import __version__
from polreq.cli.environment import COMPLETING, DEBUG
from polreq.cli.language import (
    LANGUAGES,
    NO_LANGUAGE,
    detect,
    display_language,
    nearest_settings,
    setting_of,
    split_language,
)
from polreq.errors import PolreqError, UsageError, reason
from polreq.words import Lang, Text

CANNOT_RUN = 2

_VERSION = ["--version"]


def main() -> None:
    """Run polreq with the arguments of the process."""
    asked, arguments = split_language(sys.argv[1:])
    # Where the shell has closed a stream (`>&-`), Python has none at all.
    sys.stdout = sys.stdout or io.StringIO()
    sys.stderr = sys.stderr or io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=_fit_for_chinese(stream.encoding), errors="replace")
    setting = setting_of(nearest_settings(arguments))
    sys.exit(_run(detect(asked, os.environ, setting, display_language()), asked, arguments))


def _fit_for_chinese(encoding: str) -> str:
    """Return the encoding to write in: the one of the stream, unless Chinese would be lost in it.

    The console of Windows takes every character whatever its code page; what cannot hold Chinese is a pipe or a file
    (cp1252 there, ASCII where nothing is set), in which question marks would be all that is left of a notice.
    """
    try:
        "政策".encode(encoding)
    except UnicodeEncodeError:
        return "utf-8"
    return encoding


def _run(lang: Lang, asked: str, arguments: list[str]) -> int:
    try:
        if asked == NO_LANGUAGE:
            raise UsageError("--lang 后面要写 zh 或 en，例如 --lang zh。", "--lang takes zh or en, such as --lang en.")
        if asked and asked not in LANGUAGES:
            raise UsageError(f"--lang 只能是 zh 或 en，不能是“{asked}”。", f"--lang takes zh or en, not '{asked}'.")
        settings = nearest_settings(arguments)
        # `check` says so and writes nothing; the tab key and what assistants ask write nothing either
        if settings and arguments[:1] not in (["check"], ["mcp"], _VERSION) and COMPLETING not in os.environ:
            from polreq.cli.interrupted import finish_interrupted

            finish_interrupted(settings.parent, lang)
        return _call(lang, arguments)
    except PolreqError as error:
        print_error(error.said.words(lang))
    except BrokenPipeError:
        _let_go_of_output()  # the reader of a pipe has seen enough
        return 0
    except OSError as error:
        _let_go_of_output()
        why = reason(error)
        where_zh, where_en = (f"“{error.filename}”：", f"{error.filename}: ") if error.filename else ("", "")
        print_error(Text(f"无法继续。{where_zh}{why.zh}", f"cannot go on. {where_en}{why.en}").words(lang))
    except KeyboardInterrupt:
        print_error(Text("已中断，文件保持完整。", "Interrupted; all files are whole.").words(lang))
    except Exception as error:  # noqa: BLE001 - the boundary: a user gets words, never a traceback
        if os.environ.get(DEBUG):
            import traceback

            traceback.print_exc()
        files = ", ".join(getattr(error, "__notes__", ()))
        what = f"{type(error).__name__}: {error}" + (f", {files}" if files else "")
        print_error(
            Text(
                f"程序内部出错（{what}）。请设置 POLREQ_DEBUG=1 重新运行，并把输出发给开发者。",
                f"Internal error ({what}). Set POLREQ_DEBUG=1, run it again and send the output to the developers.",
            ).words(lang)
        )
    return CANNOT_RUN


def _call(lang: Lang, arguments: list[str]) -> int:
    """Run the command and return its exit status; what is wrong with the way it was called is said in the user's language."""
    if arguments == _VERSION:  # before typer is imported, which takes longer than all else here
        sys.stdout.write(f"polreq {__version__}\n")
        return 0
    import typer

    from polreq.cli.app import make_app
    from polreq.cli.usage import wrong_usage

    if COMPLETING in os.environ:
        from typer._completion_classes import completion_init

        completion_init()  # the library answers in place of a command
    try:
        status = make_app(lang)(args=arguments, prog_name="polreq", standalone_mode=False)
    except typer.TyperException as error:
        sys.stderr.write(wrong_usage(error, lang))
        return error.exit_code
    except typer.Abort as error:  # what typer makes of an interruption and of the end of input at a question
        raise KeyboardInterrupt from error
    return status if isinstance(status, int) else 0


def _let_go_of_output() -> None:
    """Send what is still to be written nowhere, so that the interpreter does not complain when it ends."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def print_error(text: str) -> None:
    """Print one message to standard error."""
    sys.stderr.write(f"polreq: {text}\n")
