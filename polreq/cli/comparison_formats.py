"""The tables of formats of documents held against each other: `align` and `diff`.

A format imports its arrangement and its writer when it is asked for, see formats.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from polreq.results.alignment import Comparison
    from polreq.results.levels import LevelChain
    from polreq.results.sections import TitledTable
    from polreq.results.versions import VersionView
    from polreq.words import Lang

VersionFormat = Callable[["VersionView", "Lang"], str | bytes]
LevelFormat = Callable[["LevelChain", "Lang"], str | bytes]


def _alignment_text(comparison: Comparison, lang: Lang) -> str:
    from polreq.arrange.alignments import arrange_alignment
    from polreq.render.writers.terminal import write_terminal

    return write_terminal(arrange_alignment(comparison), lang, width=None)


def _alignment_markdown(comparison: Comparison, lang: Lang) -> str:
    from polreq.arrange.alignments import arrange_alignment
    from polreq.render.writers.markdown import write_markdown

    return write_markdown(arrange_alignment(comparison), lang)


def _alignment_jsonl(comparison: Comparison, _lang: Lang) -> str:
    from polreq.render.machine.alignments import render_alignments

    return render_alignments(comparison)


#: For `align`.
ALIGNMENT_FORMATS: Final[Mapping[str, Callable[[Comparison, Lang], str]]] = MappingProxyType(
    {"text": _alignment_text, "markdown": _alignment_markdown, "jsonl": _alignment_jsonl}
)


def _levels_text(chain: LevelChain, lang: Lang) -> str:
    from polreq.arrange.levels import arrange_levels
    from polreq.render.writers.terminal import write_terminal

    return write_terminal(arrange_levels(chain), lang, width=None)


def _levels_markdown(chain: LevelChain, lang: Lang) -> str:
    from polreq.arrange.levels import arrange_levels
    from polreq.render.writers.markdown import write_markdown

    return write_markdown(arrange_levels(chain), lang)


def _levels_json(chain: LevelChain, _lang: Lang) -> str:
    from polreq.render.machine.levels import render_levels

    return render_levels(chain)


def _levels_csv(chain: LevelChain, lang: Lang) -> str:
    from polreq.arrange.level_table import level_tables
    from polreq.sheets.writing import csv_text

    return csv_text(level_tables(chain)[0].table, lang)


def _levels_xlsx(chain: LevelChain, lang: Lang) -> bytes:
    from polreq.arrange.level_table import level_tables
    from polreq.sheets.printed import printed

    return printed(level_tables(chain), lang)


def _levels_docx(chain: LevelChain, lang: Lang) -> bytes:
    from polreq.arrange.level_table import level_tables

    return _document(level_tables(chain), chain.documents[0].title, lang)


#: For `align` with several levels. `text` is what the terminal shows, at any width.
LEVEL_FORMATS: Final[Mapping[str, LevelFormat]] = MappingProxyType(
    {
        "text": _levels_text,
        "markdown": _levels_markdown,
        "json": _levels_json,
        "csv": _levels_csv,
        "xlsx": _levels_xlsx,
        "docx": _levels_docx,
    }
)

#: How names of files with aligned documents end → formats that they may hold.
ALIGN_ENDINGS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        ".txt": ("text",),
        ".md": ("markdown",),
        ".json": ("json",),
        ".jsonl": ("jsonl",),
        ".csv": ("csv",),
        ".xlsx": ("xlsx",),
        ".docx": ("docx",),
    }
)


def _versions_text(view: VersionView, lang: Lang) -> str:
    from polreq.arrange.versions import arrange_versions
    from polreq.render.writers.terminal import write_terminal

    return write_terminal(arrange_versions(view), lang, width=None)


def _versions_markdown(view: VersionView, lang: Lang) -> str:
    from polreq.arrange.versions import arrange_versions
    from polreq.render.writers.markdown import write_markdown

    return write_markdown(arrange_versions(view), lang)


def _versions_html(view: VersionView, lang: Lang) -> str:
    from polreq.arrange.versions import arrange_versions
    from polreq.render.writers.html.alone import whole_page

    return whole_page(arrange_versions(view, whole=True), lang)


def _versions_jsonl(view: VersionView, _lang: Lang) -> str:
    from polreq.render.machine.versions import render_versions

    return render_versions(view)


def _versions_csv(view: VersionView, lang: Lang) -> str:
    from polreq.arrange.version_table import version_tables
    from polreq.sheets.writing import csv_text

    return csv_text(version_tables(view)[0].table, lang)


def _versions_xlsx(view: VersionView, lang: Lang) -> bytes:
    from polreq.arrange.version_table import version_tables
    from polreq.sheets.printed import printed

    return printed(version_tables(view), lang)


def _versions_docx(view: VersionView, lang: Lang) -> bytes:
    from polreq.arrange.version_table import version_tables

    return _document(version_tables(view), view.comparison.titles[1], lang)


#: For `diff`. `text` is what the terminal shows, at any width.
VERSION_FORMATS: Final[Mapping[str, VersionFormat]] = MappingProxyType(
    {
        "text": _versions_text,
        "markdown": _versions_markdown,
        "jsonl": _versions_jsonl,
        "html": _versions_html,
        "csv": _versions_csv,
        "xlsx": _versions_xlsx,
        "docx": _versions_docx,
    }
)

#: How names of files with two versions end → formats that they may hold.
VERSION_ENDINGS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        ".txt": ("text",),
        ".md": ("markdown",),
        ".jsonl": ("jsonl",),
        ".html": ("html",),
        ".csv": ("csv",),
        ".xlsx": ("xlsx",),
        ".docx": ("docx",),
    }
)


def _document(sheets: Sequence[TitledTable], title: str, lang: Lang) -> bytes:
    """Write tables that are compared side by side as a Word document on wide paper."""
    from polreq.render.writers.docx import blank_template, write_docx

    return write_docx(sheets, {"project": title, "day": "—"}, lang, blank_template("A3", lang))
