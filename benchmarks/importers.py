"""What the importers make of real documents: the same text in other kinds of files must give the same paragraphs.

    python -m benchmarks.importers [-v]

Takes the 60 documents of the State Council beside the checkout. 32 of them are there as web pages too; for Word, PDF and
OFD they are written anew by other programs (`benchmarks.importers_write`), and encoded and packed in several ways. `-v`
shows the first difference of every document that differs. Of 21 pages of a city's sites, of which there is no text,
it counts sentences lost and lines of the site that are none of the document. The exit code is 1 below a bar.
"""

import argparse
import codecs
import io
import re
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html.parser import HTMLParser
from pathlib import Path
from time import perf_counter
from typing import Final

from benchmarks import SHARED
from benchmarks.bars import Bar, report
from benchmarks.importers_write import Paragraph, docx, ofd_of, paragraphs_of, pdf
from benchmarks.table import table
from polreq.ingest import read_source
from polreq.model.document import Document

_TEXTS: Final = SHARED / "corpus" / "national" / "txt"
_PAGES: Final = SHARED / "corpus" / "national" / "html"

_CITY: Final = SHARED / "corpus" / "guangzhou"

#: Least share of documents with the same paragraphs, where it is not all of them.
_BARS: Final = {"PDF, two columns": 0.85, "OFD": 0.9}

#: Lines that a site puts around an article.
_SITE: Final = re.compile(
    r"版权所有|ICP备|公网安备|网站标识码|当前(?:所在的)?位置|(?:主办|承办)(?:单位)?[:：]|浏览(?:次数|量)|分享到|打印本?页|关闭(?:窗口|本页)"
    r"|上一[篇条]|下一[篇条]|返回顶部|(?:发布|发表)(?:日期|时间)[:：]|字体[:：]|^相关(?:附件|链接|文章|解读)|扫一扫.{0,6}(?:分享|手机)"
)
_SITE_LENGTH: Final = 80

#: A paragraph of a page that no document may lose: it is so long and ends as sentences do.
_SENTENCE: Final = re.compile(r".{15,}[。；]")

#: Characters that a text must have in Big5 for the rest of it to be tried.
_ENOUGH: Final = 100


@dataclass(frozen=True, slots=True)
class Case:
    """One document in another kind of file.

    Args:
        name: the document's.
        file: name of the file.
        data: its bytes.
        wanted: the paragraphs that it must give, without white space.
    """

    name: str
    file: str
    data: bytes
    wanted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a case: paragraphs as wanted, the share of equal characters, and the first difference."""

    same: bool
    share: float
    difference: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Read every document in every kind of file and print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-v", "--verbose", action="store_true", help="show the first difference of each document")
    asked = parser.parse_args(arguments)
    if not _TEXTS.is_dir():
        print("importers: skipped, the documents are not there (../shared beside the checkout)")
        return 0
    sources = [(path, path.read_text(encoding="utf-8-sig")) for path in sorted(_TEXTS.glob("*.txt"))]
    rows, bars = [], []
    for kind, cases in _KINDS.items():
        began = perf_counter()
        results = [(case, compare(case)) for path, text in sources for case in cases(path, text)]
        same = sum(outcome.same for _, outcome in results)
        share = sum(outcome.share for _, outcome in results) / len(results) if results else 0.0
        rows.append((kind, str(len(results)), str(same), f"{share:.5f}", f"{perf_counter() - began:.1f}"))
        bars.append(Bar(f"{kind}: same paragraphs", same / len(results) if results else None, _BARS.get(kind, 1.0)))
        if asked.verbose:
            for case, outcome in results:
                if not outcome.same:
                    print(f"{kind}: {case.name}: {outcome.share:.5f}: {outcome.difference}")
    print(table(("kind of file", "documents", "same paragraphs", "equal characters", "s"), rows), end="\n\n")
    return report([*bars, *_city(asked.verbose)])


def _city(verbose: bool) -> list[Bar]:
    """Read pages of a city's sites, print what of them came into the documents, and return the bars."""
    lost, leaked, pages, paragraphs, sought = [], [], sorted(_CITY.glob("*.html")), 0, 0
    for page in pages:
        data = page.read_bytes()
        found = squeezed(paragraphs_of(_document(page.name, data)))
        paragraphs += len(found)
        whole = "".join(found)
        wanted = sentences(data.decode("utf-8"))
        sought += len(wanted)
        lost += [f"{page.stem}: lost: {text}" for text in wanted if text not in whole]
        leaked += [f"{page.stem}: of the site: {t}" for t in found if len(t) < _SITE_LENGTH and _SITE.search(t)]
    for line in [*lost, *leaked] if verbose else []:
        print(line)
    row = (str(len(pages)), str(paragraphs), str(len(leaked)), str(sought), str(len(lost)))
    head = ("pages of a city's sites", "paragraphs read", "of the site", "sentences on the pages", "lost")
    print(table(head, [row]), end="\n\n")
    return [
        Bar("a city's pages: sentences lost", len(lost), 0, most=True),
        Bar("a city's pages: lines of the site", len(leaked), 0, most=True),
    ]


def sentences(page: str) -> list[str]:
    """List the paragraphs of a web page that end as sentences do, without white space."""
    reader = _Paragraphs()
    reader.feed(page)
    texts = ("".join(text.replace("|", "").split()) for text in reader.texts)
    return [text for text in texts if _SENTENCE.fullmatch(text)]


class _Paragraphs(HTMLParser):
    """Collects the text of the elements `p`."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "p":
            self._open = True
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[-1] += data


def compare(case: Case) -> Outcome:
    """Read a file and compare its paragraphs with what is wanted."""
    result = read_source(case.file, case.data)
    if result.document is None:
        return Outcome(
            False, 0.0, f"not read: {', '.join(str(dict(f.facts).get('problem', f.code)) for f in result.findings)}"
        )
    found = squeezed(paragraphs_of(result.document))
    return Outcome(found == case.wanted, equal_share(case.wanted, found), first_difference(case.wanted, found))


def squeezed(paragraphs: Sequence[Paragraph]) -> tuple[str, ...]:
    """Return paragraphs without white space and marks between cells.

    The lines of one title are one, as layouts break them where they must.
    """
    texts: list[str] = []
    before = ""
    for paragraph in paragraphs:
        text = "".join(paragraph.text.replace("|", "").split())
        if paragraph.kind == before == "title":
            texts[-1] += text
        else:
            texts.append(text)
        before = paragraph.kind
    return tuple(texts)


def equal_share(wanted: Sequence[str], found: Sequence[str]) -> float:
    """Return the share of characters that are the same and in the same order; ends of paragraphs count as characters."""
    total = sum(len(text) + 1 for text in (*wanted, *found))
    equal = 0
    for tag, a, b, c, d in SequenceMatcher(None, wanted, found, autojunk=False).get_opcodes():
        if tag == "equal":
            equal += sum(len(text) + 1 for text in wanted[a:b])
        elif tag == "replace":
            one, other = "".join(f"{t}\n" for t in wanted[a:b]), "".join(f"{t}\n" for t in found[c:d])
            equal += sum(
                block.size for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
            )
    return 2 * equal / total if total else 1.0


def first_difference(wanted: Sequence[str], found: Sequence[str]) -> str:
    """Show where two rows of paragraphs part for the first time; nothing if they do not."""
    for tag, a, b, c, d in SequenceMatcher(None, wanted, found, autojunk=False).get_opcodes():
        if tag != "equal":
            one, other = " ¶ ".join(wanted[a:b]), " ¶ ".join(found[c:d])
            at = next(
                (n for n, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), min(len(one), len(other))
            )
            begin = max(0, at - 20)
            return f"wanted {one[begin : at + 40]!r}, found {other[begin : at + 40]!r}"
    return ""


def _document(name: str, data: bytes) -> Document:
    document = read_source(name, data).document
    if document is None:
        raise SystemExit(f"{name} cannot be read as plain text")
    return document


def _pages(path: Path, text: str) -> Iterator[Case]:
    page = _PAGES / f"{path.stem}.html"
    if page.is_file():
        yield Case(path.stem, page.name, page.read_bytes(), _wanted(path, text))


def _written(ending: str, write: Callable[[Sequence[Paragraph]], bytes]) -> Callable[[Path, str], Iterator[Case]]:
    def cases(path: Path, text: str) -> Iterator[Case]:
        paragraphs = paragraphs_of(_document(path.name, text.encode()))
        yield Case(path.stem, f"{path.stem}.{ending}", write(paragraphs), squeezed(paragraphs))

    return cases


def _two_columns(path: Path, text: str) -> Iterator[Case]:
    """Documents without tables, which are too wide for a column."""
    paragraphs = paragraphs_of(_document(path.name, text.encode()))
    if not any(paragraph.cells for paragraph in paragraphs):
        yield Case(path.stem, f"{path.stem}.pdf", pdf(paragraphs, columns=2), squeezed(paragraphs))


def _encoded(bom: bytes, encoding: str) -> Callable[[Path, str], Iterator[Case]]:
    def cases(path: Path, text: str) -> Iterator[Case]:
        yield Case(path.stem, path.name, bom + text.encode(encoding), _wanted(path, text))

    return cases


def _windows(path: Path, text: str) -> Iterator[Case]:
    """The text with the line ends and the encoding of an old Windows editor."""
    yield Case(path.stem, path.name, text.replace("\n", "\r\n").encode("gb18030"), _wanted(path, text))


def _big5(path: Path, text: str) -> Iterator[Case]:
    """The lines of a text whose characters Big5 has; simplified ones it has not."""
    lines = [line for line in text.splitlines() if _fits(line, "big5")]
    if sum(map(len, lines)) >= _ENOUGH:
        kept = "\n".join(lines) + "\n"
        yield Case(path.stem, path.name, kept.encode("big5"), _wanted(path, kept))


def _packed(path: Path, text: str) -> Iterator[Case]:
    """The text packed with what systems add, in a folder, without compression, and under a name in GBK."""
    wanted = _wanted(path, text)
    data = text.encode()
    names = {"plain": "文件.txt", "folder": "通知/正文/文件.txt", "stored": "文件.txt"}
    for how, name in names.items():
        method = zipfile.ZIP_STORED if how == "stored" else zipfile.ZIP_DEFLATED
        more = {"__MACOSX/._文件.txt": b"\0\5\x16\7", "通知/.DS_Store": b"Bud1"} if how == "folder" else {}
        yield Case(f"{path.stem} ({how})", "a.zip", _zip({name: data, **more}, method), wanted)
    # zipfile writes UTF-8 names only: a name of the same length is put in and changed, which no checksum covers
    old = "正文.txt".encode("gbk")
    packed = _zip({"x" * (len(old) - 4) + ".txt": data}, zipfile.ZIP_DEFLATED)
    yield Case(f"{path.stem} (GBK)", "a.zip", packed.replace(b"x" * (len(old) - 4) + b".txt", old), wanted)


def _packed_word(path: Path, text: str) -> Iterator[Case]:
    paragraphs = paragraphs_of(_document(path.name, text.encode()))
    yield Case(path.stem, "a.zip", _zip({"正文.docx": docx(paragraphs)}, zipfile.ZIP_DEFLATED), squeezed(paragraphs))


_KINDS: Final[dict[str, Callable[[Path, str], Iterator[Case]]]] = {
    "web page (32 of the portal)": _pages,
    "Word, generated numbers": _written("docx", docx),
    "PDF, one column": _written("pdf", pdf),
    "PDF, two columns": _two_columns,
    "OFD": _written("ofd", ofd_of),
    "text, UTF-8": _encoded(b"", "utf-8"),
    "text, UTF-8 with BOM": _encoded(codecs.BOM_UTF8, "utf-8"),
    "text, UTF-16 LE": _encoded(codecs.BOM_UTF16_LE, "utf-16-le"),
    "text, UTF-16 BE": _encoded(codecs.BOM_UTF16_BE, "utf-16-be"),
    "text, GB18030": _encoded(b"", "gb18030"),
    "text, GB18030 and CRLF": _windows,
    "text, Big5 (lines that fit)": _big5,
    "ZIP of text (4 ways)": _packed,
    "ZIP of Word": _packed_word,
}


def _wanted(path: Path, text: str) -> tuple[str, ...]:
    return squeezed(paragraphs_of(_document(path.name, text.encode())))


def _fits(line: str, encoding: str) -> bool:
    try:
        line.encode(encoding)
    except UnicodeEncodeError:
        return False
    return bool(line.strip())


def _zip(members: dict[str, bytes], method: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


if __name__ == "__main__":
    sys.exit(main())
