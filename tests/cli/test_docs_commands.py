"""Help speaks one language at a time: every command and every option says in Chinese, and in English, what it is for."""

import re

import pytest

from docs.reference.commands import helps

CHINESE = re.compile(r"[\u4e00-\u9fff]")


def said(lang):
    """What stands beside each name in the lists of arguments, options and commands, lines that go on joined."""
    lists = re.findall(
        r"^(?:Arguments:|Options:|Commands:|参数：|选项：|命令：)\n((?:  .+\n?)+)", helps(lang), re.MULTILINE
    )
    for line in re.sub(r"\n {5,}", "  ", "".join(f"{one.rstrip()}\n" for one in lists)).splitlines():
        name, _, words = re.sub(r"\s*\[(?:default: .+?|required|默认：.+?|必填)\]", "", line).strip().partition("  ")
        yield name, words.strip()


def test_every_entry_says_what_it_is_for_in_chinese():
    entries = list(said("zh"))
    assert len(entries) > 50
    assert [(name, words) for name, words in entries if not CHINESE.search(words)] == []


def test_every_entry_says_what_it_is_for_in_english():
    entries = list(said("en"))
    assert len(entries) == len(list(said("zh")))
    assert [(name, words) for name, words in entries if CHINESE.search(words) or not words] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_summary_in_the_list_of_commands_is_cut_short(lang):
    assert [(name, words) for name, words in said(lang) if words.endswith("...")] == []
