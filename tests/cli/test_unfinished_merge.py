"""The marks that git leaves around the two sides of a conflict, wherever they stand in a file of a workspace."""

import pytest
from terminal import polreq, write

SETTINGS = "polreq: workspace/1\nas_of: 2026-11-01\n"
HEAD = "polreq: backlog/1\nfeatures:\n"
SIDES = "<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> branch\n"


def told(line: int, marker: str = "<<<<<<<") -> str:
    return (
        f"requirements/backlog.yml:{line}:1 Y008 合并没有完成，文件里还有冲突标记 {marker}\n    请保留要的内容，删去各行标记\n\n"
        "共 1 个问题：1 个错误，0 个警告，0 个提示。检查了 2 个文件。结论：未通过（门槛：错误）。\n"
    )


def check(root, text: str, newline: str = "\n"):
    write(root, polreq=SETTINGS, requirements__backlog=HEAD)
    (root / "requirements" / "backlog.yml").write_bytes(text.replace("\n", newline).encode())
    return polreq(root, "check", "--no-cache")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("text", "line"),
    [
        (SIDES.format(ours="# 甲\n", theirs="# 乙\n") + HEAD + "  - {id: F-1, title: 登录}\n", 1),
        (HEAD + "  - id: F-1\n    title: |\n" + SIDES.format(ours="      登录\n", theirs="      注册\n"), 5),
        (
            HEAD + '  - {id: F-1, title: "统一\n' + SIDES.format(ours="登录\n", theirs="注册\n") + '", status: done}\n',
            4,
        ),
        (HEAD + "  - {id: F-1, title: 统一\n" + SIDES.format(ours="登录\n", theirs="注册\n") + ", status: done}\n", 4),
    ],
    ids=["among comments", "in a block", "between quotes, where YAML reads it", "in braces, where YAML reads it"],
)
def test_both_sides_are_named_wherever_they_stand(tmp_path, text, line, newline):
    ran = check(tmp_path, text, newline)
    assert (ran.code, ran.out) == (1, told(line))


@pytest.mark.parametrize("marker", ["<<<<<<<", "|||||||", "=======", ">>>>>>>"])
def test_a_marker_that_was_left_alone_is_named_where_it_breaks_the_syntax(tmp_path, marker):
    ran = check(tmp_path, f"{HEAD}  - {{id: F-1, title: 登录}}\n{marker}\n  - {{id: F-2, title: 注册}}\n")
    assert (ran.code, ran.out) == (1, told(4, marker))


def test_figures_over_both_sides_are_said_to_be_incomplete(tmp_path):
    check(tmp_path, HEAD + '  - {id: F-1, title: "统一\n' + SIDES.format(ours="登录\n", theirs="注册\n") + '"}\n')
    assert polreq(tmp_path, "trace", "--no-cache").out.splitlines()[1:3] == [
        "有 1 个文件没有读全，各项数字不含没有读到的内容；改正后请重新运行：",
        "requirements/backlog.yml:4:1 Y008 合并没有完成，文件里还有冲突标记 <<<<<<<",
    ]


@pytest.mark.parametrize(
    "text",
    [
        HEAD
        + "  - id: F-1\n    title: 说明\n    description: |\n      <<<<<<< HEAD\n      =======\n      >>>>>>> branch\n",
        "# <<<<<<< HEAD\n# =======\n# >>>>>>> branch\n" + HEAD + "  - {id: F-1, title: 登录}\n",
        HEAD + '  - {id: F-1, title: "统一\n<<<<<<< 登录\n======="}\n',
        HEAD + '  - {id: F-1, title: "统一\n<<<<<<<< 登录\n=======\n>>>>>>>>"}\n',
    ],
    ids=["indented text", "comments", "not all three", "other lines of such signs"],
)
def test_what_people_wrote_is_no_merge(tmp_path, text):
    assert "Y008" not in check(tmp_path, text).out


OWN = {
    "polreq.yml": SETTINGS + "lexicon: [words.yml]\nlink: {thesaurus: [own.tsv]}\n",
    "words.yml": "polreq: lexicon/1\n",
    "own.tsv": "",
}
SIGNS = ["<<<<<<< HEAD", "||||||| base", "=======", ">>>>>>> branch"]
SAID = "合并没有完成，文件里还有冲突标记 {marker}\n    请保留要的内容，删去各行标记\n\n共 1 个问题：1 个错误，0 个警告，0 个提示。"
END = "检查了 {files} 个文件。结论：未通过（门槛：错误）。\n"


def beside(root, **changed: str):
    """Make a workspace with a lexicon and a thesaurus of its own; `own_tsv` is the file own.tsv."""
    for name, text in (
        OWN | {name.replace("__", "/").replace("_", "."): text for name, text in changed.items()}
    ).items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return polreq(root, "check", "--no-cache")


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize(
    ("name", "text", "files"),
    [
        ("polreq_yml", OWN["polreq.yml"], 1),  # what it names is not known
        ("words_yml", "polreq: lexicon/1\n", 3),
        ("own_tsv", "登录\t统一认证\n\n", 3),
        ("trace__baseline_yml", "polreq: baseline/1\n", 4),
    ],
)
def test_a_marker_that_was_left_alone_is_named_in_every_kind_of_file(tmp_path, name, text, files, sign):
    ran = beside(tmp_path, **{name: f"{text}{sign}\n"})
    place = f"{name.replace('__', '/').replace('_', '.')}:{text.count(chr(10)) + 1}:1 Y008 "
    assert (ran.code, ran.out) == (1, place + (SAID + END).format(marker=sign[:7], files=files))


@pytest.mark.parametrize("sign", SIGNS)
def test_a_marker_that_is_all_there_is_is_named(tmp_path, sign):
    ran = beside(tmp_path, trace__baseline_yml=f"{sign}\n")
    assert (ran.code, ran.out) == (1, "trace/baseline.yml:1:1 Y008 " + (SAID + END).format(marker=sign[:7], files=4))


def test_both_sides_of_a_thesaurus_are_read_and_the_merge_is_named_once(tmp_path):
    ran = beside(tmp_path, own_tsv=SIDES.format(ours="登录\t统一认证\n", theirs="注册\t开户\n"))
    assert (ran.code, ran.out) == (1, "own.tsv:1:1 Y008 " + (SAID + END).format(marker="<<<<<<<", files=3))


def test_extraction_says_that_the_lexicon_is_an_unfinished_merge(tmp_path):
    beside(tmp_path, words_yml="polreq: lexicon/1\n=======\n")
    (tmp_path / "n.txt").write_text("应当网上办理。", encoding="utf-8")
    ran = polreq(tmp_path, "extract", "n.txt")
    assert (ran.code, ran.out, ran.err) == (
        2,
        "",
        "polreq: 词表文件有错误：words.yml:2:1 合并没有完成，文件里还有冲突标记 =======；请保留要的内容，删去各行标记\n",
    )
