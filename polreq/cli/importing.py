"""`polreq import FILE...`: bring a backlog into the workspace, and bring it up to date again."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from polreq.cli import options, output
from polreq.cli.asking import add_command, ask_argument, ask_for
from polreq.cli.new_workspace import find_or_make
from polreq.cli.workspace import real_folder, search_upwards
from polreq.errors import UsageError
from polreq.model.feature import FEATURE_STATUSES, IMPORT_FIELDS
from polreq.model.requirement import DEMAND_FIELDS
from polreq.words import Lang, Text
from polreq.words.importing import FIELDS
from polreq.words.names import STATUSES

if TYPE_CHECKING:
    from polreq.pipeline.importing import Wanted
    from polreq.results.imported import Imported


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What `polreq import` is asked: one field for each option, in the order of the help."""

    files: list[Path] = ask_argument(..., "FILE...", Text("导出的需求清单，可多个", "exports of backlogs"))
    workspace: Path = options.workspace_option()
    dry_run: bool = ask_for(
        False, "--dry-run", Text("只显示会有什么变化，不写入", "say what would change, and write nothing")
    )
    every: bool = ask_for(False, "--all", Text("列出每一项变化", "list every change"))
    columns: list[str] = ask_for(
        None,
        "--map",
        Text("自己的表格：哪一项取自哪一列，可多次", "a table of your own: which column tells a field; repeatable"),
        metavar="FIELD=COLUMN",
    )
    statuses: list[str] = ask_for(
        None,
        "--status",
        Text("状态词是什么意思，可多次", "what a word of status means; repeatable"),
        metavar="WORD=STATUS",
    )
    whose: str = ask_for(
        "",
        "--as",
        Text(
            "不是功能，而是：department 部门、project 项目、user 用户的需求，voices 用户声音（12345 工单、好差评、问卷：脱敏并归并），usage 使用情况（访问量、办件量），或 tests 测试用例和结果；feature 功能是默认",
            "not features (feature, the default) but demands of the department, the project, the user, voices of users (tickets, ratings, "
            "questionnaires: masked and grouped), usage (figures of use), or tests with their results",
        ),
        metavar="WHAT",
    )
    basis: str = ask_for(
        "",
        "--basis",
        Text(
            "这些需求的依据，例如 meeting:4月例会纪要；默认看文件名",
            "what the demands rest on, such as meeting:Minutes; default: by the name of the file",
        ),
        metavar="KIND:NAME",
    )
    name: str = ask_for(
        "",
        "--name",
        Text(
            "这份清单的名称，写入 requirements/backlog-名称.yml；默认是工具的代号",
            "name of the list: it goes to requirements/backlog-NAME.yml; default: the tool",
        ),
        metavar="NAME",
    )
    period: str = ask_for(
        "",
        "--period",
        Text(
            "使用情况是哪一段时间，表里没有写的时候用：2026-10、2026 或 2026-10-01/2026-10-15",
            "usage: the time, where the table does not say: 2026-10, 2026 or 2026-10-01/2026-10-15",
        ),
        metavar="PERIOD",
    )
    prefix: str = ask_for(
        "",
        "--prefix",
        Text("加在编号前面，避免与别的工具重号", "goes before ids, so that those of two tools differ"),
        metavar="TEXT",
    )
    no_color: bool = options.no_color_option()


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "import",
        Text("导入需求清单（禅道、TAPD、Jira、Excel…）", "bring in a backlog (ZenTao, TAPD, Jira, Excel …)"),
        Text(
            "把工具导出的需求清单（CSV、XLSX、JSON）写成工作区里的功能，把其他需求工具的文件（needs.json 等）写成需求、功能和关联；再次导入按编号更新，审核过的关联和自己写的内容不动。",
            "Turn the export of a backlog (CSV, XLSX, JSON) into features of the workspace, and files of other requirement tools (needs.json …) into "
            "requirements, features and links; importing again updates them by id and leaves reviewed links and what you added alone.",
        ),
        ImportOptions,
        import_,
    )


def import_(asked: ImportOptions, lang: Lang) -> None:
    """Import a backlog into the workspace, which is made if there is none."""
    from polreq.arrange.findings import arrange_findings
    from polreq.arrange.importing import arrange_imported
    from polreq.pipeline.demands import LAYERS
    from polreq.pipeline.importing import Wanted
    from polreq.results.summary import summarize

    if asked.whose and asked.whose not in (*LAYERS, VOICES, USAGE, TESTS, FEATURES):
        choices = ", ".join((*LAYERS, VOICES, USAGE, TESTS, FEATURES))
        raise UsageError(
            f"--as 可选：{choices}，不能是“{asked.whose}”。", f"--as takes one of {choices}, not '{asked.whose}'."
        )
    whose = "" if asked.whose == FEATURES else asked.whose
    fields = DEMAND_FIELDS if whose else IMPORT_FIELDS
    wanted = Wanted(asked.name, _columns(asked.columns or [], fields), _statuses(asked.statuses or []), asked.prefix)
    done = _import(asked, whose, wanted, lang)
    color, width = options.use_color(asked.no_color), options.width_or_none()
    failed = False
    for one in done:
        if one.tables:
            output.show(arrange_imported(one, dry_run=asked.dry_run, every=asked.every), lang, width=width, color=color)
        if one.findings:
            summary = summarize(one.findings, files=len(one.tables))
            failed |= summary.failed
            output.show(arrange_findings(one.findings, summary), lang, width=width, color=color)
    if failed:
        raise typer.Exit(1)


def _import(asked: ImportOptions, whose: str, wanted: "Wanted", lang: Lang) -> "list[Imported]":
    """Import each file by its kind: results of tests, files of other programs, tables."""
    from polreq.pipeline.demands import import_demands
    from polreq.pipeline.evidence import import_evidence
    from polreq.pipeline.exchange import import_exchanged, source_of
    from polreq.pipeline.importing import import_backlog
    from polreq.pipeline.usage import import_usage
    from polreq.pipeline.voices import import_voices
    from polreq.store.caches import open_cache

    dry_run = asked.dry_run
    there = search_upwards(asked.workspace)
    root = there or (real_folder(asked.workspace) if dry_run else find_or_make(asked.workspace, lang))
    sources = [source for file in asked.files if whose not in (TESTS, VOICES, USAGE) and (source := source_of(file))]
    tables = [file for file in asked.files if file not in {source.file for source in sources}]
    with open_cache(root, enabled=bool(there) or not dry_run) as cache:
        if whose == TESTS:
            return list(import_evidence(root, cache, asked.files, dry_run=dry_run))
        if whose == VOICES:
            return list(import_voices(root, cache, asked.files, wanted.name, dry_run=dry_run))
        if whose == USAGE:
            return list(import_usage(root, cache, asked.files, wanted.name, asked.period, lang=lang, dry_run=dry_run))
        done = []
        if sources:
            done.append(
                import_exchanged(root, cache, sources, asked.whose, wanted, asked.basis, lang=lang, dry_run=dry_run)
            )
        if tables and whose:
            done += import_demands(root, cache, tables, whose, wanted, asked.basis, dry_run=dry_run)
        elif tables:
            ask = _Questions(lang)
            done += import_backlog(root, cache, tables, wanted, ask.columns, lang=lang, dry_run=dry_run)
    return done


def _pairs(given: Sequence[str], option: str) -> dict[str, str]:
    pairs = {}
    for text in given:
        left, sign, right = text.partition("=")
        if not (left.strip() and sign and right.strip()):
            raise UsageError(f"{option} 要写成“左=右”，现在是“{text}”。", f"{option} takes LEFT=RIGHT, not '{text}'.")
        pairs[left.strip()] = right.strip()
    return pairs


def _columns(given: Sequence[str], fields: Sequence[str]) -> dict[str, str]:
    """Read `--map 标题=名称`: fields by their names in either language."""
    named = {name: key for key in fields for name in (key, FIELDS[key].zh, FIELDS[key].en)}
    pairs = _pairs(given, "--map")
    for name in pairs:
        if name not in named:
            zh, en = "、".join(FIELDS[key].zh for key in fields), ", ".join(fields)
            raise UsageError(
                f"--map 没有“{name}”这一项。可选：{zh}", f"--map: there is no field '{name}'. Choose one of: {en}"
            )
    return {named[name]: column for name, column in pairs.items()}


def _statuses(given: Sequence[str]) -> dict[str, str]:
    """Read `--status 变更中=doing`."""
    named = {name: key for key in FEATURE_STATUSES for name in (key, STATUSES[key].zh, STATUSES[key].en)}
    pairs = _pairs(given, "--status")
    for word, status in pairs.items():
        if status not in named:
            listed = ", ".join(f"{key}（{STATUSES[key].zh}）" for key in FEATURE_STATUSES)
            raise UsageError(
                f"--status {word}={status}：没有“{status}”这种状态。可选：{listed}",
                f"--status {word}={status}: there is no such status. Choose one of: {', '.join(FEATURE_STATUSES)}",
            )
    return {word: named[status] for word, status in pairs.items()}


#: What `--as` takes beside the layers of demands.
TESTS: Final = "tests"
VOICES: Final = "voices"
USAGE: Final = "usage"
FEATURES: Final = "feature"


def at_a_terminal() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


class _Questions:
    """Asks at a terminal which column tells what; anywhere else nobody is asked."""

    #: What a list of people's own is asked for.
    _ASKED = ("title", "id", "status", "description", "acceptance", "module", "owner", "priority")

    def __init__(self, lang: Lang) -> None:
        self._lang = lang

    def columns(self, file: str, names: Sequence[str], guessed: Mapping[str, str]) -> Mapping[str, str]:
        """Ask about a table that nobody knows."""
        if not at_a_terminal():
            return {}
        output.chat(
            Text(
                f"没有认出 {file} 是哪种清单，请说明各列（写列的序号，没有就按回车）：",
                f"{file} is no list that is known. Which columns tell what? (number of the column; return: none)",
            ).words(self._lang)
        )
        for number, name in enumerate(names, start=1):
            output.chat(f"  {number:>2}  {name}")
        answers: dict[str, str] = {}
        for key in self._ASKED:
            if column := self._ask(key, names, guessed.get(key, "")):
                answers[key] = column
            elif key == "title":
                return {}
        return answers

    def _ask(self, key: str, names: Sequence[str], guessed: str) -> str:
        default = str(names.index(guessed) + 1) if guessed in names else ""
        said = Text(f"“{FIELDS[key].zh}”是哪一列", f"column of the {FIELDS[key].en}").words(self._lang)
        while True:
            answer = str(typer.prompt(said, default=default, err=True)).strip()
            if not answer:
                return ""
            if answer in names:
                return answer
            if answer.isdigit() and 1 <= int(answer) <= len(names):
                return names[int(answer) - 1]
            output.chat(Text(f"请写 1 到 {len(names)} 的序号", f"a number from 1 to {len(names)}").words(self._lang))
