"""Rank one collection of texts against another one, read from JSON lines."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from polreq.errors import UsageError, reading
from polreq.link.item import FIELDS, LinkItem, Options
from polreq.link.ranking import rank
from polreq.pipeline.read import read_lines
from polreq.results.suggestion import Reason
from polreq.text.choosing import choose_segmenter

#: (query id, document id, score, reasons).
Ranked = tuple[str, str, float, tuple[Reason, ...]]


def link_collections(
    queries: Path, corpus: Path, known: Path | None, *, top: int, semantic: bool, explain: bool
) -> Iterator[Ranked]:
    """Rank the corpus for every query.

    Args:
        queries: JSON lines with `id` and any of the text fields.
        corpus: the same.
        known: tab-separated query id, document id, relevance; rows with relevance 0 are passed over.
        top: documents for each query.
        semantic: whether the vector model may be used, where it is installed.
        explain: whether reasons are worked out.

    Raises:
        UsageError: a file cannot be read as that; all bad lines are named.
    """
    asked, there = _read_items(queries), _read_items(corpus)
    confirmed = _read_pairs(known) if known else ()
    options = Options(top=top, explain=explain, semantic=semantic)
    for match in rank(asked, there, confirmed, options, choose_segmenter().words):
        yield match.query, match.found, match.score, match.reasons


def _read_items(path: Path) -> list[LinkItem]:
    items, wrong = [], []
    for n, line in enumerate(read_lines(path), start=1):
        if not line.strip():
            continue
        with reading(path):
            item = _item(line)
        if item is None:
            wrong.append(str(n))
        else:
            items.append(item)
    if wrong:
        which = ", ".join(wrong[:10]) + ("…" if len(wrong) > 10 else "")
        raise UsageError(
            f"{path} 的第 {which} 行不对：每行应是含 id 和 {'、'.join(FIELDS)} 之一的 JSON 对象。",
            f"{path}, line {which}: every line must be a JSON object with an id and one of {', '.join(FIELDS)}.",
        )
    return items


def _item(line: str) -> LinkItem | None:
    try:
        row: Any = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(row, dict) or "id" not in row:
        return None
    fields = {name: str(row[name]) for name in FIELDS if row.get(name)}
    return LinkItem(id=str(row["id"]), fields=fields, kind=str(row.get("class", "")))


def _read_pairs(path: Path) -> tuple[tuple[str, str], ...]:
    pairs = []
    for n, line in enumerate(read_lines(path), start=1):
        cells = line.rstrip("\n").split("\t")
        if len(cells) < 2:
            raise UsageError(
                f"{path} 的第 {n} 行不对：应为“查询编号、制表符、文档编号、制表符、相关度”。",
                f"{path}, line {n}: expected query id, tab, document id, tab, relevance.",
            )
        if len(cells) < 3 or cells[2].strip() not in ("0", "0.0"):
            pairs.append((cells[0], cells[1]))
    return tuple(pairs)
