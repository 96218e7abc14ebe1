"""Wrong usage and the help speak one language: what the library of the command line says in English is Chinese in Chinese."""

import re

import pytest
from terminal import polreq

from polreq.cli.usage import WRONGS

CALLS = [
    (
        ("graph",),
        "用法：polreq [选项] 命令 [参数]...\n查看帮助：polreq -h\n\n错误：没有命令“graph”。\n",
        "Usage: polreq [OPTIONS] COMMAND [ARGS]...\nTry 'polreq -h' for help.\n\nError: No such command 'graph'.\n",
    ),
    (
        ("link",),
        "用法：polreq link [选项]\n查看帮助：polreq link -h\n\n错误：缺少选项 --queries。\n",
        "Usage: polreq link [OPTIONS]\nTry 'polreq link -h' for help.\n\nError: Missing option '--queries'.\n",
    ),
    (
        ("ingest",),
        "用法：polreq ingest [选项] {FILE...}\n查看帮助：polreq ingest -h\n\n错误：缺少参数 FILE...。\n",
        "Usage: polreq ingest [OPTIONS] {FILE...}\nTry 'polreq ingest -h' for help.\n\nError: Missing argument 'FILE...'.\n",
    ),
    (
        ("review", "--al"),
        "用法：polreq review [选项] 命令 [参数]...\n查看帮助：polreq review -h\n\n错误：没有选项 --al，相近的有：--all, --list, --stale。\n",
        "Usage: polreq review [OPTIONS] COMMAND [ARGS]...\nTry 'polreq review -h' for help.\n\n"
        "Error: No such option: --al (Possible options: --all, --list, --stale)\n",
    ),
    (
        ("check", "a.txt", "b"),
        "用法：polreq check [选项]\n查看帮助：polreq check -h\n\n错误：多写了：a.txt b。\n",
        "Usage: polreq check [OPTIONS]\nTry 'polreq check -h' for help.\n\nError: Got unexpected extra argument(s) (a.txt b)\n",
    ),
    (
        ("link", "--queries", "q", "--corpus", "c", "--top", "ten"),
        "用法：polreq link [选项]\n查看帮助：polreq link -h\n\n错误：--top 要写整数，不能是“ten”。\n",
        "Usage: polreq link [OPTIONS]\nTry 'polreq link -h' for help.\n\n"
        "Error: Invalid value for '--top': 'ten' is not a valid int range.\n",
    ),
    (
        ("link", "--queries"),
        "错误：选项 --queries 后面要写值。\n",
        "Error: Option '--queries' requires an argument.\n",
    ),
]


@pytest.mark.parametrize(("arguments", "zh", "en"), CALLS, ids=[" ".join(call[0]) for call in CALLS])
def test_wrong_usage_is_said_in_the_language_of_the_run(tmp_path, arguments, zh, en):
    for lang, said in (("zh", zh), ("en", en)):
        ran = polreq(tmp_path, *arguments, lang=lang)
        assert (ran.code, ran.out, ran.err) == (2, "", said)


@pytest.mark.parametrize("wrong", WRONGS, ids=[wrong.example for wrong in WRONGS])
def test_every_pattern_is_for_its_example_and_leaves_no_english(wrong):
    assert next(one for one in WRONGS if one.pattern.fullmatch(wrong.example)) is wrong
    found = wrong.pattern.fullmatch(wrong.example)
    assert "{" not in wrong.said.format(wrong.example, *found.groups())


def test_the_help_is_chinese_in_chinese(tmp_path):
    assert polreq(tmp_path, "cache", "--help", lang="zh").out == (
        "用法：polreq cache [选项]\n\n"
        "  查看缓存在哪里、有多大，或者清除。缓存在您自己的目录中，不在工作区里；清除后只是下一次慢一些。\n\n"
        "选项：\n"
        "  -w, --workspace DIR  工作区目录（含 polreq.yml），默认从当前目录向上找  [默认：.]\n"
        "  --all                所有工作区的缓存\n"
        "  --clear              清除\n"
        "  -h, --help           显示这份帮助\n"
    )


def test_the_help_without_a_command_is_that_of_the_program(tmp_path):
    ran = polreq(tmp_path, lang="zh")
    assert (ran.code, ran.err, ran.out) == (2, polreq(tmp_path, "--help", lang="zh").out, "")
    assert re.findall(r"^\S.*：", ran.err, re.MULTILINE) == ["用法：", "选项：", "命令："]
