"""Time of `polreq extract` beside another checkout of polreq, text by text, in one run.

    python -m benchmarks.extraction_speed --beside PATH_OF_OTHER_CHECKOUT

Takes policies beside the checkout, evenly spread over them. Each text is read by both in turn, with nothing cached, by the
same Python and with compiled modules kept, as where it is installed; what counts is processor time, which a busy machine
changes less than the time that passes. Starting the program takes part of it, so that is measured too and taken off. The
exit code is 1 if a run fails; that this checkout is slower fails nothing, since the figure depends on the machine.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks import ROOT, SHARED
from benchmarks.bars import Bar, report
from benchmarks.measure import Step, alternate
from benchmarks.table import table

_ARCHIVE: Final = SHARED / "corpus" / "egov.tar.xz"

#: Most of the other checkout's time that this one may take.
_MOST: Final = 1.0

#: Exit codes of `polreq extract` after which everything was read; 1 says that there are findings.
_READ: Final = (0, 1)


@dataclass(frozen=True, slots=True)
class Timed:
    """One text read by both.

    Args:
        name: the text's.
        ours: seconds of processor time of this checkout; median of the runs.
        theirs: of the other one.
        failed: whether one of them could not read it.
    """

    name: str
    ours: float
    theirs: float
    failed: bool


def main(arguments: Sequence[str] | None = None) -> int:
    """Time every text with both checkouts and print what came out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--beside", type=Path, required=True, help="root of the other checkout")
    parser.add_argument("--python", default=sys.executable, help="interpreter of the other checkout; default: this one")
    parser.add_argument("--texts", type=int, default=40, help="how many texts")
    parser.add_argument("--reps", type=int, default=1, help="runs of each text by each checkout")
    parser.add_argument("--limit", type=float, default=120, help="seconds after which a run is stopped")
    parser.add_argument("-v", "--verbose", action="store_true", help="show every text")
    asked = parser.parse_args(arguments)
    if not _ARCHIVE.is_file():
        print("extraction speed: skipped, the texts are not there (../shared beside the checkout)")
        return 0
    others = (asked.python, asked.beside.resolve())
    for python, root in ((sys.executable, ROOT), others):
        _require(python, root)
    with tempfile.TemporaryDirectory(prefix="polreq-speed-") as scratch:
        _keep_compiled(Path(scratch, "compiled"))
        texts = _unpacked(Path(scratch), asked.texts)
        for text in texts[:1]:  # the first run compiles
            timed("", _command(text), others, 1, asked.limit)
        start = timed("start", ("--version",), others, max(asked.reps, 3), asked.limit)
        results = [
            timed(
                text.stem,
                _command(text),
                others,
                asked.reps,
                asked.limit,
                swapped=bool(n % 2),  # who comes first changes from text to text
            )
            for n, text in enumerate(texts)
        ]
    if asked.verbose:
        rows = [(f"{r.ours:.2f}", f"{r.theirs:.2f}", r.name[:40]) for r in results]
        print(table(("this", "other", "text"), rows), end="\n\n")
    for result in results:
        if result.failed:
            print(f"could not be read: {result.name}")
    return report(_summed(start, results)) or int(any(result.failed for result in results))


def _summed(start: Timed, results: Sequence[Timed]) -> list[Bar]:
    """Print the sums and the share of each text, and return the bars: without what starting takes."""
    good = [result for result in results if not result.failed]
    ours, theirs = sum(r.ours - start.ours for r in good), sum(r.theirs - start.theirs for r in good)
    shares = [r.ours / r.theirs for r in good if r.theirs]
    rows = [
        ("start", f"{start.ours:.2f}", f"{start.theirs:.2f}", _share(start.ours, start.theirs)),
        (f"reading {len(good)} texts", f"{ours:.2f}", f"{theirs:.2f}", _share(ours, theirs)),
    ]
    print(table(("CPU s", "this", "other", "ratio"), rows))
    if shares:
        slower = sum(share > _MOST for share in shares)
        print(f"with the start, text by text: median ratio {statistics.median(shares):.2f}, slower on {slower}")
    print()
    return [
        Bar("reading, as share of the other's time", ours / theirs if theirs > 0 else None, _MOST, most=True, open=True)
    ]


def timed(
    name: str,
    arguments: Sequence[str],
    others: tuple[str, Path],
    reps: int,
    limit: float,
    *,
    swapped: bool = False,
) -> Timed:
    """Run polreq with the same arguments in both checkouts in turn, the other one first if `swapped`."""
    steps = [
        Step(who, name, (python, "-m", "polreq", *arguments), root, good=_READ)
        for who, python, root in (("this", sys.executable, ROOT), ("other", *others))
    ]
    results = {result.step.who: result for result in alternate(steps[::-1] if swapped else steps, reps, limit)}
    failed = any(result.failed for result in results.values())
    return Timed(name, results["this"].cpu, results["other"].cpu, failed)


def _command(text: Path) -> tuple[str, ...]:
    return ("extract", str(text), "--format", "jsonl", "--no-cache")


def _keep_compiled(folder: Path) -> None:
    """Let the programs that are started keep compiled modules, in a folder of the run, whatever the shell says."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder)


def _require(python: str, root: Path) -> None:
    """Stop if an interpreter would run another polreq than the one of the checkout."""
    command = [python, "-c", "import polreq; print(polreq.__file__)"]
    done = subprocess.run(
        command, cwd=root, check=False, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8"
    )
    if Path(done.stdout.strip()).parent != root / "polreq":
        sys.exit(f"{python} in {root} does not run the polreq of that folder {done.stderr}")


def _unpacked(folder: Path, count: int) -> list[Path]:
    """Write texts out, evenly spread over the archive by their names."""
    with tarfile.open(_ARCHIVE) as archive:
        members = sorted((m for m in archive.getmembers() if m.name.endswith(".txt")), key=lambda m: m.name)
        step = max(1, len(members) // max(1, count))
        texts = []
        for member in members[::step][:count]:
            if opened := archive.extractfile(member):
                texts.append(folder / member.name.rpartition("/")[2])
                texts[-1].write_bytes(opened.read())
    return texts


def _share(one: float, other: float) -> str:
    return f"{one / other:.2f}" if other > 0 else "-"


if __name__ == "__main__":
    sys.exit(main())
