"""Speed of `polreq check` beside other requirement tools on the same data, measured in turn in one run.

    python -m benchmarks [N …] [--peers doorstop,strictdoc,sphinx-needs,lobster,trlc] [--data FOLDER] [--reps 3]

Data sets are written to FOLDER/N when they are not there. Other tools are left out where they are not installed.
"""

import argparse
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from typing import Final

from benchmarks import ROOT, SHARED
from benchmarks.measure import Result, Step, alternate
from benchmarks.peers import PEERS, peer_steps
from benchmarks.table import table

#: Folder of the caches, beside the workspace that is measured.
_KEPT: Final = "kept"

COLD: Final = "check, nothing cached"
UNCHANGED: Final = "check, nothing changed"
EDITED: Final = "check, one file edited"

#: The goals are meant for so many items; below that, the start of the program is most of its time.
GOAL_SIZE: Final = 10_000
#: Wall time of the cold check may be at most this share of a peer's.
PEER_GOALS: Final = {"strictdoc": 0.5, "doorstop": 0.2}
#: Wall time of the check of unchanged input may be at most this share of the cold one's.
UNCHANGED_GOAL: Final = 0.3
MEMORY_GOAL_MB: Final = 300
GROWTH_GOAL: Final = 1.15

#: Its exit code then says only whether it did its work; these data do have findings.
_CHECK: Final = (sys.executable, "-m", "polreq", "check", "--fail-on", "never")


@dataclass(frozen=True, slots=True)
class _Figure:
    name: str
    shown: str
    value: float
    goal: float | None

    @property
    def verdict(self) -> str:
        if self.goal is None:
            return ""
        return f"goal {self.goal}: {'met' if self.value <= self.goal else 'MISSED'}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what the command line asks for; the exit code is 1 if polreq could not be measured."""
    options = _parser().parse_args(arguments)
    peers = [name for name in options.peers.split(",") if name]
    results: dict[int, tuple[Result, ...]] = {}
    for size in options.sizes:
        data = options.data / str(size)
        _write_data(size, data)
        with tempfile.TemporaryDirectory(prefix="polreq-benchmark-") as scratch:
            other, skipped = peer_steps(peers, options.venvs, data, Path(scratch))
            for line in skipped:
                print(line)
            os.environ["POLREQ_CACHE_DIR"] = str(Path(scratch, _KEPT))  # what is measured begins without a cache
            own = _own_steps(data / "polreq", Path(scratch, "polreq"))
            _print_findings(size, own[0])
            steps = _in_turn(own, other)
            results[size] = alternate(steps, options.reps, options.limit)
        _print_results(size, results[size], options.reps)
    _print_figures(results)
    return int(any(r.failed for rows in results.values() for r in rows if r.step.who == "polreq"))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", metavar="N", type=int, nargs="*", default=[1_000, 10_000], help="numbers of items")
    parser.add_argument("--peers", default=",".join(p.name for p in PEERS), help="tools to measure beside polreq")
    parser.add_argument(
        "--venvs",
        default=os.environ.get("PEER_VENVS", f"{ROOT / 'benchmarks' / 'data' / 'peers'}/"),
        help="what the paths of the tools' virtual environments begin with (default: PEER_VENVS, or %(default)s)",
    )
    parser.add_argument("--data", type=Path, default=ROOT / "benchmarks" / "data", help="where data sets are kept")
    parser.add_argument("--reps", type=int, default=3, help="runs of each step")
    parser.add_argument("--limit", type=float, default=600, help="seconds after which a run is stopped")
    return parser


def _write_data(size: int, data: Path) -> None:
    """Write the data set in all formats that can be written here; in children, so that this process stays small."""
    writer = SHARED / "bench" / "peers" / "gen.py"
    if writer.exists() and not (data / "neutral.json").exists():
        subprocess.run([sys.executable, "-B", str(writer), str(size), str(data)], check=True)
    if not (data / "polreq").exists():
        subprocess.run([sys.executable, "-m", "benchmarks.dataset", str(size), str(data)], cwd=ROOT, check=True)


def _own_steps(source: Path, folder: Path) -> list[Step]:
    """Make the three steps of polreq; each leaves the cache for the next, the first begins without one."""
    shutil.copytree(source, folder)
    forget = partial(shutil.rmtree, folder.with_name(_KEPT), ignore_errors=True)
    edit = partial(_edit, folder / "requirements" / "project-01.yml", count(1))
    return [
        Step("polreq", COLD, _CHECK, folder, forget),
        Step("polreq", UNCHANGED, _CHECK, folder),
        Step("polreq", EDITED, _CHECK, folder, edit),
    ]


def _edit(path: Path, numbers: Iterator[int]) -> None:
    """Change the first statement of a file, to something new each time."""
    head, mark, tail = path.read_text(encoding="utf-8").partition('statement: "')
    path.write_text(f"{head}{mark}第{next(numbers)}稿：{tail}", encoding="utf-8")


def _in_turn(own: Sequence[Step], other: Sequence[Step]) -> list[Step]:
    """Put the peers between our own steps."""
    steps: list[Step] = []
    rest = list(other)
    for step in own:
        steps += [step, *rest[:1]]
        rest = rest[1:]
    return steps + rest


def _print_findings(size: int, step: Step) -> None:
    """Show that the check does check: the number of its findings by code."""
    command = (*step.command, "--no-cache", "--format", "json")
    done = subprocess.run(command, cwd=step.folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=False)
    if done.returncode:
        sys.exit(f"polreq check could not run (exit {done.returncode})")
    codes = Counter(finding["code"] for finding in json.loads(done.stdout)["findings"])
    print(
        f"\n{size:,} items; polreq finds: {', '.join(f'{n} {code}' for code, n in sorted(codes.items())) or 'nothing'}"
    )


def _print_results(size: int, results: Sequence[Result], reps: int) -> None:
    print(f"{size:,} items, median of {reps} runs in turn; load of the machine {os.getloadavg()[0]:.1f}")
    rows = [
        (r.step.who, r.step.what, f"{r.wall:.2f}", f"{r.cpu:.2f}", f"{r.rss:.0f}", r.remark)
        for r in sorted(results, key=lambda r: r.step.who != "polreq")
    ]
    print(table(("tool", "what", "wall s", "CPU s", "peak MB", "remark"), rows))


def _print_figures(results: Mapping[int, Sequence[Result]]) -> None:
    """Print what the goals are about, at the largest size, and whether they are met if it is as large as they are meant for."""
    size = max(results)
    print(f"\nat {size:,} items (wall; processor time in brackets)")
    for figure in _figures(results, size):
        verdict = figure.verdict if size >= GOAL_SIZE else ""
        print(f"  {figure.name:<28} {figure.shown:<18} {verdict}".rstrip())


def _figures(results: Mapping[int, Sequence[Result]], size: int) -> Iterator[_Figure]:
    own = {r.step.what: r for r in results[size] if r.step.who == "polreq"}
    cold = own[COLD]
    for peer in results[size]:
        if peer.step.who in PEER_GOALS and not peer.failed:
            yield _ratio(f"cold check / {peer.step.who}", cold, peer, PEER_GOALS[peer.step.who])
    yield _ratio("unchanged / cold", own[UNCHANGED], cold, UNCHANGED_GOAL)
    yield _ratio("one file edited / cold", own[EDITED], cold, None)
    peak = max(r.rss for r in own.values())
    yield _Figure("peak memory", f"{peak:.0f} MB", peak, MEMORY_GOAL_MB)
    smallest = min(results)
    if smallest < size:
        before = next(r for r in results[smallest] if r.step.who == "polreq" and r.step.what == COLD)
        growth = _exponent(before.wall, cold.wall, size / smallest)
        shown = f"{growth:.2f} ({_exponent(before.cpu, cold.cpu, size / smallest):.2f})"
        yield _Figure(f"growth from {smallest:,} items", shown, growth, GROWTH_GOAL)


def _ratio(name: str, one: Result, other: Result, goal: float | None) -> _Figure:
    wall = one.wall / other.wall
    return _Figure(name, f"{wall:.3f} ({one.cpu / other.cpu:.3f})", wall, goal)


def _exponent(before: float, after: float, times: float) -> float:
    return math.log(after / before) / math.log(times)


if __name__ == "__main__":
    sys.exit(main())
