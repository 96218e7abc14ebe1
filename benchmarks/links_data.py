"""Labelled links beside the checkout, as what `polreq.link` takes."""

import json
import lzma
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks import SHARED
from benchmarks.bars import Bar
from polreq.link import LinkItem
from polreq.link.item import FIELDS

BENCH: Final = SHARED / "bench"

Cut = Callable[[str], list[str]]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Settings:
    """How the sets are measured.

    Args:
        cut: text to words.
        segmenter: name of what cuts.
        vectors: folder in which vectors are kept.
        semantic: whether vectors that take long may be computed.
    """

    cut: Cut
    segmenter: str
    vectors: Path
    semantic: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """The tables of a set, and how its figures stand to their bars."""

    text: str
    bars: Sequence[Bar]


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Read a file of one JSON object a line, packed by xz or not."""
    data = path.read_bytes()
    text = (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def read_items(path: Path) -> list[LinkItem]:
    """Read items with their text fields."""
    return [item_of(row) for row in read_rows(path)]


def item_of(row: Mapping[str, Any]) -> LinkItem:
    """Make an item of a row."""
    return LinkItem(str(row["id"]), {name: str(row[name]) for name in FIELDS if row.get(name)})


def read_gold(path: Path) -> dict[str, set[str]]:
    """Read the relevant documents of each query from a table of query, document and relevance."""
    found: dict[str, set[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        query, document, relevance = line.split("\t")
        if float(relevance) > 0:
            found.setdefault(query, set()).add(document)
    return found


def figure(value: float) -> str:
    """Show a share the way tables of retrieval do: .450."""
    return f"{value:.3f}".removeprefix("0")
