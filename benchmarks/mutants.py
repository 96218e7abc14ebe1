"""How sharp the tests are: small mistakes are put into a room one at a time, and the tests of the room must notice each.

    python -m benchmarks.mutants ROOM … [--sample 40] [--seed 0] [--seconds 10]

Works on a copy of the checkout. A mistake that no test notices is printed with its place; whether it matters is for people to
judge (docs/testing.md says how). Needs a system with `fork`.
"""

import argparse
import ast
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Final, NamedTuple

from benchmarks import ROOT

#: The tests that answer for each room, the sharpest first.
TESTS: Final = {
    "arrange": (
        "tests/render",
        "tests/review/test_review_parts.py",
        "tests/cli/test_tracing_suggested.py",
        "tests/cli/test_commands.py",
    ),
    "assistant": ("tests/assistant",),
    "change": ("tests/change", "tests/cli/test_align.py"),
    "checks": ("tests/checks", "tests/cli/test_unread.py"),
    "cli": (
        "tests/cli/test_commands.py",
        "tests/cli/test_asking_wrongly.py",
        "tests/cli/test_broken_input.py",
        "tests/cli/test_report_files.py",
        "tests/cli/test_segmenter.py",
        "tests/cli/test_cache.py",
        "tests/cli/test_progress.py",
        "tests/cli/test_show_reading.py",
        "tests/cli/test_unread.py",
        "tests/cli/test_workspace_search.py",
        "tests/review/test_review_flags.py",
        "tests/review/test_review_terminal.py",
    ),
    "conclude": (
        "tests/test_breakage.py",
        "tests/render/test_render_sections.py",
        "tests/test_figures_agree.py",
        "tests/cli/test_commands.py",
        "tests/cli/test_show_document.py",
        "tests/cli/test_show_words.py",
        "tests/cli/test_tracing_suggested.py",
    ),
    "coverage": ("tests/test_coverage.py", "tests/checks"),
    "decide": (
        "tests/review/test_review_merge.py",
        "tests/review/test_review_meanwhile.py",
        "tests/review/test_review_flags.py",
        "tests/review/test_review_tables.py",
        "tests/review/test_review_parts.py",
    ),
    "exchange": ("tests/exchange",),
    "extract": ("tests/extract", "tests/official"),
    "graph": ("tests/test_graph.py", "tests/test_coverage.py", "tests/checks"),
    "guarded": (
        "tests/ingest/test_ingest_archive.py",
        "tests/exchange/test_exchange_reqif.py",
        "tests/exchange/test_exchange_xhtml.py",
    ),
    "ingest": ("tests/ingest",),
    "judge": ("tests/judge",),
    "late": ("tests/test_late.py",),
    "link": ("tests/link", "tests/pipeline/test_pipeline_suggesting.py"),
    "model": (
        "tests/test_identity.py",
        "tests/test_docs_formats.py",
        "tests/test_docs_generated.py",
        "tests/store",
        "tests/test_graph.py",
        "tests/test_coverage.py",
        "tests/checks",
    ),
    "official": ("tests/official", "tests/change", "tests/extract", "tests/ingest"),
    "outside": ("tests/outside", "tests/pipeline/test_pipeline_reranking.py"),
    "pipeline": (
        "tests/pipeline",
        "tests/change",
        "tests/cli/test_align.py",
        "tests/cli/test_cache.py",
        "tests/cli/test_show_reading.py",
        "tests/cli/test_commands.py",
        "tests/review/test_review_merge.py",
    ),
    "render": ("tests/render", "tests/cli/test_commands.py"),
    "results": (
        "tests/checks",
        "tests/render",
        "tests/test_coverage.py",
        "tests/test_docs_findings.py",
        "tests/store/test_store_load.py",
    ),
    "sheets": ("tests/review/test_review_tables.py", "tests/review/test_review_parts.py"),
    "store": ("tests/store", "tests/test_door.py", "tests/cli/test_cache.py", "tests/cli/test_tracing_rows.py"),
    "text": ("tests/text", "tests/extract/test_extract_extracting.py"),
    "desk": ("tests/review/test_review_screen.py", "tests/review/test_review_parts.py"),
    "web": (
        "tests/web/test_web_guard.py",
        "tests/web/test_web_pages.py",
        "tests/web/test_web_review.py",
        "tests/web/test_web_bring.py",
    ),
    "tui": ("tests/review/test_review_screen.py", "tests/review/test_review_parts.py"),
    "words": ("tests/test_words.py", "tests/render/test_render_words.py", "tests/cli/test_commands.py"),
    "yamlio": ("tests/yamlio", "tests/store/test_store_load.py", "tests/cli/test_broken_input.py"),
}

#: How many examples a property is tried with here, where it asks for no number of its own.
_EXAMPLES: Final = 10

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


class Test(NamedTuple):
    """What a run without mistakes shows of a test: its name, its time, and the functions it enters, as path:line."""

    name: str
    seconds: float
    entered: Sequence[str]


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
    parser.add_argument("--seconds", type=int, default=10, help="about as long the tests take that ask for one mistake")
    # long tests ask last anyway, and looking makes them longer
    parser.add_argument(
        "--calls", type=int, default=100_000, help="so many calls of a test are looked at for what it enters"
    )
    asked = parser.parse_args()
    _load_what_tests_load()
    with tempfile.TemporaryDirectory() as folder:
        checkout = _copy(Path(folder) / "checkout")
        return max(_try_room(room, checkout, asked) for room in asked.rooms)


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
    return checkout


def _try_room(room: str, checkout: Path, asked: argparse.Namespace) -> int:
    place = checkout / "polreq" / room
    files = sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]
    found = [m for file in files for m in mutants(file.relative_to(checkout).as_posix(), file.read_bytes())]
    chosen = random.Random(asked.seed).sample(found, min(asked.sample, len(found))) if asked.sample else found
    entered = _Entered(room, checkout, asked.calls)
    if not _passes(checkout, TESTS[room], limit=1800, entered=entered):
        print(f"{room}: its tests fail as it is", flush=True)
        return 1
    tests = [Test(*known) for known in json.loads(entered.file.read_text())]
    tests.sort(key=lambda test: test.seconds)
    stamps = count(1)
    survived = 0
    for mutant in sorted(chosen, key=lambda m: (m.path, m.start)):
        file = checkout / mutant.path
        source = file.read_bytes()
        asking = list(_asking(mutant, source, tests, asked.seconds))
        _write(file, mutant.applied(source), next(stamps))
        if not asking or _passes(checkout, asking, limit=20 + 10 * asked.seconds):
            survived += 1
            print(f"  {mutant}  ({len(asking)} tests)", flush=True)
        _write(file, source, next(stamps))
    print(f"{room}: {len(chosen) - survived} of {len(chosen)} noticed, out of {len(found)} possible", flush=True)
    return 0


def _asking(mutant: Mutant, source: bytes, tests: list[Test], seconds: int) -> Iterator[str]:
    """Yield the tests that enter the function of a mistake, the quickest first, as many as take so many seconds together.

    Of a mistake outside of all functions, every test may notice something.
    """
    functions = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    around = [n for n in functions if n.lineno <= mutant.line <= (n.end_lineno or n.lineno)]
    places = {f"{mutant.path}:{n}" for f in around[:1] for n in range(_first_line(f), (f.end_lineno or f.lineno) + 1)}
    taken = 0.0
    for test in tests:
        if not places or not places.isdisjoint(test.entered):
            yield test.name
            taken += test.seconds
            if taken > seconds:
                return


def _first_line(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return min(n.lineno for n in (function, *function.decorator_list))


def _write(file: Path, source: bytes, stamp: int) -> None:
    """Write a file with a time of its own, by which Python knows that what it compiled before is of another text."""
    file.write_bytes(source)
    os.utime(file, (stamp, stamp))


class _Entered:
    """What pytest is given along: it writes down how long each test takes and which functions of the package it enters.

    Threads of a test count as the test. What the room keeps for the whole process is forgotten before each test, since it
    would otherwise be entered by the first one only.
    """

    def __init__(self, room: str, checkout: Path, calls: int) -> None:
        self.file = checkout.parent / f"{room}.json"
        self._room = f"polreq.{room}"
        self._package = f"{checkout / 'polreq'}{os.sep}"
        self._above = len(str(checkout)) + 1
        self._looked_at = calls
        self._entered: set[str] = set()
        self._tests: list[Test] = []

    def _trace(self, frame: FrameType, event: str, arg: object) -> None:
        self._calls += 1
        if self._calls > self._looked_at:
            sys.settrace(None)
        code = frame.f_code
        if code.co_filename.startswith(self._package):
            self._entered.add(f"{code.co_filename[self._above :]}:{code.co_firstlineno}")

    def _forget(self) -> None:
        for name, module in list(sys.modules.items()):
            if name == self._room or name.startswith(f"{self._room}."):
                for kept in vars(module).values():
                    if hasattr(kept, "cache_clear"):
                        kept.cache_clear()

    def pytest_runtest_logstart(self) -> None:
        self._forget()
        self._begun = time.monotonic()
        self._entered.clear()
        self._calls = 0
        threading.settrace(self._trace)
        sys.settrace(self._trace)

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        sys.settrace(None)
        threading.settrace(None)
        self._tests.append(Test(nodeid, time.monotonic() - self._begun, sorted(self._entered)))

    def pytest_sessionfinish(self) -> None:
        self.file.write_text(json.dumps([(t.name, t.seconds, t.entered) for t in self._tests]))


def _passes(checkout: Path, tests: Iterable[str], limit: int, entered: "_Entered | None" = None) -> bool:
    """Run tests in a process of their own, which is ended after so many seconds: a loop without end is noticed."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] == 0
    signal.alarm(limit)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0,) if entered else (0, 1, 2):
        os.dup2(nowhere, stream)
    os.chdir(checkout)
    os.environ["PYTHONPATH"] = str(checkout)
    sys.path.insert(0, str(checkout))
    import pytest
    from hypothesis import HealthCheck, settings

    settings.register_profile(
        "few", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=_EXAMPLES
    )
    # hypothesis is there already, which pytest would warn of
    how = (
        "-x",
        "-q",
        "-p",
        "no:cacheprovider",
        "-W",
        "ignore::pytest.PytestAssertRewriteWarning",
        "--hypothesis-seed=0",
        "--hypothesis-profile=few",
    )
    os._exit(pytest.main([*how, *tests], [entered] if entered else []))


if __name__ == "__main__":
    sys.exit(main())
