"""Labelled pairs of an upper and a lower document: the texts lie beside the checkout, the labels here or there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from benchmarks import ROOT, SHARED
from benchmarks.links_data import read_rows
from polreq.change.articles import articles, items_of
from polreq.ingest import read_source
from polreq.link import LinkItem, Options
from polreq.link.article_signals import ByPair, likeness
from polreq.model.document import Document
from polreq.text.choosing import choose_segmenter

#: The texts, and the labels that lie beside them.
LAWS: Final = SHARED / "corpus" / "legislation"
_BESIDE: Final = SHARED / "gold" / "lineage"
#: Labels made for this project.
OWN: Final = ROOT / "tests" / "lineage_labels"

_NATION: Final = "国家_优化营商环境条例(2019-10-22).md"
_SHANDONG: Final = "山东_山东省优化营商环境条例(2020-09-25).md"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents with labels.

    Args:
        name: how tables call them.
        labels: the file of labels.
        upper: file name of the upper document.
        lower: file name of the lower one.
    """

    name: str
    labels: Path
    upper: str
    lower: str


PAIRS: Final = (
    Pair("henan", _BESIDE / "henan.jsonl", _NATION, "河南_河南省优化营商环境条例(2020-11-28).md"),
    Pair("shandong", _BESIDE / "shandong.jsonl", _NATION, _SHANDONG),
    Pair("beijing", OWN / "beijing.jsonl", _NATION, "北京_北京市优化营商环境条例(2020-03-27).md"),
    Pair("qingdao", OWN / "qingdao.jsonl", _SHANDONG, "山东_青岛市优化营商环境条例(2021-01-28).md"),
    Pair(
        "network data",
        OWN / "network_data.jsonl",
        "国家_数据安全法(2021-06-10).md",
        "国家_网络数据安全管理条例(2024-09-24).md",
    ),
)

#: By lower article, the upper ones and how it relates to each, best first; none if it is purely local.
Labels = Mapping[str, Sequence[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A pair that was read.

    Args:
        name: of the pair.
        uppers: articles of the upper document.
        lowers: articles of the lower one.
        alike: how alike they are; see `likeness`.
        labels: for each lower article the positions of upper ones and the relations, best first.
    """

    name: str
    uppers: Sequence[LinkItem]
    lowers: Sequence[LinkItem]
    alike: Mapping[str, ByPair]
    labels: Sequence[Sequence[tuple[int, str]]]


def are_there() -> bool:
    """Tell whether the texts and the labels beside them are there."""
    return LAWS.is_dir() and _BESIDE.is_dir()


def read_labels(path: Path) -> Labels:
    """Read a file of labels, of this project or of those beside the texts."""
    lower, upper = ("local", "national") if path.parent == _BESIDE else ("lower", "upper")
    return {row[lower]: [(one["article"], one["relation"]) for one in row[upper]] for row in read_rows(path)}


def read_law(name: str) -> Document:
    """Read a law beside the checkout."""
    document = read_source(name, (LAWS / name).read_bytes()).document
    if document is None:
        raise ValueError(f"{name} cannot be read")
    return document


@cache
def read_pair(pair: Pair) -> Labelled:
    """Read a pair and compare its articles.

    Raises:
        ValueError: the labels and the lower document do not have the same articles.
    """
    above, below = read_law(pair.upper), read_law(pair.lower)
    uppers, lowers = items_of(above, articles(above)), items_of(below, articles(below))
    labels = read_labels(pair.labels)
    if list(labels) != [item.id for item in lowers]:
        raise ValueError(f"{pair.labels.name} does not fit {pair.lower}")
    places = {item.id: n for n, item in enumerate(uppers)}
    alike = likeness(uppers, lowers, Options(), choose_segmenter().words)
    found = [[(places[article], kind) for article, kind in labels[item.id]] for item in lowers]
    return Labelled(pair.name, uppers, lowers, alike, found)
