"""`polreq link`: rank any text collection against another one; for evaluation and for scripts."""

from dataclasses import dataclass
from pathlib import Path

import typer

from polreq.cli import output
from polreq.cli.asking import add_command, ask_for
from polreq.words import Lang, Text


@dataclass(frozen=True, slots=True)
class LinkOptions:
    """What `polreq link` is asked: one field for each option, in the order of the help."""

    queries: Path = ask_for(
        ..., "--queries", Text("查询，每行一个 JSON", "queries, one JSON object a line"), metavar="Q.jsonl"
    )
    corpus: Path = ask_for(
        ..., "--corpus", Text("被查的文字，每行一个 JSON", "documents, one JSON object a line"), metavar="C.jsonl"
    )
    known: Path | None = ask_for(
        None, "--known", Text("已确认的关联", "links that are confirmed already"), metavar="QRELS.tsv"
    )
    no_semantic: bool = ask_for(False, "--no-semantic", Text("不用向量模型", "do not use the vector model"))
    top: int = ask_for(100, "--top", Text("每条查询给出几条", "documents for each query"), least=1)
    form: str = ask_for(
        "tsv", "--format", Text("输出格式；jsonl 带理由", "format; jsonl has the reasons"), metavar="tsv|jsonl"
    )


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "link",
        Text("为任意两批文字推荐关联", "rank any two collections of text"),
        Text(
            "为任意两批文字推荐关联：每条查询给出最相近的若干条及 0 到 1 的分数。",
            "Suggest links between any two collections of text: for each query the nearest documents, scored 0 to 1.",
        ),
        LinkOptions,
        link,
    )


def link(asked: LinkOptions, lang: Lang) -> None:
    """Rank the texts of one collection for each of another."""
    from polreq.pipeline.link import link_collections
    from polreq.render.machine.matches import MATCH_FORMATS

    output.targets(asked.form, [], tuple(MATCH_FORMATS))
    matches = link_collections(
        asked.queries,
        asked.corpus,
        asked.known,
        top=asked.top,
        semantic=not asked.no_semantic,
        explain=asked.form == "jsonl",
    )
    output.write(MATCH_FORMATS[asked.form](matches), None, asked.form)
