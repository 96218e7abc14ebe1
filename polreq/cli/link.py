"""`polreq link`: rank any text collection against another one; for evaluation and for scripts."""

from pathlib import Path

import typer

from polreq.cli import output
from polreq.cli.language import Words


def register(app: typer.Typer, words: Words) -> None:
    """Add the command."""

    @app.command(
        "link",
        short_help=words("为任意两批文字推荐关联", "rank any two collections of text"),
        help=words(
            "为任意两批文字推荐关联：每条查询给出最相近的若干条及 0 到 1 的分数。",
            "Suggest links between any two collections of text: for each query the nearest documents, scored 0 to 1.",
        ),
    )
    def link(
        queries: Path = typer.Option(
            ..., "--queries", metavar="Q.jsonl", help=words("查询，每行一个 JSON", "queries, one JSON object a line")
        ),
        corpus: Path = typer.Option(
            ...,
            "--corpus",
            metavar="C.jsonl",
            help=words("被查的文字，每行一个 JSON", "documents, one JSON object a line"),
        ),
        known: Path | None = typer.Option(
            None, "--known", metavar="QRELS.tsv", help=words("已确认的关联", "links that are confirmed already")
        ),
        no_semantic: bool = typer.Option(
            False, "--no-semantic", help=words("不用向量模型", "do not use the vector model")
        ),
        top: int = typer.Option(100, "--top", min=1, help=words("每条查询给出几条", "documents for each query")),
        form: str = typer.Option(
            "tsv",
            "--format",
            metavar="tsv|jsonl",
            help=words("输出格式；jsonl 带理由", "format; jsonl has the reasons"),
        ),
    ) -> None:
        from polreq.pipeline.link import link_collections
        from polreq.render.machine.matches import MATCH_FORMATS

        output.targets(form, [], tuple(MATCH_FORMATS))
        matches = link_collections(queries, corpus, known, top=top, semantic=not no_semantic, explain=form == "jsonl")
        output.write(MATCH_FORMATS[form](matches), None, form)
