"""`polreq explain [NAME]`: what a finding, a figure, a state or a reason means, and what is to be done."""

from dataclasses import dataclass

import typer

from polreq.cli import options, output
from polreq.cli.asking import add_command, ask_argument
from polreq.cli.completing import offer_explained
from polreq.words import Lang, Text


@dataclass(frozen=True, slots=True)
class ExplainOptions:
    """What `polreq explain` is asked: one field for each option, in the order of the help."""

    name: str = ask_argument(
        "",
        "[NAME]",
        Text(
            "检查结果的编号（C601）、数的名称（delivered、已交付）、状态或推荐理由的名称；不写就列出全部",
            "code of a finding (C601), name of a figure (delivered), of a state or of a kind of reason; without it all are listed",
        ),
        complete=offer_explained,
    )
    no_color: bool = options.no_color_option()


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "explain",
        Text("解释检查结果和数的含义", "explain findings and figures"),
        Text(
            "解释一种检查结果、一个数、一种状态或一种推荐理由：什么意思，为什么要紧，怎么办，什么算、什么不算。",
            "Explain a kind of finding, a figure, a state or a kind of reason: what it says, why it matters, what to do, what "
            "counts and what does not.",
        ),
        ExplainOptions,
        explain,
    )


def explain(asked: ExplainOptions, lang: Lang) -> None:
    """Say what something means, or list all that can be explained."""
    from polreq.arrange.explained import arrange_all, arrange_explained, explainable
    from polreq.cli.nearest import no_such

    page = arrange_explained(asked.name) if asked.name else arrange_all()
    if page is None:
        raise no_such(Text("可以解释的", "such thing to explain:"), asked.name, explainable(), "polreq explain")
    output.show(page, lang, width=options.width_or_none(), color=options.use_color(asked.no_color))
