"""Everything in the program that reads bytes or text of strangers, by name."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from benchmarks.attacks.containers import docx, ofd, packed, xlsx
from polreq.exchange.formats import FORMATS
from polreq.extract.extracting import extract
from polreq.ingest import read_source
from polreq.ingest.backlog.json_rows import json_table
from polreq.ingest.evidence.junit import junit_cases
from polreq.ingest.ids import propose_id
from polreq.model.document import Block, Document
from polreq.official.bodies import is_addressed, is_body, is_signatory, split_bodies
from polreq.official.citations import find_citations, find_cites
from polreq.official.date_context import DateContext
from polreq.official.deadlines import find_deadlines, read_cell
from polreq.official.docnumbers import find_numbers, number_line
from polreq.official.measures import quantities
from polreq.official.quantities import find_targets
from polreq.official.titles import title_key
from polreq.sheets.reading import read_sheets
from polreq.store.load_file import HEADERS, read_file
from polreq.text.lexicon import load_lexicon
from polreq.yamlio import parse

_CONTEXT: Final = DateContext(2026, date(2026, 3, 2))
#: Endings of source files whose bytes are tried as they are.
_PLAIN: Final = ("txt", "md", "html", "pdf", "docx", "ofd", "zip")
_EXCHANGED: Final = ("needs.json", ".sdoc", ".reqif", ".reqifz")


def read_text_of_strangers() -> Mapping[str, Callable[[str], object]]:
    """Return what reads text."""
    return MappingProxyType(
        {
            "citations": lambda text: (find_citations(text), find_cites(text)),
            "deadlines": lambda text: (find_deadlines(text, _CONTEXT), read_cell(text, _CONTEXT)),
            "quantities": lambda text: (find_targets(text), list(quantities(text))),
            "numbers of documents": lambda text: (find_numbers(text), number_line(text)),
            "bodies": lambda text: (is_body(text), is_addressed(text), is_signatory(text), split_bodies(text)),
            "titles": lambda text: (title_key(text), propose_id("", text, None)),
            "extraction": _extract,
            "a text file": lambda text: read_source("a.txt", text.encode("utf-8", "surrogatepass"), force=True),
            "Markdown": lambda text: read_source("a.md", text.encode("utf-8", "surrogatepass"), force=True),
            "HTML": lambda text: read_source("a.html", f"<html><p>{text}".encode("utf-8", "surrogatepass"), force=True),
            "YAML": lambda text: parse(f"a: {text}\n".encode("utf-8", "surrogatepass"), "a.yml"),
        }
    )


def readers() -> Mapping[str, Callable[[bytes], object]]:
    """Return what reads bytes."""
    found: dict[str, Callable[[bytes], object]] = {"yaml": lambda data: parse(data, "a.yml")}
    for header in HEADERS:
        found[f"workspace file {header}"] = lambda data, header=header: read_file(  # type: ignore[misc]
            f"polreq: {header}\n".encode() + data, "a.yml", header, frozenset({"pc"})
        )
    for ending in _PLAIN:
        found[f"source .{ending}"] = lambda data, ending=ending: read_source(f"a.{ending}", data, force=True)  # type: ignore[misc]
    found |= {
        "body of .docx": lambda data: read_source("a.docx", docx(data), force=True),
        "page of .ofd": lambda data: read_source("a.ofd", ofd(data), force=True),
        "member of .zip": lambda data: read_source("a.zip", packed({"a.html": data}), force=True),
        "table .csv": lambda data: read_sheets("a.csv", data),
        "sheet of .xlsx": lambda data: read_sheets("a.xlsx", xlsx(data)),
        "backlog .json": lambda data: json_table("a.json", data),
        "test results": lambda data: junit_cases("a.xml", data),
    }
    for key in _EXCHANGED:
        if read := FORMATS[key].read:
            found[f"exchange {key}"] = lambda data, read=read, key=key: read(f"a{key}", data)  # type: ignore[misc]
    for name, work in read_text_of_strangers().items():
        found[f"text: {name}"] = lambda data, work=work: work(data.decode("utf-8", "replace"))  # type: ignore[misc]
    return MappingProxyType(found)


def _extract(text: str) -> object:
    blocks = tuple(Block("paragraph", f"p{n}", line) for n, line in enumerate(text.split("\n"), 1) if line.strip())
    return extract(Document("a", "关于公开的通知", body=blocks), load_lexicon())
