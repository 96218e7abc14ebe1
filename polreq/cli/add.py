"""`polreq add`: write down a demand that was heard, without editing a file."""

from dataclasses import dataclass
from pathlib import Path

import typer

from polreq.cli import options, output
from polreq.cli.asking import add_command, ask_argument, ask_for
from polreq.cli.new_workspace import find_or_make
from polreq.cli.workspace import real_folder, search_upwards
from polreq.words import Lang, Text


@dataclass(frozen=True, slots=True)
class AddOptions:
    """What `polreq add` is asked: one field for each option, in the order of the help."""

    text: list[str] = ask_argument(
        [], "TEXT", Text("要求，一句话，写在引号里", "what is demanded: one sentence, in quotes")
    )
    oral: str = ask_for("", "--oral", Text("领导口头提的：谁", "said by a leader: who"), metavar="WHO")
    instruction: str = ask_for(
        "", "--instruction", Text("书面批示：名称", "a written instruction: its name"), metavar="NAME"
    )
    minutes: str = ask_for("", "--minutes", Text("会议纪要：名称", "minutes of a meeting: their name"), metavar="NAME")
    contract: str = ask_for("", "--contract", Text("合同、招标文件：名称", "a contract: its name"), metavar="NAME")
    user: str = ask_for(
        "",
        "--user",
        Text("用户提的：从哪里知道的，如 12345工单", "asked for by users: where they said so, such as 12345"),
        metavar="SOURCE",
    )
    at: str = ask_for("", "--at", Text("在其中哪里，如条款号", "where in it, such as a clause"), metavar="CLAUSE")
    on: str = ask_for("", "--on", Text("哪一天提的：2026-11-01", "the day it was said: 2026-11-01"), metavar="DATE")
    count: str = ask_for("", "--count", Text("用户证据有几件", "pieces of users' evidence"), metavar="N")
    layer: str = ask_for(
        "",
        "--layer",
        Text(
            "属于哪一层：department 部门，project 项目，user 用户；默认口头、批示、纪要归部门，合同归项目，用户归用户",
            "what it belongs to; default: the department for what is said, instructions and minutes, the project for a contract, the user for users",
        ),
        metavar="department|project|user",
    )
    force: str = ask_for(
        "",
        "--force",
        Text(
            "约束力：必须、应当、可以；用户的默认 should，其余 must",
            "how binding it is; default: should for users, else must",
        ),
        metavar="must|should|may",
    )
    channels: list[str] = ask_for(
        None,
        "--channel",
        Text("渠道，可多次；默认看原话", "channel, repeatable; default: those that the words name"),
        metavar="CHANNEL",
    )
    due: str = ask_for(
        "",
        "--due",
        Text(
            "时限：2026-12-31 或“2026年底前”；默认看原话",
            "deadline: 2026-12-31, or in words; default: what the words say",
        ),
        metavar="DATE",
    )
    dry_run: bool = ask_for(
        False, "--dry-run", Text("只显示会写什么，不写入", "say what would be written, and write nothing")
    )
    workspace: Path = options.workspace_option()
    no_color: bool = options.no_color_option()
    no_cache: bool = options.no_cache_option()


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "add",
        Text("记下一项听到的需求（口头、批示、纪要、合同、用户）", "write down a demand that was heard"),
        Text(
            "记下一项听到的需求，写明谁提的，不用自己改文件：领导口头、书面批示、会议纪要、合同、用户，写其中一个。写入 requirements/added-层级.yml，编号自动给出；已有的需求说的是同一件事、有相近的政策说法，会说明。",
            "Write down a demand that was heard, with who asks for it, without editing a file: a leader, a written instruction, minutes, a contract, users; one of them. It goes to "
            "requirements/added-LAYER.yml with an id of its own; what demands the same already, and policy language near to it, is said.",
        ),
        AddOptions,
        add,
    )


def add(asked: AddOptions, lang: Lang) -> None:
    """Write the demand down, in a workspace that is made if there is none."""
    from polreq.arrange.adding import arrange_added
    from polreq.model.heard import WAYS, HeardDemand
    from polreq.pipeline.adding import add_demand
    from polreq.store.caches import open_cache

    sources = tuple((way, getattr(asked, way)) for way in WAYS)
    heard = HeardDemand(
        " ".join(asked.text),
        sources,
        asked.at,
        asked.on,
        asked.count,
        asked.layer,
        asked.force,
        asked.due,
        tuple(asked.channels or ()),
    )
    there = search_upwards(asked.workspace)
    if not there:
        # what is typed wrongly makes no workspace
        with open_cache(None) as none:
            added = add_demand(real_folder(asked.workspace), none, heard, lang, dry_run=True)
    if there or not asked.dry_run:
        root = there or find_or_make(asked.workspace, lang)
        with open_cache(root, enabled=not asked.no_cache) as cache:
            added = add_demand(root, cache, heard, lang, dry_run=asked.dry_run)
    if output.tell_findings(added.findings, lang):
        raise typer.Exit(1)
    output.show(
        arrange_added(added, dry_run=asked.dry_run),
        lang,
        width=options.width_or_none(),
        color=options.use_color(asked.no_color),
    )
