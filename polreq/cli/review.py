"""`polreq review`: decide about suggested links, on the screen, by options, or in a table that goes to other people."""

import os
import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

import typer

from polreq.cli import options, output, who
from polreq.cli.asking import add_command, ask_for
from polreq.errors import UsageError
from polreq.words import Lang, Text

if TYPE_CHECKING:
    from polreq.decide.links import Signature
    from polreq.pipeline.assess import Assessed
    from polreq.pipeline.review import Reviewing
    from polreq.results.review import Decision, Prepared, Review


_PAIR: Final = "LOWER:UPPER"


@dataclass(frozen=True, slots=True)
class ReviewOptions:
    """What `polreq review` is asked: one field for each option, in the order of the help."""

    workspace: Path = options.workspace_option()
    as_of: str = options.as_of_option()
    stale: bool = ask_for(
        False, "--stale", Text("先看待复核的关联（审核后一端有改动）", "links whose ends changed come first")
    )
    list_: bool = ask_for(False, "--list", Text("只列出，不打开界面", "print the list, do not open the screen"))
    confirm: list[str] = ask_for(
        [], "--confirm", Text("确认关联，可多次", "confirm a link; may be repeated"), metavar=_PAIR
    )
    reject: list[str] = ask_for(
        [], "--reject", Text("否决关联，可多次", "reject a link; may be repeated"), metavar=_PAIR
    )
    renew: list[str] = ask_for(
        [],
        "--renew",
        Text("续认：改动之后关联仍然成立，可多次", "a stale link still holds; may be repeated"),
        metavar=_PAIR,
    )
    justify: list[str] = ask_for(
        [],
        "--justify",
        Text("写明为什么不需要功能，可多次", "why no feature is needed; may be repeated"),
        metavar="UPPER=REASON",
    )
    split: list[str] = ask_for(
        [],
        "--split",
        Text("从这几个字起拆分为两项需求", "make two requirements, the second from these words on"),
        metavar="UPPER=WORDS",
    )
    note: str = ask_for("", "--note", Text("附在关联决定上的备注", "note on the links"), metavar="TEXT")
    skip: str = ask_for("", "--skip", Text("关联跨层的理由", "why a link skips a layer"), metavar="REASON")
    confirm_above: float | None = ask_for(
        None,
        "--confirm-above",
        Text("确认不低于该分值的建议；加 --yes 才写入", "confirm suggestions of at least this score; needs --yes"),
        metavar="SCORE",
    )
    confirm_sure: bool = ask_for(
        False,
        "--confirm-sure",
        Text(
            "确认达到 confirm_min（默认 0.9）的建议；加 --yes 才写入",
            "confirm suggestions that reach confirm_min (0.9); needs --yes",
        ),
    )
    export: Path | None = ask_for(
        None, "--export", Text("导出审核表 .xlsx 或 .csv", "write a table, .xlsx or .csv"), metavar="FILE"
    )
    force: bool = ask_for(False, "--force", Text("覆盖已有的文件", "overwrite a table that is there already"))
    every: bool = ask_for(False, "--all", Text("导出时包括已有的决定", "export decisions that stand too"))
    import_: Path | None = ask_for(
        None,
        "--import",
        Text("读回填好的审核表；加 --yes 才写入", "read the table back; needs --yes to write"),
        metavar="FILE",
    )
    yes: bool = ask_for(False, "--yes", Text("写入，不只是列出", "write, do not only list"))
    by: str = who.by_option()
    on: str = who.on_option()
    no_color: bool = options.no_color_option()
    no_cache: bool = options.no_cache_option()

    def ways(self) -> tuple[str, ...]:
        """Return the options that each say what is to be done; they exclude each other."""
        given = {
            "--confirm/--reject/--renew/--justify": bool(self.confirm or self.reject or self.renew or self.justify),
            "--split": bool(self.split),
            "--confirm-above": self.confirm_above is not None,
            "--confirm-sure": self.confirm_sure,
            "--export": self.export is not None,
            "--import": self.import_ is not None,
        }
        return tuple(name for name, there in given.items() if there)


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "review",
        Text("审核建议的关联", "decide about suggested links"),
        Text(
            "审核建议的关联：在终端里逐项决定；也可以用下面的选项直接写入，或导出表格给别人填写后再导入。每个决定立即写入 trace/links.yml。",
            "Decide about suggested links: one by one in the terminal, by the options below, or in a table that others "
            "fill in. Every decision is written to trace/links.yml at once.",
        ),
        ReviewOptions,
        review,
    )


def review(asked: ReviewOptions, lang: Lang) -> None:
    """Decide in the way that is asked for.

    Raises:
        UsageError: several ways are asked for at once, or one is not written as it should be.
    """
    decisions = _decisions(asked)
    if len(asked.ways()) > 1:
        named = asked.ways()
        raise UsageError(
            f"这些选项不能同时使用：{'、'.join(named)}。", f"these cannot be used together: {', '.join(named)}."
        )
    run = _open(asked, lang)
    if decisions:
        run.decide(decisions)
    elif asked.split:
        run.split(asked.split)
    elif asked.confirm_above is not None:
        run.confirm_above(asked.confirm_above, yes=asked.yes)
    elif asked.confirm_sure:
        run.confirm_above(run.found.assessment.workspace.settings.confirm_min, yes=asked.yes)
    elif asked.export is not None:
        if asked.export.exists() and not asked.force:
            raise UsageError(
                f"{asked.export} 已经存在，里面可能有填好的决定，没有覆盖。请换一个文件名，或加 --force。",
                f"{asked.export} is there already and may hold decisions, so it was not overwritten. "
                "Give another name, or add --force.",
            )
        run.export(asked.export, stale=asked.stale, every=asked.every)
    elif asked.import_ is not None:
        run.take(asked.import_, yes=asked.yes)
    elif asked.list_ or not (sys.stdin.isatty() and sys.stdout.isatty()):
        run.print_list(stale=asked.stale)
    else:
        run.screen(stale=asked.stale)


def _open(asked: ReviewOptions, lang: Lang) -> "_Run":
    from polreq.decide.links import Signature
    from polreq.pipeline.review import open_review
    from polreq.store.caches import open_cache

    root = options.find_workspace(asked.workspace)
    signature = Signature(who.reviewer(asked.by, root), who.decision_day(asked.on))
    with open_cache(root, enabled=not asked.no_cache) as cache:
        found = open_review(root, cache, as_of=options.day(asked.as_of), progress=output.suggesting(lang))
    output.tell_notes(found.notes, lang)
    return _Run(root, found, signature, lang, options.use_color(asked.no_color), not asked.no_cache)


@dataclass(frozen=True)
class _Run:
    """One run of the command: what every way of reviewing needs."""

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

        if not 0 <= floor <= 1:
            raise UsageError(
                f"--confirm-above 要在 0 到 1 之间，不能是 {floor:g}。", f"--confirm-above takes 0 to 1, not {floor:g}."
            )
        sure = {(s.lower, s.upper): s.score for s in self.found.suggestions if s.score >= floor}
        prepared = self._prepare([Decision(CONFIRM, upper, lower) for lower, upper in sure], yes=yes)
        named = things(self.found.assessment)
        changes = [
            # ids alone are nothing to judge by
            replace(c, words=f"{sure[c.lower, c.upper]:.2f} {named[c.lower].title} → {named[c.upper].title}")
            for c in prepared.changes
        ]
        self._changes(replace(prepared, changes=tuple(changes)), written=yes)

    def export(self, file: Path, *, stale: bool, every: bool) -> None:
        """Write the review table."""
        from polreq.arrange.review_table import SHEET, review_table
        from polreq.decide.queue import make_review

        made = make_review(self.found.assessment, self.found.suggestions, stale=stale, decided=every)
        if file.suffix.lower() == ".xlsx":
            from polreq.sheets.workbook import workbook

            output.write_bytes(workbook(review_table(made), self.lang, SHEET), file)
        elif file.suffix.lower() == ".csv":
            from polreq.sheets.writing import csv_text

            output.write(csv_text(review_table(made), self.lang), file)
        else:
            raise UsageError(
                f"只能导出为 .xlsx 或 .csv，不能是 {file}。", f"only .xlsx or .csv can be written, not {file}."
            )
        output.chat(Text(f"已写入 {file}", f"written to {file}").words(self.lang))

    def take(self, file: Path, *, yes: bool) -> None:
        """Read an edited table and show, or write, what it changes."""
        from polreq.arrange.findings import arrange_findings
        from polreq.arrange.wording import listed
        from polreq.pipeline.review import read_table
        from polreq.results.finding import sort_findings
        from polreq.results.summary import summarize
        from polreq.words.review import tell

        edited = read_table(file, self.found.assessment)
        reviewing = self._reviewing()
        judged = reviewing.judge(edited.decisions)
        findings = sort_findings((*edited.findings, *judged.findings))
        summary = summarize(findings, files=1)
        output.chat(tell("read", rows=edited.rows).words(self.lang))
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

    def print_list(self, *, stale: bool) -> None:
        """Print what is to be decided, or the stale links."""
        from polreq.arrange.reviewing import arrange_queue, arrange_stale

        arrange = arrange_stale if stale else arrange_queue
        output.show(arrange(self._queue(stale)), self.lang, width=options.width(), color=self.color)
        output.tell_unread(self.found.assessment.unread, self.lang)

    def screen(self, *, stale: bool) -> None:
        """Open the screen of the review."""
        from polreq.tui import run_review
        from polreq.words.screen import on_screen

        if not self.color:
            os.environ["NO_COLOR"] = "1"  # what textual asks for

        run = self

        def opener(split: tuple[str, str] | None) -> "tuple[Review, Reviewing]":
            nonlocal run
            run = run._after_split(*split) if split else run
            return run._queue(stale), run._reviewing()

        verdicts = Counter(run_review(opener, self.lang).verdicts.values())
        counts = {name: verdicts[name] for name in ("confirmed", "rejected", "justified")}
        output.chat(on_screen("summary", self.lang, **counts))

    def _after_split(self, item: str, begin: str) -> "_Run":
        """Split a requirement and load the workspace again."""
        from polreq.pipeline.review import open_review, split
        from polreq.store.caches import open_cache

        split(self.root, self.found, item, begin)
        with open_cache(self.root, enabled=self.cached) as cache:
            return replace(self, found=open_review(self.root, cache, as_of=self.found.assessment.as_of))

    def _queue(self, stale: bool) -> "Review":
        from polreq.pipeline.review import queue

        return queue(self.root, self.found, stale=stale)

    def _reviewing(self) -> "Reviewing":
        from polreq.pipeline.review import Reviewing

        return Reviewing(self.root, self.found, self.signature)

    def _prepare(self, decisions: list["Decision"], *, yes: bool) -> "Prepared":
        reviewing = self._reviewing()
        prepared = reviewing.decide(decisions) if yes else reviewing.judge(decisions)
        if prepared.findings:
            _refuse(prepared)
        return prepared

    def _changes(self, prepared: "Prepared", *, written: bool) -> None:
        from polreq.arrange.reviewing import arrange_changes

        page = arrange_changes(prepared.changes, written=written)
        output.show(page, self.lang, width=options.width(), color=self.color)


def _decisions(asked: ReviewOptions) -> list["Decision"]:
    """Read the decisions of the options.

    Raises:
        UsageError: some are not written as they should be; all are named.
    """
    from polreq.results.review import CONFIRM, JUSTIFY, REJECT, RENEW, Decision

    decisions, wrong = [], []
    for kind, texts in ((CONFIRM, asked.confirm), (REJECT, asked.reject), (RENEW, asked.renew)):
        for text in texts:
            lower, colon, upper = text.replace("：", ":").partition(":")
            if not (lower.strip() and colon and upper.strip()):
                wrong.append(text)
            decisions.append(Decision(kind, upper.strip(), lower.strip(), asked.note or None, asked.skip))
    for text in asked.justify:
        upper, equals, reason = text.replace("＝", "=", 1).partition("=")
        if not (upper.strip() and equals and reason.strip()):
            wrong.append(text)
        decisions.append(Decision(JUSTIFY, upper.strip(), reason=reason))
    if wrong:
        quoted = "、".join(f"“{text}”" for text in wrong)
        raise UsageError(
            f"写法不对：{quoted}。关联写成 下层编号:上层编号，例如 F-001:U-003；理由写成 需求编号=理由。",
            f"not written as it should be: {', '.join(wrong)}. Links are LOWER:UPPER, such as F-001:U-003; reasons UPPER=REASON.",
        )
    return decisions


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
