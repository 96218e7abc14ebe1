"""Run programs one at a time and measure wall time, processor time and memory (Linux)."""

import contextlib
import os
import signal
import statistics
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_SAMPLE_SECONDS: Final = 0.05
_GRACE_SECONDS: Final = 3.0
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a program.

    Args:
        wall: seconds from start to end.
        cpu: seconds of processor time, children included.
        rss: peak resident memory in MB: of the whole process tree as sampled, or of its largest process if that is more.
        code: exit code; negative if a signal ended it.
        timed_out: whether it was stopped at the limit.
    """

    wall: float
    cpu: float
    rss: float
    code: int
    timed_out: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """Something to be measured again and again.

    Args:
        who: program.
        what: what it does, in words.
        command: what is run, without a shell.
        folder: where it is run.
        before: called before every run, outside the measurement.
        good: exit codes that mean that it did its work.
    """

    who: str
    what: str
    command: tuple[str, ...]
    folder: Path
    before: Callable[[], object] | None = None
    good: tuple[int, ...] = (0,)


@dataclass(frozen=True, slots=True)
class Result:
    """All runs of a step; its figures are medians, its memory the highest."""

    step: Step
    runs: tuple[Run, ...]

    @property
    def wall(self) -> float:
        return statistics.median(run.wall for run in self.runs)

    @property
    def cpu(self) -> float:
        return statistics.median(run.cpu for run in self.runs)

    @property
    def rss(self) -> float:
        return max(run.rss for run in self.runs)

    @property
    def failed(self) -> bool:
        return any(run.timed_out or run.code not in self.step.good for run in self.runs)

    @property
    def remark(self) -> str:
        """What is wrong with the runs, or nothing."""
        if any(run.timed_out for run in self.runs):
            return "stopped at the limit"
        codes = sorted({run.code for run in self.runs} - set(self.step.good))
        return f"exit {', '.join(map(str, codes))}" if codes else ""


def alternate(steps: Sequence[Step], reps: int, limit: float) -> tuple[Result, ...]:
    """Measure all steps in turn, `reps` times over, so that a busy moment of the machine hits all alike."""
    runs: dict[int, list[Run]] = {number: [] for number in range(len(steps))}
    for _ in range(reps):
        for number, step in enumerate(steps):
            if any(run.timed_out for run in runs[number]):
                continue
            if step.before:
                step.before()
            runs[number].append(measure(step.command, step.folder, limit))
    return tuple(Result(step, tuple(runs[number])) for number, step in enumerate(steps))


def measure(command: Sequence[str], folder: Path, limit: float) -> Run:
    """Run a program to its end, or stop it and its children after `limit` seconds.

    The caller stays small itself: Linux counts the memory of the process that starts a program into its peak.
    """
    start = time.perf_counter()
    with Path(os.devnull).open("wb") as sink:
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=sink, stderr=sink, start_new_session=True
        )
    watch = _Watch(process.pid, start + limit)
    watch.start()
    try:
        _, status, usage = os.wait4(process.pid, 0)
    except BaseException:
        # whoever stops this program does not mean to leave the other one running
        os.killpg(process.pid, signal.SIGKILL)
        raise
    wall = time.perf_counter() - start
    watch.finish()
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(
        wall=wall,
        cpu=usage.ru_utime + usage.ru_stime,
        rss=max(usage.ru_maxrss / 1024, watch.peak / 2**20),
        code=process.returncode,
        timed_out=watch.timed_out,
    )


class _Watch(threading.Thread):
    """Samples the memory of a process group and stops it at a deadline."""

    def __init__(self, group: int, deadline: float) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self.timed_out = False
        self._group = group
        self._deadline = deadline
        self._done = threading.Event()

    def run(self) -> None:
        """Sample until told to finish."""
        while not self._done.wait(_SAMPLE_SECONDS):
            self.peak = max(self.peak, _group_rss(self._group))
            if time.perf_counter() > self._deadline and not self.timed_out:
                self.timed_out = True
                self._stop_group()

    def finish(self) -> None:
        """End the sampling."""
        self._done.set()
        self.join()

    def _stop_group(self) -> None:
        with contextlib.suppress(ProcessLookupError):  # it may end by itself at this moment
            os.killpg(self._group, signal.SIGTERM)
            if not self._done.wait(_GRACE_SECONDS):
                os.killpg(self._group, signal.SIGKILL)


def _group_rss(group: int) -> int:
    total = 0
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                stat = Path("/proc", entry, "stat").read_text(encoding="utf-8", errors="replace")
            except OSError:  # the process has ended in the meantime
                continue
            fields = stat.rpartition(")")[2].split()
            if int(fields[2]) == group:
                total += int(fields[21]) * _PAGE
    return total
