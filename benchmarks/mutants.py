"""How sharp the tests are: small mistakes are put into a room one at a time, and the tests of the room must notice each.

    python -m benchmarks.mutants ROOM … [--sample 40] [--seed 0]

Works on a copy of the checkout. A mistake that no test notices is printed with its place; whether it matters is for people to
judge (docs/testing.md says how). Needs a system with `fork`.
"""

import argparse
import ast
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

from benchmarks import ROOT

#: The tests that answer for each room, the sharpest first.
TESTS: Final = {
    "arrange": ("tests/render", "tests/review", "tests/cli/test_commands.py"),
    "change": ("tests/change", "tests/cli/test_align.py"),
    "checks": ("tests/checks", "tests/cli/test_unread.py"),
    "cli": ("tests/cli", "tests/review"),
    "coverage": ("tests/test_coverage.py", "tests/checks"),
    "decide": (
        "tests/review/test_review_merge.py",
        "tests/review/test_review_flags.py",
        "tests/review/test_review_tables.py",
        "tests/review/test_review_parts.py",
    ),
    "extract": ("tests/extract", "tests/text", "tests/official"),
    "graph": ("tests/test_graph.py", "tests/test_coverage.py", "tests/checks"),
    "ingest": ("tests/ingest",),
    "link": ("tests/link", "tests/pipeline"),
    "model": ("tests/store", "tests/test_graph.py", "tests/test_coverage.py", "tests/checks", "tests/review"),
    "official": ("tests/official", "tests/change", "tests/extract", "tests/ingest"),
    "outside": ("tests/outside", "tests/pipeline"),
    "pipeline": ("tests/pipeline", "tests/cli", "tests/review"),
    "render": ("tests/render", "tests/cli/test_commands.py"),
    "results": ("tests/checks", "tests/render", "tests/test_coverage.py", "tests/test_docs_findings.py"),
    "sheets": ("tests/review/test_review_tables.py",),
    "store": ("tests/store", "tests/test_door.py", "tests/cli/test_cache.py"),
    "text": ("tests/text", "tests/extract", "tests/ingest"),
    "tui": ("tests/review/test_review_screen.py", "tests/review/test_review_parts.py"),
    "yamlio": ("tests/yamlio",),
}

#: What a run of the tests reads besides the package.
_COPIED: Final = ("polreq", "tests", "benchmarks", "docs", "policies", "requirements", "trace", ".ci", ".github")

_COMPARED: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_COMPUTED: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One mistake: the characters from start to end of a file replaced.

    Args:
        path: of the file, relative to the checkout.
        line: counted from 1.
        start: offset in the bytes of the file.
        end: offset behind the last byte that is replaced.
        before: what stands there.
        after: what is put there.
    """

    path: str
    line: int
    start: int
    end: int
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}  {self.before}  →  {self.after}"

    def applied(self, source: bytes) -> bytes:
        """Return the file with the mistake in it."""
        return source[: self.start] + self.after.encode() + source[self.end :]


def mutants(path: str, source: bytes) -> Iterator[Mutant]:
    """Yield every mistake that is tried in a file: a comparison, `and`/`or`, `not`, `+ - * /`, a truth value, a whole number.

    Texts are left alone, since most are words for people that whole outputs compare; so are decorators and annotations.
    """
    offsets = [0]
    for line in source.splitlines(keepends=True):
        offsets.append(offsets[-1] + len(line))
    for node in _code(ast.parse(source)):
        for changed in _mistakes(node):
            start = offsets[node.lineno - 1] + node.col_offset
            end = offsets[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
            before = " ".join(source[start:end].decode().split())
            yield Mutant(path, node.lineno, start, end, before, f"({ast.unparse(changed)})")


def main() -> int:
    """Try a sample of mistakes in each room and print the score of its tests; return 1 if a room's tests fail without any."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rooms", nargs="+", choices=sorted(TESTS))
    parser.add_argument("--sample", type=int, default=40, help="mistakes for each room; 0: all")
    parser.add_argument("--seed", type=int, default=0, help="another number, another sample")
    asked = parser.parse_args()
    _load_what_tests_load()
    with tempfile.TemporaryDirectory() as folder:
        checkout = _copy(Path(folder) / "checkout")
        return max(_try_room(room, checkout, asked.sample, asked.seed) for room in asked.rooms)


def _code(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield the expressions of a file whose places can be relied on and that run."""
    if isinstance(tree, ast.JoinedStr):  # places inside of an f-string are wrong before Python 3.12
        return
    if isinstance(tree, ast.expr):
        yield tree
    for name, value in ast.iter_fields(tree):
        if name in ("decorator_list", "annotation", "returns", "type_comment"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _code(child)


def _mistakes(node: ast.expr) -> Iterator[ast.expr]:
    match node:
        case ast.Compare(left, ops, comparators):
            for n, op in enumerate(ops):
                yield ast.Compare(left, [*ops[:n], _COMPARED[type(op)](), *ops[n + 1 :]], comparators)
        case ast.BoolOp(op, values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.BinOp(left, op, right) if type(op) in _COMPUTED:
            yield ast.BinOp(left, _COMPUTED[type(op)](), right)
        case ast.Constant(bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(int() as value):
            yield ast.Constant(value + 1)


def _load_what_tests_load() -> None:
    """Load what is not under test once: each run of the tests is a fork of this process."""
    import hypothesis
    import networkx
    import pytest
    import rich.console
    import typer
    import yaml

    del hypothesis, networkx, pytest, rich, typer, yaml


def _copy(checkout: Path) -> Path:
    for name in _COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, checkout / name, ignore=shutil.ignore_patterns("__pycache__", ".polreq"))
    for file in ROOT.iterdir():
        if file.is_file() and file.name != ".git":
            shutil.copy(file, checkout)
    if (ROOT.parent / "shared").is_dir():
        (checkout.parent / "shared").symlink_to(ROOT.parent / "shared")
    return checkout


def _try_room(room: str, checkout: Path, sample: int, seed: int) -> int:
    place = checkout / "polreq" / room
    files = sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]
    found = [m for file in files for m in mutants(file.relative_to(checkout).as_posix(), file.read_bytes())]
    chosen = random.Random(seed).sample(found, min(sample, len(found))) if sample else found
    begun = time.monotonic()
    if not _passes(checkout, room, limit=1800, shown=True):
        print(f"{room}: its tests fail as it is", flush=True)
        return 1
    limit = round(20 + 10 * (time.monotonic() - begun))
    stamps = count(1)
    survived = 0
    for mutant in sorted(chosen, key=lambda m: (m.path, m.start)):
        file = checkout / mutant.path
        source = file.read_bytes()
        _write(file, mutant.applied(source), next(stamps))
        if _passes(checkout, room, limit):
            survived += 1
            print(f"  {mutant}", flush=True)
        _write(file, source, next(stamps))
    print(f"{room}: {len(chosen) - survived} of {len(chosen)} noticed, out of {len(found)} possible", flush=True)
    return 0


def _write(file: Path, source: bytes, stamp: int) -> None:
    """Write a file with a time of its own, by which Python knows that what it compiled before is of another text."""
    file.write_bytes(source)
    os.utime(file, (stamp, stamp))


def _passes(checkout: Path, room: str, limit: int, *, shown: bool = False) -> bool:
    """Run the tests of a room in a process of their own, which is ended after so many seconds: a loop without end is noticed."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] == 0
    signal.alarm(limit)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0,) if shown else (0, 1, 2):
        os.dup2(nowhere, stream)
    os.chdir(checkout)
    os.environ["PYTHONPATH"] = str(checkout)
    sys.path.insert(0, str(checkout))
    import pytest

    # hypothesis is there already, which pytest would warn of
    how = (
        "-x",
        "-q",
        "-p",
        "no:cacheprovider",
        "-W",
        "ignore::pytest.PytestAssertRewriteWarning",
        "--hypothesis-seed=0",
    )
    os._exit(pytest.main([*how, *TESTS[room]]))


if __name__ == "__main__":
    sys.exit(main())
