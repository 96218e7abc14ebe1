"""Attacks on polreq, each suite counted; the exit code is 1 where something did not hold (Linux).

    python -m benchmarks.attacks [SUITE …] [--faults 300] [--seconds 60] [--seed 0] [--only FILE …]

Suites: faults, hostile, fuzz, slow; all of them where none is named.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from benchmarks.attacks.outcome import Tally, rows
from benchmarks.table import table

SUITES: Final = ("faults", "hostile", "fuzz", "slow")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the suites that the command line asks for."""
    options = _parser().parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="polreq-attacks-") as caches:
        # before polreq and what it uses are loaded: threads would not live through a fork
        os.environ.update(
            POLREQ_LANG="en", POLREQ_CACHE_DIR=caches, PYTHONUTF8="1", OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1"
        )
        tallies = []
        for suite in options.suites or SUITES:
            for tally in _suites(options)[suite]():
                tallies.append(tally)
                for said in tally.wrong:
                    print(f"DID NOT HOLD: {said}", flush=True)
    print(table(("suite", "what", "tried", "did not hold"), rows(tallies)))
    return int(any(tally.wrong for tally in tallies))


def _suites(options: argparse.Namespace) -> Mapping[str, Callable[[], Iterator[Tally]]]:
    """Return the suites by name; each is loaded when it is run."""

    def faults() -> Iterator[Tally]:
        from benchmarks.attacks.faults import run_faults

        return run_faults(options.faults, options.seed)

    def hostile() -> Iterator[Tally]:
        from benchmarks.attacks.hostile import run_hostile

        return run_hostile(options.only)

    def fuzz() -> Iterator[Tally]:
        from benchmarks.attacks.fuzz import is_guided, run_fuzz

        if not is_guided():
            print("odd bytes are not guided by coverage: atheris is not installed (pip install atheris)")
        return run_fuzz(options.seconds)

    def slow() -> Iterator[Tally]:
        from benchmarks.attacks.reading import read_text_of_strangers
        from benchmarks.attacks.slow import run_patterns, run_readings

        yield from run_patterns()
        yield from run_readings(read_text_of_strangers())

    return {"faults": faults, "hostile": hostile, "fuzz": fuzz, "slow": slow}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.attacks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("suites", metavar="SUITE", nargs="*", choices=[*SUITES, []], help=", ".join(SUITES))
    parser.add_argument("--faults", type=int, default=300, help="number of faults (default: %(default)s)")
    parser.add_argument("--seconds", type=float, default=60, help="of odd bytes for all readers (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="of what is drawn at random (default: %(default)s)")
    parser.add_argument("--only", metavar="FILE", nargs="+", default=(), help="hostile files of these names only")
    return parser


if __name__ == "__main__":
    sys.exit(main())
