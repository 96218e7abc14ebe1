"""The table of formats of `history`: coverage over time, and two snapshots compared.

A format imports its arrangement and its writer when it is asked for, see formats.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from polreq.results.history import CoverageHistory
    from polreq.results.sections import Page, TitledTable
    from polreq.results.snapshots import SnapshotComparison
    from polreq.words import Lang

HistoryFormat = Callable[["CoverageHistory | SnapshotComparison", "Lang"], str | bytes]


def history_page(found: CoverageHistory | SnapshotComparison) -> Page:
    """Arrange a history, or a comparison of two snapshots."""
    from polreq.results.history import CoverageHistory

    if isinstance(found, CoverageHistory):
        from polreq.arrange.history import arrange_history

        return arrange_history(found)
    from polreq.arrange.snapshots import arrange_snapshots

    return arrange_snapshots(found)


def _history_tables(found: CoverageHistory | SnapshotComparison) -> tuple[TitledTable, ...]:
    from polreq.results.history import CoverageHistory

    if isinstance(found, CoverageHistory):
        from polreq.arrange.history import history_tables

        return history_tables(found)
    from polreq.arrange.snapshots import snapshot_tables

    return snapshot_tables(found)


def _history_text(found: CoverageHistory | SnapshotComparison, lang: Lang) -> str:
    from polreq.render.writers.terminal import write_terminal

    return write_terminal(history_page(found), lang)


def _history_markdown(found: CoverageHistory | SnapshotComparison, lang: Lang) -> str:
    from polreq.render.writers.markdown import write_markdown

    return write_markdown(history_page(found), lang)


def _history_html(found: CoverageHistory | SnapshotComparison, lang: Lang) -> str:
    from polreq.render.writers.html.alone import whole_page

    return whole_page(history_page(found), lang)


def _history_json(found: CoverageHistory | SnapshotComparison, _lang: Lang) -> str:
    from polreq.render.machine.history import render_history, render_snapshots
    from polreq.results.history import CoverageHistory

    return render_history(found) if isinstance(found, CoverageHistory) else render_snapshots(found)


def _history_csv(found: CoverageHistory | SnapshotComparison, lang: Lang) -> str:
    from polreq.sheets.writing import csv_text

    return csv_text(_history_tables(found)[0].table, lang)


def _history_xlsx(found: CoverageHistory | SnapshotComparison, lang: Lang) -> bytes:
    from polreq.sheets.printed import printed

    return printed(_history_tables(found), lang)


#: For `history`. `text` is what the terminal shows, at its default width and without colours.
HISTORY_FORMATS: Final[Mapping[str, HistoryFormat]] = MappingProxyType(
    {
        "text": _history_text,
        "markdown": _history_markdown,
        "html": _history_html,
        "json": _history_json,
        "csv": _history_csv,
        "xlsx": _history_xlsx,
    }
)

#: How names of files with a history end → formats that they may hold.
HISTORY_ENDINGS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        ".txt": ("text",),
        ".md": ("markdown",),
        ".html": ("html",),
        ".json": ("json",),
        ".csv": ("csv",),
        ".xlsx": ("xlsx",),
    }
)
