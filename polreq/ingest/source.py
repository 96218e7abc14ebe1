"""A source file, whatever its kind → a policy document and findings."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from polreq.guarded.archive import Archive
from polreq.guarded.unreadable import UnreadableError
from polreq.ingest.cell_bars import without_bars
from polreq.ingest.cell_lines import tabled
from polreq.ingest.damage import examine
from polreq.ingest.decode import decode
from polreq.ingest.exports import find_export, is_workbook
from polreq.ingest.illegible import marked
from polreq.ingest.lines import Raw
from polreq.ingest.margin import without_margin
from polreq.ingest.portal import page_title
from polreq.ingest.readers.docx import read_docx
from polreq.ingest.readers.html import read_html
from polreq.ingest.readers.markdown import read_markdown
from polreq.ingest.readers.ofd import read_ofd
from polreq.ingest.readers.pdf import read_pdf
from polreq.ingest.readers.picture import BEGINNINGS, read_picture
from polreq.ingest.readers.text import read_text
from polreq.ingest.spacing import close_up
from polreq.ingest.structure import structure
from polreq.ingest.wrapping import Joined, unwrap
from polreq.model.document import Document, Source
from polreq.model.place import Place
from polreq.results.finding import Finding, sort_findings
from polreq.results.progress import Progress, silent
from polreq.text.marks import chinese_marks
from polreq.text.normalise import without_radicals
from polreq.words import Text

#: Kinds of text files by the end of their name; anything else is read as plain text.
_TEXT_READERS: Final[Mapping[str, Callable[[str], Raw]]] = MappingProxyType(
    {
        "md": read_markdown,
        "markdown": read_markdown,
        "html": read_html,
        "htm": read_html,
        "shtml": read_html,
        "xhtml": read_html,
    }
)
_READABLE: Final = (*_TEXT_READERS, "txt", "text", "docx", "pdf", "ofd")
_PICTURES: Final = ("png", "jpg", "jpeg", "tif", "tiff")

#: How files begin that are no text, and what is to be said of those that cannot be read.
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_REFUSED: Final = (
    (_OLE, Text("这是旧版 Office 文件（.doc/.wps），请另存为 .docx", "an old Office file: save it as .docx")),
    (b"{\\rtf", Text("这是 RTF 文件，请另存为 .docx", "an RTF file: save it as .docx")),
    (b"Rar!", Text("这是 RAR 压缩包，请先解压", "a RAR archive: unpack it first")),
    (b"7z\xbc\xaf", Text("这是 7z 压缩包，请先解压", "a 7z archive: unpack it first")),
)
#: Longer texts are refused: the thickest yearbook has some 5 MB of text, a page with its pictures inside some 20 MB.
MAX_TEXT: Final = 32 * 1024 * 1024

#: Readers whose lines may be those of a page, and not paragraphs.
_MAY_BE_WRAPPED: Final = ("text", "markdown", "html", "docx")

#: So many lines with points for full stops are said; fewer are slips.
_STOPS: Final = 3
_EXCERPT: Final = 20

_IGNORED: Final = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class Ingested:
    """What came of reading a source: the document, or None where it cannot be read, and what to look at."""

    document: Document | None
    findings: tuple[Finding, ...] = ()


def read_source(name: str, data: bytes, *, force: bool = False, progress: Progress = silent) -> Ingested:
    """Read a source file into a document whose id is proposed from its number, or from title and day.

    Places of findings name the source file; for text and Markdown the line is that of the file, for other kinds it is
    the number of the paragraph.

    Args:
        name: file name; its end tells the kind of text files, others are known by their content.
        data: the file's bytes.
        force: go on with a source that is damaged (X704); the finding stays.
        progress: told of each page of a scan or picture, which take some seconds each.

    Raises:
        MissingExtraError: if the kind of file needs an optional package that is not installed.
    """
    base = name.replace("\\", "/").rpartition("/")[2]
    if export := find_export(data):
        facts = (("name", base), ("tool", export.tool), ("columns", "、".join(export.columns)))
        return Ingested(None, (Finding("X712", Place(base), base, facts),))
    try:
        raw = _read(base, data, progress)
    except UnicodeDecodeError as error:
        return _refused(base, Text(f"第 {error.start + 1} 字节处无法解码", f"cannot decode byte {error.start + 1}"))
    except UnreadableError as error:
        return _refused(base, error.said)
    raw, noticed = _as_printed(raw, base)
    if not any(line.text.strip() for line in raw.lines):
        return _refused(base, Text("其中没有文字", "there is no text in it"))
    examined = examine(raw, base)
    if examined.beyond_repair and not force:
        return Ingested(None, sort_findings((*noticed, *examined.findings)))
    result = structure(examined.raw, Source(base, hashlib.sha256(data).hexdigest(), raw.form))
    return Ingested(result.document, sort_findings((*noticed, *examined.findings, *result.findings)))


def _as_meant(raw: Raw, name: str) -> tuple[Raw, list[Finding]]:
    """Read look-alikes and marks of ASCII as what they stand for; the text stays as it is."""
    plain = [without_radicals(line.words) for line in raw.lines]
    meant = [chinese_marks(words) for words in plain]
    noticed = []
    changed = [(old.words, new) for old, new in zip(raw.lines, plain, strict=True) if old.words != new]
    if changed:
        shape, character = next((a, b) for a, b in zip(*changed[0], strict=True) if a != b)
        facts = (("lines", str(len(changed))), ("shape", shape), ("plain", character))
        noticed.append(Finding("X708", Place(name), "", facts))
    stopped = [old for old, new in zip(plain, meant, strict=True) if old.count("。") < new.count("。")]
    if len(stopped) >= _STOPS:
        noticed.append(
            Finding("X716", Place(name), "", (("lines", str(len(stopped))), ("words", stopped[0][-_EXCERPT:])))
        )
    lines = tuple(
        replace(line, reading=words) if words != line.words else line
        for line, words in zip(raw.lines, meant, strict=True)
    )
    return replace(raw, lines=lines), noticed


def _as_printed(raw: Raw, name: str) -> tuple[Raw, list[Finding]]:
    """Read characters as they are meant, close up what was set apart, put lines of paragraphs together."""
    read, meant = _as_meant(marked(raw), name)
    noticed = [*(Finding(code, Place(name), "", facts) for code, facts in raw.noticed), *meant]
    beside = without_margin(read)
    barred = without_bars(beside.raw)
    table = tabled(barred.raw)
    if rows := barred.rows + table.rows:
        noticed.append(Finding("X719", Place(name), "", (("rows", str(rows)),)))
    closed = close_up(table.raw)
    if closed.lines:
        facts = (("lines", str(closed.lines)), ("before", closed.before), ("after", closed.after))
        noticed.append(Finding("X709", Place(name), "", facts))
    if title := page_title(closed.raw.lines):
        closed = replace(closed, raw=replace(closed.raw, labels=(*closed.raw.labels, ("page", title))))
    whole = unwrap(closed.raw) if raw.form in _MAY_BE_WRAPPED else Joined(closed.raw)
    dropped = beside.taken + whole.dropped
    if whole.joined or dropped:
        counts = (("joined", str(whole.joined)), ("dropped", str(dropped)))
        noticed.append(Finding("X707", Place(name), "", counts))
    return whole.raw, noticed


def _read(name: str, data: bytes, progress: Progress, *, packed: bool = False) -> Raw:
    for beginning, problem in _REFUSED:
        if data.startswith(beginning):
            raise UnreadableError(problem)
    if data[:1024].lstrip().startswith(b"%PDF"):
        return read_pdf(data, name, progress)
    if data.startswith(BEGINNINGS):
        return read_picture(data, name, progress)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _read_archive(data, progress, packed=packed)
    if len(data) > MAX_TEXT:
        raise UnreadableError(
            Text(
                f"文字超过 {MAX_TEXT >> 20} MB，请拆分为多个文件",
                f"over {MAX_TEXT >> 20} MB of text: split it into several files",
            )
        )
    text = decode(data)
    ending = name.rpartition(".")[2].lower()
    if ending not in _TEXT_READERS and text[:200].lstrip().lower().startswith(("<!doctype html", "<html")):
        return read_html(text)
    return _TEXT_READERS[ending](text) if ending in _TEXT_READERS else read_text(text)


def _read_archive(data: bytes, progress: Progress, *, packed: bool) -> Raw:
    archive = Archive(data)
    if "word/document.xml" in archive.names:
        return read_docx(data)
    if "OFD.xml" in archive.names:
        return read_ofd(data)
    if is_workbook(archive):
        raise UnreadableError(
            Text(
                "这是 Excel 工作簿；要读的如果是文件里的任务表，请把表格另存为 .docx 或 .csv",
                "a workbook of Excel: if it holds the task table of a document, save the table as .docx or .csv",
            )
        )
    if packed:
        raise UnreadableError(Text("压缩包里还有压缩包", "an archive inside an archive"))
    names = [name for name in archive.names if not any(part in name for part in _IGNORED)]
    # pictures that come along with a document are not what is to be read
    readable = _ending(names, _READABLE) or _ending(names, _PICTURES)
    if len(readable) != 1:
        raise UnreadableError(
            Text(
                f"压缩包内有 {len(readable)} 个可读文件，请解压后逐个导入",
                f"{len(readable)} readable files in the archive: unpack it",
            )
        )
    return _read(readable[0], archive.read(readable[0]), progress, packed=True)


def _ending(names: Sequence[str], endings: Sequence[str]) -> list[str]:
    return [name for name in names if name.rpartition(".")[2].lower() in endings]


def _refused(name: str, problem: Text) -> Ingested:
    return Ingested(None, (Finding("X701", Place(name), name, (("name", name), ("problem", problem))),))
