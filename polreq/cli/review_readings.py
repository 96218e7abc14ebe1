"""`polreq review readings`: decide about readings by options, one or many at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from polreq.cli import options, who
from polreq.cli.asking import add_command, ask_for
from polreq.cli.review_run import QueuePart, ReviewRun, open_run
from polreq.errors import UsageError
from polreq.words import Lang, Text

if TYPE_CHECKING:
    from polreq.results.readings import ReadingDecision


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What `polreq review readings` is asked: one field for each option, in the order of the help."""

    workspace: Path = options.workspace_option()
    as_of: str = options.as_of_option()
    accept: list[str] = ask_for(
        [],
        "--accept",
        Text(
            "读法对（条文有新版的就采用新条文），可多次；all 指全部",
            "the reading is right (newer words of the clause are taken); may be repeated; all: every one",
        ),
        metavar="ID",
    )
    keep: list[str] = ask_for(
        [],
        "--keep",
        Text("条文有了新版，内容不变，可多次", "its clause has newer words, and it stays as it was; may be repeated"),
        metavar="ID",
    )
    drop: list[str] = ask_for(
        [],
        "--drop",
        Text("不是需求，写明理由，可多次", "it is no requirement, and why; may be repeated"),
        metavar="ID=REASON",
    )
    set_: list[str] = ask_for(
        [], "--set", Text("改正一处，可多次", "correct a part; may be repeated"), metavar="ID:PART=VALUE"
    )
    reopen: list[str] = ask_for(
        [], "--reopen", Text("恢复程序的读法，重新待审", "take back what was decided about it"), metavar="ID"
    )
    accept_sure: bool = ask_for(
        False,
        "--accept-sure",
        Text("认可程序有把握的读法；加 --yes 才写入", "accept what the program is sure of; needs --yes"),
    )
    of_heading: str = ask_for(
        "",
        "--of-heading",
        Text("只看、只改标题含有这几个字的", "only what stands under a heading with these words"),
        metavar="WORDS",
    )
    alike: bool = ask_for(
        False, "--alike", Text("相同的读法一并这样改；加 --yes 才写入", "decide about all that are alike; needs --yes")
    )
    note: str = ask_for("", "--note", Text("附在决定上的备注", "note on the decisions"), metavar="TEXT")
    yes: bool = ask_for(False, "--yes", Text("写入，不只是列出", "write, do not only list"))
    by: str = who.by_option()
    on: str = who.on_option()
    no_color: bool = options.no_color_option()
    no_cache: bool = options.no_cache_option()


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "readings",
        Text("审核读法：认可、改正、不是需求", "decide about readings: accept, correct, no requirement"),
        Text(
            "审核程序提取的读法，不写选项就列出待审的。--set 可改：类型、约束力、产品、时限、指标、单位、渠道、业务线，"
            "例如 --set P-1:约束力=必须，--set P-1:单位=市数据局:牵头,市公安局:配合。同时改多项时先列出，加 --yes 才写入。",
            "Decide about what the program has read; without options it lists what is to be decided. --set takes class, "
            "force, product, deadlines, targets, units, channels, line: --set P-1:force=must, "
            "--set P-1:units=市数据局:lead,市公安局:support. Decisions about many are listed first; --yes writes them.",
        ),
        ReadingOptions,
        readings,
    )


def readings(asked: ReadingOptions, lang: Lang) -> None:
    """Decide about readings, or list them.

    Raises:
        UsageError: a decision is not written as it should be; all are named.
    """
    from polreq.decide.reading_many import EVERY, spread, sure_ones

    decisions = tuple(_decisions(asked))
    run = _open(asked, lang)
    if not (decisions or asked.accept_sure):
        run.print_list(QueuePart(links=False, heading=asked.of_heading))
        return
    assessment = run.found.assessment
    wanted = spread(assessment, decisions, heading=asked.of_heading, like=asked.alike)
    if asked.accept_sure:
        wanted += sure_ones(assessment, asked.of_heading)
    many = asked.accept_sure or asked.alike or any(d.item in EVERY for d in decisions)
    run.decide_readings(wanted, many=many, yes=asked.yes)


def _open(asked: ReadingOptions, lang: Lang) -> ReviewRun:
    return open_run(
        asked.workspace,
        asked.as_of,
        (asked.by, asked.on),
        lang,
        color=options.use_color(asked.no_color),
        cached=not asked.no_cache,
    )


def _decisions(asked: ReadingOptions) -> Iterator["ReadingDecision"]:
    from polreq.results.readings import ACCEPT, CORRECT, DROP, KEEP, REOPEN, ReadingDecision

    note, wrong = asked.note or None, []
    for item in asked.accept:
        yield ReadingDecision(ACCEPT, item.strip(), note=note)
    for item in asked.keep:
        yield ReadingDecision(KEEP, item.strip(), note=note)
    for text in asked.drop:
        item, _, reason = text.replace("＝", "=", 1).partition("=")
        if not (item.strip() and reason.strip()):
            wrong.append(text)
        yield ReadingDecision(DROP, item.strip(), note=reason.strip())
    for text in asked.set_:
        what, equals, value = text.replace("＝", "=", 1).partition("=")
        item, _, field = what.replace("：", ":").rpartition(":")
        if not (item.strip() and field.strip() and equals):
            wrong.append(text)
        yield ReadingDecision(CORRECT, item.strip(), field.strip(), value.strip(), note)
    for item in asked.reopen:
        yield ReadingDecision(REOPEN, item.strip())
    if wrong:
        quoted = "、".join(f"“{text}”" for text in wrong)
        raise UsageError(
            f"写法不对：{quoted}。改正写成 需求编号:哪一处=改成什么，例如 P-1:约束力=必须；不是需求写成 需求编号=理由。",
            f"not written as it should be: {', '.join(wrong)}. Corrections are ID:PART=VALUE, such as P-1:force=must; "
            "what is no requirement is ID=REASON.",
        )
