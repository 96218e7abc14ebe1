"""`polreq review`: decide about readings and suggested links, on the screen, by options, or in a table that goes to other people."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from polreq.cli import options, review_readings, who
from polreq.cli.asking import add_group, ask_for
from polreq.cli.review_run import QueuePart, open_run
from polreq.errors import UsageError
from polreq.words import Lang, Text

if TYPE_CHECKING:
    from polreq.results.review import Decision

_PAIR: Final = "LOWER:UPPER"


@dataclass(frozen=True, slots=True)
class ReviewOptions:
    """What `polreq review` is asked: one field for each option, in the order of the help."""

    workspace: Path = options.workspace_option()
    as_of: str = options.as_of_option()
    owner: str = options.owner_option()
    stale: bool = ask_for(
        False, "--stale", Text("先看待复核的关联（审核后一端有改动）", "links whose ends changed come first")
    )
    readings: bool = ask_for(False, "--readings", Text("只看读法", "only readings"))
    links: bool = ask_for(False, "--links", Text("只看关联", "only links"))
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

    @property
    def part(self) -> QueuePart:
        """The part of the queue that is asked for."""
        return QueuePart(self.stale, readings=not self.links, links=not self.readings, owner=self.owner)

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
    """Add the command, and the one below it."""
    group = add_group(
        app,
        lang,
        "review",
        Text("审核读法和建议的关联", "decide about readings and suggested links"),
        Text(
            "审核提取的读法和建议的关联：在终端里逐项决定；也可以用下面的选项直接写入，或导出表格给别人填写后再导入。"
            "关联的决定立即写入 trace/links.yml，读法的决定写入 requirements/。",
            "Decide about readings and suggested links: one by one in the terminal, by the options below, or in a table that "
            "others fill in. Decisions about links are written to trace/links.yml at once, about readings to requirements/.",
        ),
        ReviewOptions,
        review,
    )
    review_readings.register(group, lang)


def review(asked: ReviewOptions, lang: Lang) -> None:
    """Decide in the way that is asked for.

    Raises:
        UsageError: several ways are asked for at once, or one is not written as it should be.
    """
    decisions = _decisions(asked)
    _refuse_contrary(asked)
    run = open_run(
        asked.workspace,
        asked.as_of,
        (asked.by, asked.on),
        lang,
        color=options.use_color(asked.no_color),
        cached=not asked.no_cache,
    )
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
        run.export(asked.export, asked.part, every=asked.every)
    elif asked.import_ is not None:
        run.take(asked.import_, yes=asked.yes)
    elif asked.list_ or not (sys.stdin.isatty() and sys.stdout.isatty()):
        run.print_list(asked.part)
    else:
        run.screen(asked.part)


def _refuse_contrary(asked: ReviewOptions) -> None:
    """Refuse options that ask for different things.

    Raises:
        UsageError: they do.
    """
    ways = asked.ways()
    if len(ways) > 1:
        raise UsageError(
            f"这些选项不能同时使用：{'、'.join(ways)}。", f"these cannot be used together: {', '.join(ways)}."
        )
    if asked.owner and ways and ways != ("--export",):
        raise UsageError(
            f"--owner 只用来看和导出，不能与 {ways[0]} 同时使用。",
            f"--owner is for looking and --export only; leave it out with {ways[0]}.",
        )
    if asked.readings and asked.links:
        raise UsageError(
            "--readings 和 --links 只用一个；都不写就两种都看。",
            "give one of --readings and --links; without either both are shown.",
        )


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
