"""One run of `polreq review`: what each way of reviewing does, writes and says."""

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from polreq.cli import options, output, who
from polreq.errors import UsageError
from polreq.words import Lang, Text

if TYPE_CHECKING:
    from polreq.decide.links import Signature
    from polreq.pipeline.assess import Assessed
    from polreq.pipeline.review import Reviewing
    from polreq.results.readings import ReadingDecision
    from polreq.results.review import Decision, Prepared, Review


@dataclass(frozen=True, slots=True)
class QueuePart:
    """The part of the queue that is looked at.

    Args:
        stale: links whose ends changed come first.
        readings: whether readings are among it.
        links: whether links are.
        heading: only readings under a heading with these words; empty for all.
        owner: only what somebody owns (see conclude/owned); empty for all.
    """

    stale: bool = False
    readings: bool = True
    links: bool = True
    heading: str = ""
    owner: str = ""


@dataclass(frozen=True)
class ReviewRun:
    """A workspace, who decides and how it is shown; each method is one way of reviewing."""

    root: Path
    found: "Assessed"
    signature: "Signature"
    lang: Lang
    color: bool
    cached: bool

    def decide(self, decisions: list["Decision"]) -> None:
        """Write the decisions of the options, all or none."""
        prepared = self._reviewing().decide(decisions)
        if prepared.findings:
            _refuse(prepared)
        self._changes(prepared, written=True)

    def decide_readings(self, decisions: Sequence["ReadingDecision"], *, many: bool, yes: bool) -> None:
        """Write decisions about readings; where they were not named one by one, they are only shown without `yes`."""
        from polreq.conclude.things import things

        # whoever names every id has seen what they are about
        write = yes or not many
        prepared = self._prepare(decisions, yes=write)
        if many:
            named = things(self.found.assessment)
            changes = (c if c.words else replace(c, words=named[c.item].title) for c in prepared.readings)
            prepared = replace(prepared, readings=tuple(changes))
        self._changes(prepared, written=write)

    def split(self, wanted: list[str]) -> None:
        """Split one requirement."""
        from polreq.pipeline.review import split
        from polreq.words.review import tell

        item, equals, begin = wanted[0].replace("＝", "=", 1).partition("=")
        if len(wanted) > 1 or not equals:
            raise UsageError(
                "--split 一次只拆一项，写成 需求编号=后半的开头几个字。",
                "--split takes one requirement at a time: ID=WORDS with which the second part begins.",
            )
        parts = split(self.root, self.found, item.strip(), begin)
        lang = self.lang
        output.write(tell("split", old=parts[0].id, new=parts[1].id).words(lang), None)

    def confirm_above(self, floor: float, *, yes: bool) -> None:
        """Confirm all suggestions from a score on."""
        from polreq.conclude.things import things
        from polreq.results.review import CONFIRM, Decision
        from polreq.results.suggestion import score_text

        if not 0 <= floor <= 1:
            raise UsageError(
                f"--confirm-above 要在 0 到 1 之间，不能是 {floor:g}。", f"--confirm-above takes 0 to 1, not {floor:g}."
            )
        sure = {(s.lower, s.upper): s.score for s in self.found.suggestions if s.score >= floor}
        prepared = self._prepare([Decision(CONFIRM, upper, lower) for lower, upper in sure], yes=yes)
        named = things(self.found.assessment)
        changes = [
            # ids alone are nothing to judge by
            replace(c, words=f"{score_text(sure[c.lower, c.upper])} {named[c.lower].title} → {named[c.upper].title}")
            for c in prepared.changes
        ]
        self._changes(replace(prepared, changes=tuple(changes)), written=yes)

    def export(self, file: Path, part: QueuePart, *, every: bool) -> None:
        """Write the review tables: both as the sheets of a workbook, one of them as CSV."""
        from polreq.arrange.reading_table import READINGS_SHEET, reading_table
        from polreq.arrange.review_table import SHEET, review_table
        from polreq.decide.queue import make_review
        from polreq.words.review import tell

        made = make_review(self.found.assessment, self.found.suggestions, stale=part.stale, decided=every)
        made = self._owned(made, part.owner)
        sheets = [(SHEET, review_table(made))] if part.links else []
        if part.readings and (made.readings or not part.links):
            sheets.append((READINGS_SHEET, reading_table(made)))
        (name, table), *more = sheets
        if file.suffix.lower() == ".xlsx":
            from polreq.sheets.workbook import workbook

            output.write_bytes(workbook(table, self.lang, name, *more), file)
        elif file.suffix.lower() == ".csv":
            from polreq.sheets.writing import csv_text

            output.write(csv_text(table, self.lang), file)
        else:
            raise UsageError(
                f"只能导出为 .xlsx 或 .csv，不能是 {file}。", f"only .xlsx or .csv can be written, not {file}."
            )
        output.chat(Text(f"已写入 {file}", f"written to {file}").words(self.lang))
        if more and file.suffix.lower() == ".csv":
            output.chat(tell("one_table").words(self.lang))

    def take(self, file: Path, *, yes: bool) -> None:
        """Read an edited table and show, or write, what it changes."""
        from polreq.arrange.findings import arrange_findings
        from polreq.arrange.wording import listed
        from polreq.pipeline.review import read_table
        from polreq.results.finding import sort_findings
        from polreq.results.summary import summarize
        from polreq.words.review import number_of, tell

        edited = read_table(file, self.found.assessment)
        reviewing = self._reviewing()
        judged = reviewing.judge(edited.decisions)
        findings = sort_findings((*edited.findings, *judged.findings))
        summary = summarize(findings, files=1)
        output.chat(tell("read", rows=number_of("row", edited.rows)).words(self.lang))
        if edited.ignored:
            output.chat(tell("ignored", sheets=listed(edited.ignored)).words(self.lang))
        if findings:
            width = options.width_or_none()
            output.show(arrange_findings(findings, summary), self.lang, width=width, color=self.color)
        if summary.failed:
            output.chat(tell("blocked").words(self.lang))
            raise typer.Exit(1)
        if yes:
            judged = reviewing.decide(edited.decisions)
            if judged.findings:
                _refuse(judged)
        self._changes(judged, written=yes)

    def print_list(self, part: QueuePart) -> None:
        """Print what is to be decided, or the stale links."""
        from polreq.arrange.reviewing import arrange_queue, arrange_stale

        arrange = arrange_stale if part.stale else arrange_queue
        output.show(arrange(self._queue(part)), self.lang, width=options.width(), color=self.color)
        output.tell_unread(self.found.assessment.unread, self.lang)

    def screen(self, part: QueuePart) -> None:
        """Open the screen of the review."""
        from polreq.tui import run_review
        from polreq.words.screen import on_screen

        if not self.color:
            os.environ["NO_COLOR"] = "1"  # what textual asks for

        run = self

        def opener(split: tuple[str, str] | None) -> "tuple[Review, Reviewing]":
            nonlocal run
            run = run._after_split(*split) if split else run
            return run._queue(part), run._reviewing()

        desk = run_review(opener, self.lang)
        verdicts = Counter(desk.verdicts.values())
        links = {name: verdicts[name] for name in ("confirmed", "rejected", "justified")}
        readings = {name: verdicts[name] for name in ("accepted", "corrected", "kept", "dropped")}
        if any(readings.values()):
            output.chat(on_screen("reading_summary", self.lang, **readings))
        if any(links.values()) or not any(readings.values()):
            output.chat(on_screen("summary", self.lang, **links))

    def _after_split(self, item: str, begin: str) -> "ReviewRun":
        """Split a requirement and load the workspace again."""
        from polreq.pipeline.review import open_review, split
        from polreq.store.caches import open_cache

        split(self.root, self.found, item, begin)
        with open_cache(self.root, enabled=self.cached) as cache:
            return replace(self, found=open_review(self.root, cache, as_of=self.found.assessment.as_of))

    def _queue(self, part: QueuePart) -> "Review":
        from polreq.decide.reading_many import drafts_under
        from polreq.pipeline.review import queue

        made = queue(self.root, self.found, stale=part.stale)
        within = {r.id for r in drafts_under(self.found.assessment, part.heading)}
        made = self._owned(made, part.owner)
        return replace(
            made,
            readings=tuple(e for e in made.readings if part.readings and e.requirement.id in within),
            entries=made.entries if part.links else (),
        )

    def _owned(self, made: "Review", owner: str) -> "Review":
        """Return the part of the queue that somebody owns; all of it where no owner is named."""
        from polreq.conclude.owned import owned_by

        if not owner:
            return made
        mine = owned_by(self.found.assessment, owner)
        return replace(
            made,
            readings=tuple(e for e in made.readings if e.requirement.id in mine),
            entries=tuple(e for e in made.entries if e.thing.id in mine),
        )

    def _reviewing(self) -> "Reviewing":
        from polreq.pipeline.review import Reviewing

        return Reviewing(self.root, self.found, self.signature)

    def _prepare(self, decisions: Sequence["Decision | ReadingDecision"], *, yes: bool) -> "Prepared":
        reviewing = self._reviewing()
        prepared = reviewing.decide(decisions) if yes else reviewing.judge(decisions)
        if prepared.findings:
            _refuse(prepared)
        return prepared

    def _changes(self, prepared: "Prepared", *, written: bool) -> None:
        from polreq.arrange.reviewing import arrange_changes

        page = arrange_changes((*prepared.readings, *prepared.changes), written=written)
        output.show(page, self.lang, width=options.width(), color=self.color)


def open_run(
    workspace: Path, as_of: str, signed: tuple[str, str], lang: Lang, *, color: bool, cached: bool
) -> ReviewRun:
    """Load a workspace for one run of a review.

    Args:
        workspace: folder in it, or empty for the one where the program runs.
        as_of: the day that deadlines are compared with; empty for what polreq.yml says.
        signed: who decides and when; empty for who and what the computer says.
        lang: language of the output.
        color: whether it is coloured.
        cached: whether the cache is used.
    """
    from polreq.decide.links import Signature
    from polreq.pipeline.review import open_review
    from polreq.store.caches import open_cache

    root = options.find_workspace(workspace)
    signature = Signature(who.reviewer(signed[0], root), who.decision_day(signed[1]))
    with open_cache(root, enabled=cached) as cache:
        found = open_review(root, cache, as_of=options.day(as_of), progress=output.suggesting(lang))
    output.tell_notes(found.notes, lang)
    return ReviewRun(root, found, signature, lang, color, cached)


def _refuse(prepared: "Prepared") -> NoReturn:
    """Say everything that is wrong with decisions given as options.

    Raises:
        UsageError: always.
    """
    from polreq.results.messages import message

    said = [message(finding) for finding in prepared.findings]
    zh = "\n  ".join(["没有写入任何内容：", *("；".join(text.zh for text in both) for both in said)])
    en = "\n  ".join(["nothing was written:", *("; ".join(text.en for text in both) for both in said)])
    raise UsageError(zh, en)
