"""A source file, whatever its kind → a policy document and findings."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from polreq.ingest.decode import decode
from polreq.ingest.lines import Raw
from polreq.ingest.readers.html import read_html
from polreq.ingest.readers.markdown import read_markdown
from polreq.ingest.readers.text import read_text
from polreq.ingest.structure import structure
from polreq.model.document import Document, Source
from polreq.model.place import Place
from polreq.results.finding import Finding, sort_findings

#: Kinds of text files by the end of their name.
_TEXT_READERS: Final[Mapping[str, Callable[[str], Raw]]] = MappingProxyType(
    {
        "txt": read_text,
        "text": read_text,
        "md": read_markdown,
        "markdown": read_markdown,
        "html": read_html,
        "htm": read_html,
        "shtml": read_html,
    }
)


@dataclass(frozen=True, slots=True)
class Ingested:
    """What came of reading a source: the document, or None where it cannot be read, and what to look at."""

    document: Document | None
    findings: tuple[Finding, ...] = ()


def read_source(name: str, data: bytes, *, force: bool = False) -> Ingested:
    """Read a source file into a document whose id is proposed from its number, or from title and day.

    Args:
        name: file name; its end tells the kind of file.
        data: the file's bytes.
        force: go on with a source that is damaged (X704).

    Raises:
        MissingExtraError: if the kind of file needs an optional package that is not installed.
    """
    base = name.replace("\\", "/").rpartition("/")[2]
    reader = _TEXT_READERS.get(base.rpartition(".")[2].lower(), read_text)
    try:
        raw = reader(decode(data))
    except UnicodeDecodeError as error:
        return _refused(base, f"第 {error.start + 1} 字节处无法解码（cannot decode byte {error.start + 1}）")
    if not any(line.text.strip() for line in raw.lines):
        return _refused(base, "其中没有文字（there is no text in it）")
    result = structure(raw, Source(base, hashlib.sha256(data).hexdigest(), raw.form))
    return Ingested(result.document, sort_findings(result.findings))


def _refused(name: str, problem: str) -> Ingested:
    return Ingested(None, (Finding("X701", Place(name), name, (("name", name), ("problem", problem))),))
