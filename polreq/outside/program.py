"""Ask a program of the user's own: pairs go to its standard input, scores come from its standard output."""

import json
import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import IO, TYPE_CHECKING, Final

from polreq.errors import reason
from polreq.outside.questions import Pair, UnansweredError, lost

if TYPE_CHECKING:
    import subprocess

#: Part of the key under which answers are kept.
QUESTION: Final = "lines/1"

#: Longest line that is read, in bytes.
_LONGEST: Final = 1 << 16

#: So many seconds are waited for pipes that something still holds open.
_GRACE: Final = 5

_END: Final = b""


def ask_program(
    command: Sequence[str], pairs: Sequence[Pair], *, timeout_seconds: int, folder: str
) -> Iterator[tuple[int, float]]:
    """Run a program once and ask it about all pairs.

    It gets one line for each pair, `{"id": 0, "upper": "…", "lower": "…"}`, and writes `{"id": 0, "score": 0.83}` for
    each, in any order. Its standard error is shown as it comes.

    Args:
        command: program and arguments; no shell reads them.
        pairs: what to ask about.
        timeout_seconds: so long it may take from one answer to the next.
        folder: where it runs.

    Yields:
        position of a pair, and its score from 0 to 1.

    Raises:
        UnansweredError: it cannot be started, stops early, or writes what is no answer; what was yielded is good.
    """
    import subprocess
    from threading import Thread

    try:
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder, start_new_session=True
        )
    except OSError as error:
        why = reason(error)
        raise UnansweredError(f"程序无法启动：{why.zh}", f"the program cannot be started: {why.en}") from None
    lines: SimpleQueue[bytes] = SimpleQueue()
    questions = [{"id": n, "upper": pair.upper, "lower": pair.lower} for n, pair in enumerate(pairs)]
    threads = [
        Thread(target=_write, args=(process.stdin, questions), daemon=True),
        Thread(target=_read, args=(process.stdout, lines), daemon=True),
    ]
    for thread in threads:
        thread.start()
    try:
        yield from _answers(lines, len(pairs), timeout_seconds)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout_seconds)  # it may have something to put away
    finally:
        _kill(process)
        for thread in threads:
            thread.join(_GRACE)
        process.wait()


def _answers(lines: "SimpleQueue[bytes]", count: int, timeout_seconds: int) -> Iterator[tuple[int, float]]:
    waiting = set(range(count))
    while waiting:
        try:
            line = lines.get(timeout=timeout_seconds)
        except Empty:
            raise UnansweredError(
                f"{timeout_seconds} 秒内没有回答", f"no answer within {timeout_seconds} seconds"
            ) from None
        if line == _END:
            zh = f"程序只回答了 {count - len(waiting)} 对，问了 {count} 对"
            raise UnansweredError(zh, f"the program answered {count - len(waiting)} of {count} pairs")
        position, score = _answer(line)
        if position not in waiting:
            raise lost(1)
        waiting.remove(position)
        yield position, score


def _answer(line: bytes) -> tuple[int, float]:
    try:
        said = json.loads(line)
        position, score = said["id"], said["score"]
    except (ValueError, LookupError, TypeError, RecursionError):
        raise lost(1) from None
    # JSON's true is a number to Python
    if type(position) is not int or type(score) not in (int, float) or not 0 <= score <= 1:
        raise lost(1)
    return position, float(score)


def _write(stream: IO[bytes], questions: Sequence[dict[str, object]]) -> None:
    # The program may have had enough before it has read everything.
    with suppress(OSError), stream:
        for question in questions:
            stream.write(json.dumps(question, ensure_ascii=False).encode("utf-8", "replace") + b"\n")


def _read(stream: IO[bytes], lines: "SimpleQueue[bytes]") -> None:
    with suppress(OSError), stream:
        while line := stream.readline(_LONGEST):
            lines.put(line)
    lines.put(_END)


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """End the program and, where the system knows such groups, whatever it has started."""
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
