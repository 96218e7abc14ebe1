"""How well `basis_edges` finds which laws a law rests on, beside the edges that come with an archive of laws.

    python -m benchmarks.lineage [--show]

Prints precision and recall beside their bars, and with `--show` every disagreement. The exit code is 1 below a bar.
"""

import argparse
import json
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import Final

from benchmarks import SHARED
from benchmarks.bars import Bar, report
from benchmarks.table import table
from polreq.change.lineage import Edge, Library, basis_edges
from polreq.ingest import read_source
from polreq.model.document import Document
from polreq.official.titles import title_key

_ARCHIVE: Final = SHARED / "corpus" / "laws.tar.xz"
_EDGES: Final = SHARED / "corpus" / "lineage_edges.jsonl"

#: Least precision and recall.
_BAR: Final = 0.98


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the edges file: a law, the title that it cites, and all versions of the law cited."""

    document: str
    title: str
    versions: frozenset[str]

    @property
    def name(self) -> tuple[str, str]:
        return self.document, title_key(self.title).core


@dataclass(frozen=True, slots=True)
class Score:
    """What came of the comparison.

    Args:
        found: edges of documents that the file speaks of.
        right: those of them that the file has.
        lines: lines of the file.
        recovered: those of them that were found; one that repeats an edge under the short name is found with it.
        extra: edges that the file does not have.
        missed: lines that were not found.
        elsewhere: edges of documents in folders that the file does not speak of.
    """

    found: int
    right: int
    lines: int
    recovered: int
    extra: tuple[Edge, ...]
    missed: tuple[Line, ...]
    elsewhere: int


def read_lines(file: Path) -> tuple[Line, ...]:
    """Read the edges file."""
    rows = [json.loads(row) for row in file.read_text(encoding="utf-8").splitlines() if row]
    return tuple(Line(row["from"], row["cites"], frozenset(row["to"])) for row in rows)


def read_archive(file: Path) -> Iterator[Document]:
    """Read the laws of an archive; each is named by its path below the top folder, as in the edges file."""
    with tarfile.open(file) as archive:
        for member in archive:
            stream = archive.extractfile(member) if member.isfile() and member.name.endswith(".md") else None
            path = member.name.partition("/")[2]
            document = read_source(path, stream.read()).document if stream else None
            if document:
                yield replace(document, id=path)


def score(edges: Sequence[Edge], lines: Sequence[Line]) -> Score:
    """Compare edges with the lines of the file, which speaks of documents in some folders only."""
    versions: dict[tuple[str, str], frozenset[str]] = {}
    for line in lines:
        versions[line.name] = versions.get(line.name, frozenset()) | line.versions
    folders = {_folder(line.document) for line in lines}
    scored = [edge for edge in edges if _folder(edge.document) in folders]
    right = {_name(edge) for edge in scored if edge.basis in versions.get(_name(edge), ())}
    return Score(
        found=len(scored),
        right=len(right),
        lines=len(lines),
        recovered=sum(line.name in right for line in lines),
        extra=tuple(edge for edge in scored if _name(edge) not in right),
        missed=tuple(line for line in lines if line.name not in right),
        elsewhere=len(edges) - len(scored),
    )


def main() -> int:
    """Print precision, recall and the kinds of disagreement; the exit code is 1 below a bar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="print every disagreement")
    show = parser.parse_args().show
    if not _ARCHIVE.is_file() or not _EDGES.is_file():
        print(f"skipped: {_ARCHIVE.name} and {_EDGES.name} are not beside this checkout")
        return 0
    began = perf_counter()
    documents = tuple(read_archive(_ARCHIVE))
    read = perf_counter()
    library = Library.build(documents)
    edges = [edge for document in documents for edge in basis_edges(document, library)]
    done = perf_counter()
    result = score(edges, read_lines(_EDGES))
    rows = [
        ("documents read", str(len(documents)), ""),
        ("precision", f"{result.right / result.found:.4f}", f"{result.right} of {result.found} edges"),
        ("recall", f"{result.recovered / result.lines:.4f}", f"{result.recovered} of {result.lines} lines"),
        ("edges of folders not labelled", str(result.elsewhere), ""),
        ("seconds to read", f"{read - began:.1f}", ""),
        ("seconds to find edges", f"{done - read:.1f}", ""),
    ]
    print(table(("measure", "figure", "count"), rows), end="\n\n")
    kinds = Counter(_kind(edge) for edge in result.extra)
    print(
        table(("edges that the file does not have", "count"), [(kind, str(n)) for kind, n in kinds.most_common()]),
        end="\n\n",
    )
    if show:
        for edge in result.extra:
            print(f"extra   {edge.document} {edge.locator}: 《{edge.title}》 → {edge.basis}")
        for line in result.missed:
            print(f"missed  {line.document}: 《{line.title}》")
    precision, recall = result.right / result.found, result.recovered / result.lines
    return report([Bar("lineage: precision", precision, _BAR), Bar("lineage: recall", recall, _BAR)])


def _folder(path: str) -> str:
    return path.partition("/")[0]


def _name(edge: Edge) -> tuple[str, str]:
    return edge.document, title_key(edge.title).core


def _kind(edge: Edge) -> str:
    if "〈" in edge.title or "《" in edge.title:
        return "a title within the title"
    if edge.basis.startswith("民法典/"):
        return "a code kept in several files"
    if not edge.locator.startswith("第一条"):
        return "said before the first article"
    return "other"


if __name__ == "__main__":
    sys.exit(main())
