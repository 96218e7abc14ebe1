"""The documents of which title, number, issuers and days are known, one set after the other, and in which kinds of files.

Of documents beside the checkout no words are stored: titles, numbers and names stand in `tests/metadata_labels` as digests.
"""

import csv
import hashlib
import json
import tarfile
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Final

from benchmarks import ROOT, SHARED
from benchmarks.importers_write import Paragraph, docx, ofd_of, paragraphs_of, pdf
from polreq.ingest import read_source
from polreq.model.document import Document
from polreq.text.normalise import without_radicals
from tests.identity_cases import CASES, Case
from tests.identity_shapes import SHAPES

_CORPUS: Final = SHARED / "corpus"
_LABELS: Final = ROOT / "tests" / "metadata_labels"
_TEXTS: Final = ROOT / "tests" / "extraction_labels" / "texts"

#: What is looked at, in the order in which it is shown.
FIELDS: Final = ("title", "number", "issuers", "written", "published", "effective", "expires")

#: Marks that are printed one way and another.
_MARKS: Final = str.maketrans(
    {
        "«": "《",
        "»": "》",
        **dict.fromkeys("[［【(（﹝", "〔"),
        **dict.fromkeys("]］】)）﹞", "〕"),
        **dict.fromkeys("“”\"‘’'", None),
    }
)
_DIGITS: Final = 16


@dataclass(frozen=True, slots=True)
class Known:
    """A document and what is known of it.

    Args:
        name: of the file; its end tells how it is read.
        data: the file.
        expected: field → digests of which one is right; none at all where the document has no such thing. A field that is not
            here is not judged.
    """

    name: str
    data: bytes
    expected: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Set:
    """Documents of one kind in one kind of file."""

    name: str
    documents: Callable[[], Iterator[Known]]


def digest(text: str) -> str:
    """Return a digest of words, which is the same however their white space, quotation marks and brackets are printed."""
    words = "".join(unicodedata.normalize("NFKC", without_radicals(text)).split()).translate(_MARKS)
    words = words.replace("〕第", "〕")  # 〔2027〕第8号 is 〔2027〕8号
    return hashlib.sha256(words.encode()).hexdigest()[:_DIGITS] if words else ""


def found_in(document: Document, name: str) -> dict[str, str]:
    """Return what was found in a document, field → digest; a title that is only the name of the file is none."""
    dates = document.dates
    said = {
        "title": "" if document.title == name.rpartition(".")[0] else document.title,
        "number": document.number,
        "issuers": "、".join(document.issuers),
        **{field: str(getattr(dates, field) or "") for field in FIELDS[3:]},
    }
    return {field: digest(words) for field, words in said.items()}


def sets() -> Iterator[Set]:
    """List all sets whose documents are there."""
    invented = (*CASES, *SHAPES)
    yield Set("invented, as they are", lambda: _written(invented, lambda case: (case.file, case.text.encode())))
    # what stands in front matter or in the markup of a page is no line of a text
    plain = [case for case in invented if case.file.endswith("txt")]
    for kind, write in _WRITERS.items():
        yield Set(f"invented, {kind}", partial(_written, plain, write))
    yield Set("texts of our own", _texts)
    if (_CORPUS / "national").is_dir():
        for folder, kind in (("txt", "text"), ("html", "web page")):
            yield Set(f"State Council, {kind}", partial(_national, folder))
    if (_CORPUS / "guangzhou").is_dir():
        yield Set("a city's sites, web page", _city)
    if (_CORPUS / "egov.tar.xz").is_file():
        yield Set("texts out of PDFs", _policies)


def _labelled(
    title: str, number: str, issuers: Sequence[str], days: Mapping[str, object]
) -> dict[str, tuple[str, ...]]:
    said = {
        "title": title,
        "number": number,
        "issuers": "、".join(issuers),
        **{k: str(v or "") for k, v in days.items()},
    }
    return {field: (digest(words),) if words else () for field, words in said.items()}


# ---- invented documents


def _written(cases: Sequence[Case], write: Callable[[Case], tuple[str, bytes]]) -> Iterator[Known]:
    for case in cases:
        days = {field: getattr(case, field) for field in FIELDS[3:]}
        name, data = write(case)
        yield Known(name, data, _labelled(case.title, case.number, case.issuers, days))


def _paragraphs(case: Case) -> list[Paragraph]:
    """Return the paragraphs as the plain text has them, so that only the kind of file differs."""
    document = read_source(case.file, case.text.encode()).document
    if document is None:
        raise SystemExit(f"{case.name} cannot be read as plain text")
    return paragraphs_of(document)


def _page(case: Case) -> bytes:
    rows = "".join(_row(paragraph) for paragraph in _paragraphs(case))
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><div>{rows}</div></body></html>'.encode()


def _row(paragraph: Paragraph) -> str:
    if paragraph.cells:
        return f"<table><tr>{''.join(f'<td>{escape(cell)}</td>' for cell in paragraph.cells)}</tr></table>"
    return f"<p>{escape(paragraph.text)}</p>"


def _markdown(case: Case) -> bytes:
    lines = []
    for is_title, group in groupby(_paragraphs(case), key=lambda p: p.kind == "title"):
        texts = [p.text.replace("[", "\\[") for p in group]
        lines += [f"# {''.join(texts)}"] if is_title else texts
    return "\n\n".join(lines).encode()


_WRITERS: Final[dict[str, Callable[[Case], tuple[str, bytes]]]] = {
    "web page": lambda case: ("a.html", _page(case)),
    "Word": lambda case: ("a.docx", docx(_paragraphs(case))),
    "PDF": lambda case: ("a.pdf", pdf(_paragraphs(case))),
    "OFD": lambda case: ("a.ofd", ofd_of(_paragraphs(case))),
    "Markdown": lambda case: ("a.md", _markdown(case)),
}


# ---- texts of our own that are labelled for extraction


def _texts() -> Iterator[Known]:
    with (_TEXTS / "meta.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            said = {name: "" if value == "-" else value for name, value in row.items()}
            days = {field: said[field] for field in ("written", "expires")}
            expected = _labelled(said["title"], said["number"], said["issuers"].split("、"), days)
            yield Known(said["file"], (_TEXTS / said["file"]).read_bytes(), expected)


# ---- documents beside the checkout


def _national(folder: str) -> Iterator[Known]:
    """The State Council's; what their portal says of them has no days."""
    listed = (_CORPUS / "national" / "metadata.jsonl").read_text(encoding="utf-8").splitlines()
    for said in map(json.loads, listed):
        path = _CORPUS / "national" / folder / f"{Path(said['file']).stem}.{folder}"
        if path.is_file():
            expected = _labelled(said["title"], said["doc_no"], said["issuer"].split("、"), {})
            yield Known(path.name, path.read_bytes(), expected)


def _city() -> Iterator[Known]:
    expected = _stored("guangzhou.jsonl")
    for path in sorted((_CORPUS / "guangzhou").glob("*.html")):
        yield Known(path.name, path.read_bytes(), expected[path.name.partition("_")[0]])


def _policies() -> Iterator[Known]:
    expected = _stored("egov.jsonl")
    with tarfile.open(_CORPUS / "egov.tar.xz") as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            name = member.name.rpartition("/")[2]
            labels = expected.get(name.partition("_")[0])
            if labels is not None and (opened := archive.extractfile(member)):
                yield Known(name, opened.read(), labels)


def _stored(name: str) -> dict[str, dict[str, tuple[str, ...]]]:
    lines = map(json.loads, (_LABELS / name).read_text(encoding="utf-8").splitlines())
    return {said.pop("source"): {field: tuple(digests) for field, digests in said.items()} for said in lines}
