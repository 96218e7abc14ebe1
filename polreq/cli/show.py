"""`polreq show`: one thing with its whole chain, how a document stands, or where words stand."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from polreq.cli import options, output
from polreq.cli.asking import add_command, ask_argument, ask_for
from polreq.cli.completing import offer_ids
from polreq.errors import UsageError
from polreq.words import Lang, Text

if TYPE_CHECKING:
    from polreq.model.clause import Ground
    from polreq.pipeline.assess import Assessed
    from polreq.results.decision_log import LoggedDecision
    from polreq.results.sections import Page


@dataclass(frozen=True, slots=True)
class ShowOptions:
    """What `polreq show` is asked: one field for each option, in the order of the help."""

    item: str = ask_argument(
        "",
        "ID|WORDS",
        Text(
            "编号，如 F-001；文件的编号、文号或名称；条款写成 文件#位置；或要查的词",
            "id, such as F-001; id, number or title of a document; a clause is DOCUMENT#PLACE; or words to search for",
        ),
        complete=offer_ids,
    )
    every: bool = ask_for(
        False,
        "--all",
        Text("逐项列出文件的全部需求；列出查到的全部", "every requirement of a document in full; all hits of a search"),
    )
    workspace: Path = options.workspace_option()
    as_of: str = options.as_of_option()
    no_color: bool = options.no_color_option()
    no_cache: bool = options.no_cache_option()


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "show",
        Text("看一项的来龙去脉，或查文字", "show one item with its whole chain, or search"),
        Text(
            "看一项需求、功能或条款的来龙去脉、所在位置和审核经过；看一份文件的概况；其他的词在文件、需求和功能的文字里查。",
            "Show one requirement, feature or clause: its chain up and down, its place, its history of review; show how a "
            "document stands; search for any other words in the texts of documents, requirements and features.",
        ),
        ShowOptions,
        show,
    )


def show(asked: ShowOptions, lang: Lang) -> None:
    """Show one item, each that a name stands for, the summary of a document, or the hits of a search."""
    from polreq.pipeline.assess import assess
    from polreq.pipeline.audit import logged_about
    from polreq.pipeline.extract import reasons_for
    from polreq.render.writers.terminal import write_terminal
    from polreq.store.caches import open_cache

    if not asked.item:
        raise UsageError(
            "请写出要看的编号，例如 polreq show F-001；全部编号写在 requirements/ 的各个文件里。",
            "name what to show, such as: polreq show F-001; all ids stand in the files of requirements/.",
        )
    root = options.find_workspace(asked.workspace)
    with open_cache(root, enabled=not asked.no_cache) as cache:
        found = assess(root, cache, as_of=options.day(asked.as_of), suggest=True, progress=output.suggesting(lang))
        reasons = partial(reasons_for, root, found.assessment, cache=cache)
        pages = _pages(found, asked.item, reasons, partial(logged_about, root), every=asked.every)
    output.tell_notes(found.notes, lang)
    color = options.use_color(asked.no_color)
    width = options.width()
    output.write("\n".join(write_terminal(page, lang, width=width, color=color) for page in pages), None)
    if found.assessment.unread:
        raise typer.Exit(1)


def _pages(
    found: "Assessed",
    item: str,
    reasons: Callable[[str], tuple["Ground", ...]],
    log: Callable[[str], tuple["LoggedDecision", ...]],
    *,
    every: bool,
) -> list["Page"]:
    """Arrange what a name stands for: the summary of a document, items with all around them, or the hits of a search.

    Args:
        found: what is known of the workspace.
        item: the name, or words to search for.
        reasons: says why the clause that a requirement rests on was read as it was.
        log: says what the log of decisions has about an item.
        every: a document's requirements in full; all hits.

    Raises:
        UsageError: there is nothing to show.
    """
    from polreq.arrange.card import arrange_shown
    from polreq.arrange.document import arrange_document
    from polreq.arrange.hits import arrange_found
    from polreq.arrange.wording import unread_warning
    from polreq.conclude.named import document_named
    from polreq.conclude.report import make_report
    from polreq.conclude.search import search_texts
    from polreq.conclude.shown_document import make_document_shown
    from polreq.conclude.shown_item import make_shown, nothing_found, resolve
    from polreq.pipeline.judging import all_conflicts

    assessment = found.assessment
    document = None if every else document_named(assessment.workspace.documents, item)
    if document:
        report = make_report(assessment, found.findings, found.tolerated, found.suggestions)
        return [arrange_document(make_document_shown(assessment, report, document))]
    ids = resolve(assessment, item)
    if not ids:
        hits = search_texts(assessment, item)
        if not hits.total:
            raise nothing_found(assessment, item)
        return [arrange_found(hits, assessment.unread, verbose=every)]
    against = all_conflicts(found)
    pages = [
        arrange_shown(
            replace(make_shown(assessment, one, found.findings, found.suggestions, reasons(one), against), log=log(one))
        )
        for one in ids
    ]
    return [pages[0]._replace(warnings=unread_warning(assessment.unread)), *pages[1:]]
