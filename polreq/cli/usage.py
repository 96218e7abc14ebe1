"""What the library of the command line says by itself (usage, headings of the help, wrong usage), in Chinese."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import typer
from typer._click.core import Context
from typer._click.formatting import HelpFormatter
from typer.core import TyperCommand, TyperGroup, TyperOption

from polreq.late import late
from polreq.words import Lang, Text

_HELP: Final = "显示这份帮助"

#: What the help calls its parts and what it says behind an option, in English → in Chinese.
_HEADINGS: Final = MappingProxyType({"Arguments": "参数", "Options": "选项", "Commands": "命令"})
_PLACES: Final = MappingProxyType(
    {"[OPTIONS]": "[选项]", "COMMAND [ARGS]...": "命令 [参数]...", "<int range>": "<整数>", "<float>": "<数字>"}
)
_ASIDES: Final = MappingProxyType({"[default: ": "[默认：", "[required]": "[必填]"})


@dataclass(frozen=True, slots=True)
class Wrong:
    """Something that the library finds wrong.

    Args:
        pattern: of its words.
        said: the same in Chinese; fields are the pattern's groups by number.
        example: words that the pattern is for.
    """

    pattern: re.Pattern[str]
    said: str
    example: str


#: The first that fits counts.
WRONGS: Final = tuple(
    Wrong(late(pattern), said, example)
    for pattern, said, example in (
        (r"No such option: (\S+) \(Possible options: (.+)\)", "没有选项 {1}，相近的有：{2}", "No such option: --al (Possible options: --all)"),
        (r"No such option: (\S+)", "没有选项 {1}", "No such option: --colour"),
        (r"No such command '(.*)'\.", "没有命令“{1}”", "No such command 'graph'."),
        (r"Missing command\.", "没有写命令", "Missing command."),
        (r"Missing option '([^']*)'(?: / '[^']*')?\.", "缺少选项 {1}", "Missing option '--output' / '-o'."),
        (r"Missing argument '(.*)'\.", "缺少参数 {1}", "Missing argument 'FILE...'."),
        (r"Option '(.*)' requires an argument\.", "选项 {1} 后面要写值", "Option '--as-of' requires an argument."),
        (r"Option '(.*)' does not take a value\.", "选项 {1} 后面不写值", "Option '--all' does not take a value."),
        (r"Got unexpected extra argument\(s\) \((.*)\)", "多写了：{1}", "Got unexpected extra argument(s) (a.txt b.txt)"),
        (r"Invalid value for '(.*)': '(.*)' is not a valid int(?:eger)?(?: range)?\.", "{1} 要写整数，不能是“{2}”", "Invalid value for '--top': 'ten' is not a valid int range."),
        (r"Invalid value for '(.*)': '(.*)' is not a valid float\.", "{1} 要写数字，不能是“{2}”", "Invalid value for '--confirm-above': 'x' is not a valid float."),
        (r"Invalid value for '(.*)': (.*) is not in the range (.*)\.", "{1} 不能是 {2}，应为 {3}", "Invalid value for '--top': 0 is not in the range x>=1."),
        (r"Invalid value for '(.*)': (.*)", "{1} 的值不对：{2}", "Invalid value for '--x': unknown"),
    )
)  # fmt: skip


def wrong_usage(error: typer.TyperException, lang: Lang) -> str:
    """Say what is wrong with the way in which the program was called, and how it is called."""
    said = error.format_message()
    context: typer.Context | None = getattr(error, "ctx", None)
    if context is None:
        return f"{_wrong(said, lang)}\n"
    if said == context.get_help():  # nothing was asked at all
        return f"{said}\n"
    ask = f"{context.command_path} {context.help_option_names[0]}"
    look = Text(f"查看帮助：{ask}", f"Try '{ask}' for help.").words(lang)
    return f"{context.get_usage()}\n{look}\n\n{_wrong(said, lang)}\n"


def _wrong(said: str, lang: Lang) -> str:
    if lang == "en":
        return f"Error: {said}"
    for wrong in WRONGS:
        if found := wrong.pattern.fullmatch(said):
            return "错误：" + wrong.said.format(said, *found.groups()) + "。"
    return f"错误：{said}"


class _Page(HelpFormatter):
    """Lays the help out in Chinese."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, _replaced(args, _PLACES), "用法：" if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{_HEADINGS.get(heading, heading)}：\n")

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl(
            [(_replaced(name, _PLACES), _replaced(said, _ASIDES)) for name, said in rows], col_max, col_spacing
        )


class _Context(typer.Context):
    formatter_class = _Page


class ChineseCommand(TyperCommand):
    """A command whose help is Chinese."""

    context_class = _Context

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        return _said(super().get_help_option(ctx))


class ChineseGroup(TyperGroup):
    """The command line whose help is Chinese."""

    context_class = _Context

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        return _said(super().get_help_option(ctx))


def _said(option: TyperOption | None) -> TyperOption | None:
    if option is not None:
        option.help = _HELP
    return option


def _replaced(text: str, words: Mapping[str, str]) -> str:
    for english, chinese in words.items():
        text = text.replace(english, chinese)
    return text
