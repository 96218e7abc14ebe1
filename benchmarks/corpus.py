"""Real documents: time and memory of `polreq ingest` and `polreq trace` over the 103 texts beside the checkout.

python -m benchmarks.corpus
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks import SHARED
from benchmarks.measure import Step, alternate
from benchmarks.table import table

_FOLDERS: Final = (("corpus/national/txt", "*.txt"), ("corpus/legislation", "*.md"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the three steps; the exit code is 1 if one of them could not run."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.corpus", description=__doc__)
    parser.add_argument("--reps", type=int, default=3, help="runs of each step")
    parser.add_argument("--limit", type=float, default=600, help="seconds after which a run is stopped")
    options = parser.parse_args(arguments)
    sources = [path for folder, pattern in _FOLDERS for path in sorted((SHARED / folder).glob(pattern))]
    if not sources:
        print("corpus: skipped, the documents are not there (../shared beside the checkout)")
        return 0
    with tempfile.TemporaryDirectory(prefix="polreq-corpus-") as scratch:
        root = Path(scratch)
        results = alternate(_steps(root, sources), options.reps, options.limit)
        kept = len(list((root / "policies").glob("*.yml")))
    characters = sum(len(path.read_text(encoding="utf-8", errors="replace")) for path in sources)
    print(f"{len(sources)} documents, {characters:,} characters; {kept} policy files written")
    rows = [(r.step.what, f"{r.wall:.2f}", f"{r.cpu:.2f}", f"{r.rss:.0f}", r.remark) for r in results]
    print(table(("what", "wall s", "CPU s", "peak MB", "remark"), rows))
    return int(any(result.failed for result in results))


def _steps(root: Path, sources: Sequence[Path]) -> list[Step]:
    """Make the steps: an empty workspace is filled, then traced without and with what the first trace left."""
    program = (sys.executable, "-m", "polreq")
    trace = (*program, "trace")
    return [
        Step("polreq", "ingest", (*program, "ingest", *map(str, sources)), root, partial(_empty, root), good=(0, 1)),
        Step("polreq", "trace, first time", trace, root),
        Step("polreq", "trace, nothing changed", trace, root),
    ]


def _empty(root: Path) -> None:
    """Make the folder an empty workspace."""
    for path in root.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
    (root / "polreq.yml").write_text("polreq: workspace/1\nname: 真实文件\nas_of: 2026-11-01\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
