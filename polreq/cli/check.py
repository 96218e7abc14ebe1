"""`polreq check`: for CI; never writes, and its exit status tells."""

from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from polreq.cli import options, output
from polreq.cli.language import Words
from polreq.errors import UsageError
from polreq.model.layer import LAYERS
from polreq.results.figures import GATES
from polreq.results.finding import SEVERITIES

if TYPE_CHECKING:
    from polreq.pipeline.gates import Gate


def register(app: typer.Typer, words: Words) -> None:
    """Add the command."""

    @app.command(
        "check",
        short_help=words("检查工作区（CI 用）", "check the workspace, for CI"),
        help=words(
            "检查工作区（用于 CI）：有达到级别的问题时退出码为 1；不写您的任何文件。",
            "Check the workspace (for CI): exit status 1 when findings reach the threshold; writes none of your files.",
        ),
    )
    def check(
        workspace: Path = options.workspace_option(words),
        as_of: str = options.as_of_option(words),
        fail_on: str = typer.Option(
            "error",
            "--fail-on",
            metavar="error|warning|info|never",
            help=words(
                "从哪一级问题起算失败；never：任何问题都不算，只看 --fail-under",
                "severity from which findings fail; never: none does, only --fail-under",
            ),
        ),
        fail_under: list[str] = typer.Option(
            [],
            "--fail-under",
            metavar="[LAYER=]PCT",
            help=words(
                "“已答复”的比例低于该百分比算失败，可按层给出：high=80；不受 --fail-on 影响",
                "fail if fewer are answered, also by layer: high=80; whatever --fail-on says",
            ),
        ),
        gate: str = typer.Option(
            GATES[0],
            "--gate",
            metavar="|".join(GATES),
            help=words(
                "--fail-under 衡量哪个数：已答复、已落到功能或已交付",
                "the figure that --fail-under measures: answered, with feature, or delivered",
            ),
        ),
        form: str = typer.Option(
            "text",
            "--format",
            metavar="text|json|github|sarif|junit|gitlab",
            help=words("输出格式", "format of the output"),
        ),
        outputs: list[str] = typer.Option(
            [],
            "--output",
            metavar="FORMAT:FILE",
            help=words("另外写到文件，可多次", "also write to a file; may be repeated"),
        ),
        no_color: bool = options.no_color_option(words),
        no_cache: bool = options.no_cache_option(words),
    ) -> None:
        from polreq.pipeline.caching import open_cache
        from polreq.pipeline.check import check as run
        from polreq.pipeline.gates import below
        from polreq.render.formats import FINDING_FORMATS
        from polreq.results.finding import sort_findings
        from polreq.results.summary import summarize

        if fail_on not in (*SEVERITIES, "never"):
            raise UsageError(
                f"--fail-on 只能是 error、warning、info 或 never，不能是“{fail_on}”。",
                f"--fail-on takes error, warning, info or never, not '{fail_on}'.",
            )
        wanted = output.targets(form, outputs, tuple(FINDING_FORMATS))
        if gate not in GATES:
            raise UsageError(
                f"--gate 只能是 {'、'.join(GATES)}，不能是“{gate}”。", f"--gate takes {', '.join(GATES)}, not '{gate}'."
            )
        gates = [_gate(text, gate) for text in fail_under]
        root = options.find_workspace(workspace)
        with open_cache(root, enabled=not no_cache) as cache:
            checked = run(root, cache, options.day(as_of))
        findings = sort_findings((*checked.findings, *below(checked.counts, gates, checked.unread)))
        summary = summarize(
            findings,
            tolerated=len(checked.tolerated),
            files=checked.files,
            fail_on=fail_on,
            coverage=None if checked.unread else checked.total,
        )
        for name, file in wanted:
            if name == "text":
                from polreq.render.writers.terminal.findings import render_findings

                color = file is None and options.use_color(no_color)
                text = render_findings(findings, summary, words.lang, width=options.width_or_none(), color=color)
            else:
                text = FINDING_FORMATS[name](findings, summary, words.lang)
            output.write(text, file)
        if summary.failed:
            raise typer.Exit(1)


def _gate(text: str, figure: str) -> "Gate":
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
    from polreq.pipeline.gates import Gate

    return Gate(layer, figure, percent)
