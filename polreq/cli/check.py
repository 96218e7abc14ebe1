"""`polreq check`: for CI; writes nothing but the baseline, and that only when asked; its exit status tells."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from polreq.cli import options, output
from polreq.cli.asking import add_command, ask_for
from polreq.cli.formats import FINDING_FORMATS
from polreq.cli.workspace import real_folder
from polreq.errors import UsageError
from polreq.model.layer import LAYERS
from polreq.results.figures import GATES, Gate
from polreq.results.finding import SEVERITIES
from polreq.words import Lang, Text

if TYPE_CHECKING:
    from polreq.pipeline.check import Checked
    from polreq.results.finding import Finding
    from polreq.results.summary import Summary

#: Formats for services that look at the whole repository.
_OUTER: Final = ("github", "sarif", "gitlab", "junit", "cobertura")


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What `polreq check` is asked: one field for each option, in the order of the help."""

    workspace: Path = options.workspace_option()
    as_of: str = options.as_of_option()
    fail_on: str = ask_for(
        "error",
        "--fail-on",
        Text(
            "从哪一级问题起算失败；never：任何问题都不算，只看 --fail-under；也可写代码，用逗号隔开：error,C601",
            "severity from which findings fail; never: none does, only --fail-under; codes too, with commas: error,C601",
        ),
        metavar="error|warning|info|never|CODE",
    )
    fail_under: list[str] = ask_for(
        [],
        "--fail-under",
        Text(
            "“已答复”的比例低于该百分比算失败，可按层给出：high=80；不受 --fail-on 影响",
            "fail if fewer are answered, also by layer: high=80; whatever --fail-on says",
        ),
        metavar="[LAYER=]PCT",
    )
    gate: str = ask_for(
        GATES[0],
        "--gate",
        Text(
            "--fail-under 衡量哪个数：已答复、已落到功能或已交付",
            "the figure that --fail-under measures: answered, with feature, or delivered",
        ),
        metavar="|".join(GATES),
    )
    form: str = ask_for("text", "--format", Text("输出格式", "format of the output"), metavar="|".join(FINDING_FORMATS))
    outputs: list[str] = ask_for(
        [],
        "--output",
        Text("另外写到文件，可多次", "also write to a file; may be repeated"),
        metavar="FORMAT:FILE",
    )
    update_baseline: bool = ask_for(
        False,
        "--update-baseline",
        Text(
            "写 trace/baseline.yml：容忍今天达到级别的问题，删去不再出现的",
            "write trace/baseline.yml: tolerate what fails today, drop what no longer occurs",
        ),
    )
    root: str = ask_for(
        "",
        "--root",
        Text(
            "github、sarif、gitlab、junit、cobertura 中的路径从这个目录算起，默认是代码库的根目录",
            "folder that paths in github, sarif, gitlab, junit and cobertura start from; default: the repository's root",
        ),
        metavar="DIR",
    )
    no_color: bool = options.no_color_option()
    no_cache: bool = options.no_cache_option()


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "check",
        Text("检查工作区（CI 用）", "check the workspace, for CI"),
        Text(
            "检查工作区（用于 CI）：有达到级别的问题时退出码为 1；不写您的任何文件。",
            "Check the workspace (for CI): exit status 1 when findings reach the threshold; writes none of your files.",
        ),
        CheckOptions,
        check,
    )


def check(asked: CheckOptions, lang: Lang) -> None:
    """Check, write every format that is wanted, and tell by the exit status.

    Raises:
        UsageError: an option has a value that it does not take.
    """
    from polreq.pipeline.check import check as run
    from polreq.pipeline.check import from_repository
    from polreq.results.finding import below
    from polreq.results.summary import below as stand_below
    from polreq.results.summary import summarize
    from polreq.store.caches import open_cache

    severity, codes = _threshold(asked.fail_on)
    wanted = output.targets(asked.form, asked.outputs, tuple(FINDING_FORMATS))
    _one_of("--gate", asked.gate, GATES)
    gates = [_gate(text, asked.gate) for text in asked.fail_under]
    root = options.find_workspace(asked.workspace)
    with open_cache(root, enabled=not asked.no_cache) as cache:
        checked = run(root, cache, options.day(asked.as_of), gates)
    summary = summarize(
        checked.findings,
        accepted=checked.tolerated,
        files=checked.files,
        fail_on=severity,
        fail_codes=codes,
        coverage=None if checked.unread else checked.total,
        requirements=checked.requirements,
        empty=checked.empty,
    )
    if asked.update_baseline:
        _update_baseline(root, checked, tuple(f for f in checked.findings if summary.fails(f)), lang)
        return
    outer = real_folder(Path(asked.root)) if asked.root else None
    inside = from_repository(root, outer)
    for name, file in wanted:
        if name == "text":
            from polreq.arrange.findings import arrange_findings
            from polreq.render.writers.terminal import write_terminal

            color = file is None and options.use_color(asked.no_color)
            page = arrange_findings(checked.findings, summary)
            text = write_terminal(page, lang, width=options.width_or_none(), color=color)
        else:
            told = (checked.findings, checked.tolerated)
            listed, accepted = (tuple(below(found, inside)) for found in told) if name in _OUTER else told
            stand = stand_below(checked.requirements, inside) if name in _OUTER else checked.requirements
            told_of = replace(summary, accepted=accepted, gate=asked.gate, requirements=stand)
            text = FINDING_FORMATS[name](listed, told_of, lang)
        output.write(text, file, name)
        if name == "github":
            _summarise(checked.findings, summary, lang)
    if summary.failed:
        raise typer.Exit(1)


def _summarise(findings: Sequence["Finding"], summary: "Summary", lang: Lang) -> None:
    """Append the totals to the page of the run, in the file that GitHub names for that."""
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if page:
        from polreq.arrange.findings import arrange_totals
        from polreq.render.writers.markdown import write_markdown
        from polreq.store.deliver import deliver_behind

        deliver_behind(write_markdown(arrange_totals(findings, summary), lang).encode("utf-8"), Path(page))


def _update_baseline(root: Path, checked: "Checked", failing: tuple["Finding", ...], lang: Lang) -> None:
    from polreq.pipeline.check import update_baseline

    done = update_baseline(root, checked, failing)
    path = done.path.relative_to(root).as_posix()
    output.chat(
        Text(
            f"{path}：新增 {done.added} 条，删去 {done.removed} 条，保留 {done.kept} 条。请为新增的写明 reason（理由）和 until（期限）。",
            f"{path}: {done.added} added, {done.removed} removed, {done.kept} kept. Write a reason and a day (until) for the new ones.",
        ).words(lang)
    )


def _one_of(option: str, value: str, choices: Sequence[str | Text]) -> None:
    if value not in choices:
        both = [choice if isinstance(choice, Text) else Text(choice, choice) for choice in choices]
        first, last = both[:-1], both[-1]
        raise UsageError(
            f"{option} 只能是 {'、'.join(one.zh for one in first)} 或 {last.zh}，不能是“{value}”。",
            f"{option} takes {', '.join(one.en for one in first)} or {last.en}, not '{value}'.",
        )


def _threshold(text: str) -> tuple[str, tuple[str, ...]]:
    """Read `error`, `C601` or `warning,C601,L504`: the severity (`never` if only codes are named), and the codes.

    Raises:
        UsageError: a part is neither a severity nor the code of a finding, or two severities are named.
    """
    from polreq.results.rules import RULES

    levels = (*SEVERITIES, "never")
    parts = [part.strip() for part in text.split(",")]
    for part in parts:
        if part not in RULES:
            _one_of("--fail-on", part, (*levels, Text("结果代码（如 C601）", "codes of findings (such as C601)")))
    named = [part for part in parts if part in levels]
    if len(named) > 1:
        raise UsageError(
            f"--fail-on 只能写一个级别，现在写了 {'、'.join(named)}；级别已包括比它严重的。",
            f"--fail-on takes one severity, not {', '.join(named)}; it includes the worse ones.",
        )
    return named[0] if named else "never", tuple(dict.fromkeys(part for part in parts if part in RULES))


def _gate(text: str, figure: str) -> Gate:
    """Read `80` or `high=80`.

    Raises:
        UsageError: it is neither.
    """
    layer, equals, number = text.rpartition("=")
    try:
        percent = Decimal(number.removesuffix("%"))
    except InvalidOperation:
        percent = Decimal(-1)
    if not percent.is_finite() or not 0 <= percent <= 100 or (equals and layer not in LAYERS):
        layers = "、".join(LAYERS)
        raise UsageError(
            f"--fail-under 要写成 80 或 high=80（层：{layers}；0 到 100），不能是“{text}”。",
            f"--fail-under takes 80 or high=80 (layers: {', '.join(LAYERS)}; 0 to 100), not '{text}'.",
        )
    return Gate(layer, figure, percent)
