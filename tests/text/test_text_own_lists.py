"""A workspace's own words: lists that do nothing are told, with what was meant."""

import pytest
from terminal import polreq, write

HEAD = "polreq: lexicon/1\n"
NOTHING = "工作区里还没有政策文件、需求和功能，没有可检查的。下一步：polreq ingest FILE。检查了 2 个文件。\n"


def check(root, words: str, lang: str = "zh"):
    write(root, polreq="polreq: workspace/1\nlexicon: [words.yml]\n", words=HEAD + words)
    return polreq(root, "check", "--no-cache", lang=lang)


def test_a_list_under_a_name_of_former_times_is_told_with_the_one_that_is_meant(tmp_path):
    ran = check(tmp_path, "modal:\n  must:\n    word: [须得]\nopener: {sharp: [兴建]}\n客服: [热线]\n")
    assert (ran.code, ran.out) == (
        0,
        "words.yml:4:5 S111 词表里没有“modal.must.word”这一组词，写在这里的不起作用\n    是不是“modal.must.words”？\n"
        "words.yml:5:10 S111 词表里没有“opener.sharp”这一组词，写在这里的不起作用\n    是不是“opener.soft.words”？\n"
        "words.yml:6:1 S111 词表里没有“客服”这一组词，写在这里的不起作用\n    请核对写法\n\n"
        "共 3 个问题：0 个错误，3 个警告，0 个提示。检查了 2 个文件。结论：通过。\n",
    )
    ran = check(tmp_path, "modal:\n  must:\n    word: [须得]\n", "en")
    assert ran.out == (
        "words.yml:4:5 S111 the lexicon has no list 'modal.must.word'; its words do nothing\n"
        "    did you mean 'modal.must.words'?\n\n"
        "1 finding: 0 errors, 1 warning, 0 notes. Looked at 2 files. Result: passed.\n"
    )


@pytest.mark.parametrize(
    "words",
    [
        "modal: {must: {words: [须得], not: [须得意]}}",
        "opener: {firm: {words: [兴建], not: [兴建局]}, soft: {words: []}}",
        "channel: {words: {tv: [电视端]}, expand: {screens: [tv, pc]}}",
        "line: {不动产.登记: [不动产登记]}",
        "product: {thing: {tv: {words: [机顶盒], not: [机顶盒子]}}}",
        "grammar: {begins_too: [也应], how: [妥善]}",
        "recipient: {G2B: [商户]}",
        "table:",
    ],
)
def test_lists_that_are_asked_for_are_no_findings(tmp_path, words):
    assert check(tmp_path, words + "\n").out == NOTHING


def test_words_that_are_no_list_are_told(tmp_path):
    ran = check(tmp_path, "modal: {must: {words: 须得}}\n")
    assert (ran.code, ran.out) == (
        1,
        "words.yml:2:23 S102 “modal.must.words”的类型不对：应为列表，实际为一段文字\n    请按 docs/formats.md 修改\n\n"
        "共 1 个问题：1 个错误，0 个警告，0 个提示。检查了 2 个文件。结论：未通过（门槛：错误）。\n",
    )
