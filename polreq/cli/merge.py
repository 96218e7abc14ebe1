"""`polreq merge`: one requirement out of several that say the same."""

from pathlib import Path

import typer

from polreq.cli import options, output, who
from polreq.cli.language import Words
from polreq.errors import UsageError


def register(app: typer.Typer, words: Words) -> None:
    """Add the command."""

    @app.command(
        "merge",
        short_help=words("合并重复的需求", "merge duplicate requirements"),
        help=words(
            "合并重复的需求：保留第一个，其余标为已否决并注明“并入”，依据和确认过的关联归到保留的需求。",
            "Merge duplicate requirements: the first is kept; the others are rejected with a note, and their bases and "
            "confirmed links go to the one that is kept.",
        ),
    )
    def merge(
        keep: str = typer.Argument("", metavar="[KEEP]", help=words("保留的需求", "the requirement that is kept")),
        others: list[str] = typer.Argument(
            None, metavar="[OTHER]...", help=words("并入它的需求", "requirements merged into it")
        ),
        suggest: bool = typer.Option(
            False, "--suggest", help=words("列出可能重复的需求", "list requirements that may be the same")
        ),
        workspace: Path = options.workspace_option(words),
        by: str = who.by_option(words),
        on: str = who.on_option(words),
        no_color: bool = options.no_color_option(words),
        no_cache: bool = options.no_cache_option(words),
    ) -> None:
        from polreq.decide.links import Signature
        from polreq.pipeline.assess import assess
        from polreq.pipeline.caching import open_cache

        if suggest == bool(keep):
            raise UsageError(
                "请用 --suggest 列出可能重复的需求，或给出 KEEP OTHER… 进行合并。",
                "use --suggest to list what may be the same, or give KEEP OTHER… to merge.",
            )
        root = options.find_workspace(workspace)
        with open_cache(root, enabled=not no_cache) as cache:
            found = assess(root, cache, as_of=None, suggest=False)
        if suggest:
            from polreq.arrange.reviewing import arrange_duplicates
            from polreq.decide.duplicates import duplicates

            color = options.use_color(no_color)
            pairs = duplicates(found.assessment)
            output.show(arrange_duplicates(pairs), words.lang, width=options.width(), color=color)
            return
        from polreq.pipeline import rewrite
        from polreq.words.review import number_of, tell

        signature = Signature(who.reviewer(by, root), who.decision_day(on))
        merged = rewrite.merge(root, found, keep, others or [], signature)
        lang = words.lang
        gone = words("、", ", ").join(r.id for r in merged.others)
        bases, links = number_of("basis", merged.bases), number_of("link", len(merged.links))
        lines = [tell("merged", others=gone, keep=keep, bases=bases, links=links)]
        for link, why in merged.left:
            lines.append(tell("left", link=f"{link.lower} → {link.upper}", why=tell(why)))
        output.write("\n".join(line.words(lang) for line in lines), None)
