"""Run polreq in a process of its own with limits of time and memory, forked so that what is loaded need not be loaded again (Linux)."""

import io
import math
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from polreq.cli.main import main

#: Exit status of a child in which something was raised that polreq did not turn into words.
RAISED: Final = 97

_PAUSE_SECONDS: Final = 0.002
#: Of the time of the processor: on a busy machine a process gets a part of it only.
_PATIENCE: Final = 10


@dataclass(frozen=True, slots=True)
class Limits:
    """What a run may use.

    Args:
        seconds: of the processor; ten times that on the clock.
        megabytes: of address space.
    """

    seconds: float = 20.0
    megabytes: int = 3_000


@dataclass(frozen=True, slots=True)
class Apart:
    """A run that has ended.

    Args:
        code: exit status; negative if a signal ended it.
        said: what it wrote to both of its streams.
        seconds: of the processor.
        megabytes: peak resident memory.
        late: whether it was stopped at a limit of time.
    """

    code: int
    said: str
    seconds: float
    megabytes: float
    late: bool


def polreq_apart(folder: Path, arguments: tuple[str, ...], limits: Limits, before: Callable[[], object] = int) -> Apart:
    """Run `polreq ARGUMENTS` in a folder.

    Args:
        folder: the working directory.
        arguments: of the command line.
        limits: what it may use.
        before: called in the new process before the command.
    """
    return apart(lambda: polreq_here(folder, arguments, before), limits)


def polreq_here(folder: Path, arguments: tuple[str, ...], before: Callable[[], object] = int) -> None:
    """Do the same in this process, which is one of its own."""
    os.chdir(folder)
    sys.argv = ["polreq", *arguments]
    before()
    main()


def warm(folder: Path, arguments: tuple[str, ...]) -> None:
    """Run a command in the process from which others are forked, so that they find loaded what it needs."""
    where, argv = Path.cwd(), sys.argv
    try:
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()), suppress(SystemExit):
            polreq_here(folder, arguments)
    finally:
        os.chdir(where)
        sys.argv = argv


def apart(work: Callable[[], object], limits: Limits, kill_after: float | None = None) -> Apart:
    """Do something in a process of its own.

    Args:
        work: what is done there; SystemExit is its exit status.
        limits: what it may use.
        kill_after: seconds after which it is killed, where that is the attack.
    """
    with tempfile.TemporaryFile() as stream:
        start = time.perf_counter()
        child = os.fork()
        if not child:
            _in_child(work, stream, limits)
        until = start + (_PATIENCE * limits.seconds if kill_after is None else kill_after)
        late = False
        while True:
            ended, status, usage = os.wait4(child, os.WNOHANG)
            if ended:
                break
            if time.perf_counter() > until and not late:
                late = True
                with suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
            time.sleep(_PAUSE_SECONDS)
        stream.seek(0)
        said = stream.read(1 << 20).decode("utf-8", "replace")
    code = os.waitstatus_to_exitcode(status)
    late = (late and kill_after is None) or code == -signal.SIGXCPU
    return Apart(code, said, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, late)


def _in_child(work: Callable[[], object], stream: IO[bytes], limits: Limits) -> None:
    code = RAISED
    try:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(stream.fileno(), 1)
        os.dup2(stream.fileno(), 2)
        sys.stdout = open(1, "w", encoding="utf-8", errors="replace", closefd=False)  # noqa: SIM115 - ends with the process
        sys.stderr = open(2, "w", encoding="utf-8", errors="replace", closefd=False)  # noqa: SIM115
        most = limits.megabytes << 20
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        least = math.ceil(limits.seconds)
        resource.setrlimit(resource.RLIMIT_CPU, (least, least + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        work()
        code = 0
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except BaseException:  # noqa: BLE001 - told by the exit status and in words
        traceback.print_exc()
    finally:
        with suppress(BaseException):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)
