"""How well `diff` does on versions of a document: which clause comes from which, and what is substance.

    python -m benchmarks.versions [--show]

Prints the figures of labelled pairs beside those of a simple program and their bars; `--show` names every clause that is told
wrong. The exit code is 1 below a bar.
"""

import argparse
import sys
import tarfile
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Final

from benchmarks import ROOT, SHARED
from benchmarks.alignment import f1, macro_f1
from benchmarks.alignment_data import LAWS
from benchmarks.bars import Bar, report
from benchmarks.links_data import figure, read_rows
from benchmarks.table import table
from polreq.change.articles import articles
from polreq.change.revising import compare_versions
from polreq.ingest import read_source
from polreq.model.document import Document
from polreq.text.choosing import choose_segmenter
from polreq.text.lexicon import Lexicon, load_lexicon
from polreq.text.likeness import likeness, pairs

#: The texts that lie in the archive beside the checkout.
ARCHIVE: Final = SHARED / "corpus" / "laws.tar.xz"
#: Labels made for this project.
OWN: Final = ROOT / "tests" / "version_labels"
_FOLDER: Final = "legal_lawrefbook"

#: The simple program: the nearest article from this likeness on; wording above this share of equal characters.
_NEAREST: Final = 0.35
_EQUAL: Final = 0.93


@dataclass(frozen=True, slots=True)
class VersionPair:
    """Two versions with labels.

    Args:
        name: how tables call them.
        labels: the file of labels.
        old: file of the older version, beside the checkout or in the archive.
        new: file of the newer one.
        bars: what alignment F1 and the classes' macro-F1 have to reach; None: it has none.
        unseen: no rule was written or changed since its texts were first compared.
    """

    name: str
    labels: Path
    old: str
    new: str
    bars: tuple[float, float] | None
    unseen: bool = False


PAIRS: Final = (
    VersionPair(
        "beijing",
        SHARED / "gold" / "lineage" / "beijing_versions.jsonl",
        "北京_北京市优化营商环境条例(2020-03-27).md",
        "北京_北京市优化营商环境条例(2024-11-29).md",
        (0.985, 0.92),
    ),
    VersionPair(
        "science fund",
        OWN / "science_fund.jsonl",
        f"{_FOLDER}/行政法规/国家自然科学基金条例(2007-02-24).md",
        f"{_FOLDER}/行政法规/国家自然科学基金条例(2024-11-08).md",
        (0.98, 0.90),
    ),
    VersionPair(
        "state secrets",
        OWN / "state_secrets.jsonl",
        f"{_FOLDER}/行政法/保守国家秘密法(2010-04-29).md",
        f"{_FOLDER}/行政法/保守国家秘密法(2024-02-27).md",
        (0.98, 0.90),
    ),
    VersionPair(
        "defence education",
        OWN / "defence_education.jsonl",
        f"{_FOLDER}/行政法/国防教育法(2018-04-27).md",
        f"{_FOLDER}/行政法/国防教育法(2024-09-13).md",
        (0.98, 0.90),
    ),
    VersionPair(
        "accounting",
        OWN / "accounting.jsonl",
        f"{_FOLDER}/经济法/会计法(2017-11-04).md",
        f"{_FOLDER}/经济法/会计法(2024-06-28).md",
        (0.98, 0.90),
    ),
    VersionPair(
        "ozone",
        OWN / "ozone.jsonl",
        f"{_FOLDER}/行政法规/消耗臭氧层物质管理条例(2018-03-19).md",
        f"{_FOLDER}/行政法规/消耗臭氧层物质管理条例(2023-12-29).md",
        (0.98, 0.90),
    ),
    VersionPair(
        "payments",
        OWN / "sme_payment.jsonl",
        f"{_FOLDER}/行政法规/保障中小企业款项支付条例(2020-07-05).md",
        f"{_FOLDER}/行政法规/保障中小企业款项支付条例(2025-03-17).md",
        (0.98, 0.90),
    ),
    VersionPair(
        "invoices",
        OWN / "invoices.jsonl",
        f"{_FOLDER}/行政法规/发票管理办法(2019-03-02).md",
        f"{_FOLDER}/行政法规/发票管理办法(2023-07-20).md",
        (0.98, 0.90),
    ),
    VersionPair(
        "luoyang parks",
        OWN / "luoyang_parks.jsonl",
        f"{_FOLDER}/DLC/河南地方法规/地方性法规/河南/洛阳市城市公园和广场管理条例(2019-01-14).md",
        f"{_FOLDER}/DLC/河南地方法规/地方性法规/河南/洛阳市公园和广场管理条例(2021-08-30).md",
        None,
    ),
    VersionPair(
        "antimonopoly",
        OWN / "antimonopoly.jsonl",
        f"{_FOLDER}/经济法/反垄断法(2007-08-30).md",
        f"{_FOLDER}/经济法/反垄断法(2022-06-24).md",
        (0.98, 0.90),
    ),
    VersionPair(
        "statistics",
        OWN / "statistics.jsonl",
        f"{_FOLDER}/经济法/统计法(2009-06-27).md",
        f"{_FOLDER}/经济法/统计法(2024-09-13).md",
        (0.98, 0.90),
    ),
    VersionPair(
        "wildlife",
        OWN / "wildlife.jsonl",
        f"{_FOLDER}/经济法/野生动物保护法(2018-10-26).md",
        f"{_FOLDER}/经济法/野生动物保护法(2022-12-30).md",
        (0.98, 0.90),
    ),
    VersionPair(
        "supervision",
        OWN / "supervision.jsonl",
        f"{_FOLDER}/宪法相关法/各级人民代表大会常务委员会监督法(2006-08-27).md",
        f"{_FOLDER}/宪法相关法/各级人民代表大会常务委员会监督法(2024-11-08).md",
        None,
    ),
    VersionPair(
        "science awards",
        OWN / "science_awards.jsonl",
        f"{_FOLDER}/行政法规/国家科学技术奖励条例(2020-10-07).md",
        f"{_FOLDER}/行政法规/国家科学技术奖励条例(2024-05-26).md",
        (0.98, 0.90),
    ),
    VersionPair(
        "charity",
        OWN / "charity.jsonl",
        f"{_FOLDER}/社会法/慈善法(2016-03-16).md",
        f"{_FOLDER}/社会法/慈善法(2023-12-29).md",
        (0.98, 0.90),
    ),
    VersionPair(
        "legislation",
        OWN / "legislation.jsonl",
        f"{_FOLDER}/宪法相关法/立法法(2015-03-15).md",
        f"{_FOLDER}/宪法相关法/立法法(2023-03-13).md",
        (0.98, 0.90),
    ),
    VersionPair(
        "martyrs",
        OWN / "martyrs.jsonl",
        f"{_FOLDER}/行政法规/烈士褒扬条例(2019-08-01).md",
        f"{_FOLDER}/行政法规/烈士褒扬条例(2024-09-27).md",
        None,
    ),
    VersionPair(
        "sea transport",
        OWN / "sea_transport.jsonl",
        f"{_FOLDER}/行政法规/国际海运条例(2019-03-02).md",
        f"{_FOLDER}/行政法规/国际海运条例(2023-07-20).md",
        (0.98, 0.90),
    ),
    VersionPair(
        "road transport",
        OWN / "road_transport.jsonl",
        f"{_FOLDER}/行政法规/道路运输条例(2019-03-02).md",
        f"{_FOLDER}/行政法规/道路运输条例(2023-07-20).md",
        None,
        unseen=True,
    ),
    VersionPair(
        "sand mining",
        OWN / "sand_mining.jsonl",
        f"{_FOLDER}/行政法规/长江河道采砂管理条例(2001-10-25).md",
        f"{_FOLDER}/行政法规/长江河道采砂管理条例(2023-07-20).md",
        None,
        unseen=True,
    ),
    VersionPair(
        "deputies",
        OWN / "deputies.jsonl",
        f"{_FOLDER}/宪法相关法/全国人民代表大会和地方各级人民代表大会代表法(2015-08-29).md",
        f"{_FOLDER}/宪法相关法/全国人民代表大会和地方各级人民代表大会代表法(2025-03-11).md",
        None,
        unseen=True,
    ),
)

#: What became of the clauses of a newer version: (places of the older one, change) by place.
Fate = tuple[frozenset[str], str]
Fates = dict[str, Fate]


def read_labels(path: Path) -> Fates:
    """Read the labels of the clauses of a newer version; those that were removed follow from them."""
    return {row["new"]: (frozenset(row["old"]), row["change"]) for row in read_rows(path) if row["new"]}


def read_versions(chosen: Sequence[VersionPair]) -> dict[str, Document]:
    """Read the texts of pairs, by file."""
    files = {name for pair in chosen for name in (pair.old, pair.new)}
    found = {name: (LAWS / name).read_bytes() for name in files if (LAWS / name).is_file()}
    with tarfile.open(ARCHIVE) as archive:
        for member in archive:
            if member.name in files and (data := archive.extractfile(member)):
                found[member.name] = data.read()
    return {name: _document(name, data) for name, data in found.items()}


def told(old: Document, new: Document, lexicon: Lexicon) -> Fates:
    """Return what polreq tells of every clause of the newer version."""
    rows = compare_versions(old, new, lexicon).rows
    return {row.new.locator: (frozenset(a.locator for a in row.olds), row.change) for row in rows if row.new}


def told_simply(old: Document, new: Document) -> Fates:
    """Return what a simple program tells: the nearest article by pairs of characters, its change by the share of equal ones."""
    olds = [(article, pairs(article.text)) for article in articles(old)]
    found: Fates = {}
    for article in articles(new):
        mine = pairs(article.text)
        near, score = max(((one, likeness(mine, its)) for one, its in olds), key=lambda pair: pair[1])
        if score < _NEAREST:
            found[article.locator] = (frozenset(), "added")
            continue
        equal = SequenceMatcher(None, near.text, article.text, autojunk=False).ratio()
        change = "unchanged" if equal == 1 else "wording" if equal > _EQUAL else "substantive"
        found[article.locator] = (frozenset((near.locator,)), change)
    return found


def alignment_f1(labels: Fates, said: Fates) -> float:
    """Return F1 of the pairs of a newer and an older clause."""
    true = {(new, old) for new, (olds, _) in labels.items() for old in olds}
    claimed = {(new, old) for new, (olds, _) in said.items() for old in olds}
    return f1((len(true & claimed), len(claimed), len(true)))


def class_f1(labels: Fates, said: Fates) -> float:
    """Return macro-F1 of what became of the clauses of the newer version."""
    return macro_f1([(change, said[new][1]) for new, (_, change) in labels.items()])


def main() -> int:
    """Print the figures; the exit code is 1 below a bar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="name every clause that is told wrong")
    show = parser.parse_args().show
    if not ARCHIVE.is_file() or not LAWS.is_dir():
        print("skipped: the texts of laws are not beside this checkout")
        return 0
    texts, lexicon = read_versions(PAIRS), load_lexicon(segmenter=choose_segmenter())
    rows, bars = [], []
    every, all_said, all_simple = [list[tuple[VersionPair, Fates]]() for _ in range(3)]
    for pair in PAIRS:
        labels, old, new = read_labels(pair.labels), texts[pair.old], texts[pair.new]
        said, simple = told(old, new, lexicon), told_simply(old, new)
        figures = alignment_f1(labels, said), class_f1(labels, said)
        rows += [
            (pair.name, "simple program", figure(alignment_f1(labels, simple)), figure(class_f1(labels, simple))),
            ("", "diff", *map(figure, figures)),
        ]
        for part, parts in ((labels, every), (said, all_said), (simple, all_simple)):
            parts.append((pair, _named(pair.name, part)))
        if pair.bars:
            bars += [
                Bar(f"{pair.name}: alignment F1", figures[0], pair.bars[0]),
                Bar(f"{pair.name}: classes, macro-F1", figures[1], pair.bars[1]),
            ]
        if show:
            _show(pair.name, labels, said)
    for name, chosen in (("all", PAIRS), ("unseen", [pair for pair in PAIRS if pair.unseen])):
        known = _together(every, chosen)
        for program, told_of in (("simple program", all_simple), ("diff", all_said)):
            fates = _together(told_of, chosen)
            shown = f"{name}, {len(known)} clauses" if told_of is all_simple else ""
            rows.append((shown, program, figure(alignment_f1(known, fates)), figure(class_f1(known, fates))))
    print(table(("versions of", "program", "alignment F1", "classes, macro-F1"), rows) + "\n")
    return report(bars)


def _together(parts: Sequence[tuple[VersionPair, Fates]], chosen: Sequence[VersionPair]) -> Fates:
    """Put the fates of several pairs together."""
    return {place: fate for pair, fates in parts if pair in chosen for place, fate in fates.items()}


def _named(name: str, fates: Fates) -> Fates:
    """Return the same with the name of the pair before every place, so that pairs can be put together."""
    return {
        f"{name} {new}": (frozenset(f"{name} {old}" for old in olds), change) for new, (olds, change) in fates.items()
    }


def _show(name: str, labels: Fates, said: Fates) -> None:
    for new, (olds, change) in labels.items():
        if said[new] != (olds, change):
            told_olds, told_change = said[new]
            print(f"{name} {new}: {_words(told_olds, told_change)}; labelled {_words(olds, change)}")


def _words(olds: frozenset[str], change: str) -> str:
    return f"{change} of {'、'.join(sorted(olds))}" if olds else change


def _document(name: str, data: bytes) -> Document:
    document = read_source(Path(name).name, data).document
    if document is None:
        raise RuntimeError(f"{name} cannot be read")
    return document


if __name__ == "__main__":
    sys.exit(main())
