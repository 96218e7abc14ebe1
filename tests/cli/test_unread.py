"""A file that cannot be read: it is named above all figures, and nothing is concluded from what may stand in it."""

from pathlib import Path

import pytest
from terminal import polreq, write

FILES = {
    "polreq": "polreq: workspace/1\nname: 试验\n",
    "requirements__backlog": "polreq: backlog/1\nfeatures:\n  - id: F-001\n    title: 办件进度\n    status: done\n",
    "requirements__p": (
        "polreq: requirements/1\nlayer: project\nrequirements:\n"
        "  - {id: P-001, statement: 查办件进度, bases: [{contract: 一期合同}]}\n"
    ),
    "trace__links": "polreq: links/1\nlinks:\n  - {lower: F-001, upper: P-001, verdict: confirmed}\n",
    "trace__baseline": "polreq: baseline/1\ntolerated:\n  - {code: C606, subject: F-002, reason: 内部运维}\n",
}
BROKEN = FILES["requirements__backlog"].replace("    title", "     title")
WRONG = "requirements/backlog.yml:4:6 Y001 YAML 语法错误：这一行比上一行缩进深，但上一行已经有值"
HEAD = "有 1 个文件没有读全，各项数字不含没有读到的内容；改正后请重新运行："


@pytest.fixture
def broken(tmp_path) -> Path:
    return write(tmp_path, **(FILES | {"requirements__backlog": BROKEN}))


def test_check_says_what_is_wrong_and_nothing_that_follows_from_it(broken):
    ran = polreq(broken, "check")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out == (
        f"{WRONG}\n"
        "    请修正该处；常见原因是缩进不齐、冒号后缺空格、引号未闭合\n"
        "    另见 requirements/backlog.yml:3:1\n\n"
        "共 1 个问题：1 个错误，0 个警告，0 个提示。检查了 5 个文件。结论：未通过（门槛：错误）。\n"
    )


def test_the_report_names_the_file_above_all_figures_and_fails(broken):
    ran = polreq(broken, "report")
    assert (ran.code, ran.err) == (1, f"{HEAD}\n{WRONG}\n")
    above = ran.out.partition("## ")[0].split("\n\n")
    assert above[2:4] == [f"**{HEAD}**", f"- {WRONG}"]
    assert not any("/" in part for part in above[:2])
    assert polreq(broken, "report", "--format", "csv", "-o", "矩阵.csv").err == f"已写入 矩阵.csv\n{HEAD}\n{WRONG}\n"


def test_trace_names_the_file_above_all_figures_and_fails(broken):
    ran = polreq(broken, "trace")
    assert (ran.code, ran.err) == (1, "")
    top = ran.out.partition("\n\n")[0].splitlines()
    assert top[2:] == [HEAD, WRONG]
    assert polreq(broken, "trace", "--format", "json").code == 1


def test_an_id_that_may_stand_in_the_file_is_not_guessed_at(broken):
    ran = polreq(broken, "review", "--confirm", "F-001:P-001", "--by", "王敏")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "polreq: 没有写入任何内容：\n"
        "  没有找到编号“F-001”，它可能在没有读成的文件 requirements/backlog.yml:4:6 里；请先改正该文件\n"
    )
    ran = polreq(broken, "show", "F-001")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "polreq: 没有找到“F-001”，它可能在没有读成的文件里（requirements/backlog.yml:4:6）。请先改正该文件\n"
    )


def test_a_guess_has_the_letter_of_the_wrong_id(tmp_path):
    write(
        tmp_path, **FILES, trace__more="polreq: links/1\nlinks:\n  - {lower: F-01, upper: U-001, verdict: confirmed}\n"
    )
    ran = polreq(tmp_path, "check")
    assert [line for line in ran.out.splitlines() if "more" in line or "？" in line or "核对" in line] == [
        "trace/more.yml:3:13 L501 关联的一端“F-01”不存在",
        "    是不是“F-001”？",
        "trace/more.yml:3:26 L501 关联的一端“U-001”不存在",
        "    请核对写法",
    ]


def test_nothing_is_drafted_while_the_requirements_of_a_document_may_stand_in_the_file(tmp_path):
    write(
        tmp_path,
        **FILES,
        policies__d="polreq: policy/1\nid: d\ntitle: 某通知\nbody:\n  - {kind: paragraph, at: p1, text: 应当公开清单。}\n",
    )
    write(tmp_path, requirements__drafts="polreq: requirements/1\ndocument: d\nrequirements: [\n")
    before = sorted(tmp_path.rglob("*.yml"))
    assert polreq(tmp_path, "trace").code == 1
    assert sorted(tmp_path.rglob("*.yml")) == before


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (FILES["requirements__p"] + "---\npolreq: requirements/1\n", "requirements/p.yml:5:1 Y001"),
        (FILES["requirements__p"] + "requirements: []\n", "requirements/p.yml:5:1 Y002"),
    ],
)
def test_a_file_that_was_read_in_part_is_named_above_all_figures_too(tmp_path, text, wrong):
    write(tmp_path, **(FILES | {"requirements__p": text}))
    traced, reported = polreq(tmp_path, "trace"), polreq(tmp_path, "report")
    assert (traced.code, reported.code) == (1, 1)
    top = traced.out.partition("\n\n")[0].splitlines()
    assert (top[2], top[3].startswith(wrong)) == (HEAD, True)
    assert (reported.err.startswith(f"{HEAD}\n{wrong}"), f"**{HEAD}**" in reported.out) == (True, True)
    gated = polreq(tmp_path, "check", "--fail-on", "never", "--fail-under", "0")
    assert (gated.code, "C612" in gated.out) == (1, True)
    assert polreq(tmp_path, "check", "--fail-on", "never").code == 0


def test_what_is_shown_and_listed_names_a_file_that_was_read_in_part_too(tmp_path):
    write(tmp_path, **(FILES | {"requirements__p": FILES["requirements__p"] + "---\npolreq: requirements/1\n"}))
    shown = polreq(tmp_path, "show", "P-001")
    assert (shown.code, shown.out.splitlines()[0], shown.err) == (1, HEAD, "")
    for command in (("review", "--list"), ("merge", "--suggest")):
        ran = polreq(tmp_path, *command)
        assert (ran.code, ran.err.splitlines()[0]) == (1, HEAD), command


def test_an_id_in_full_width_letters_is_recognised_wherever_it_is_asked_for(tmp_path):
    write(tmp_path, **FILES)
    assert "编号最接近的是：P-001" in polreq(tmp_path, "show", "Ｐ-００１").err
    assert (
        "“Ｆ-001”不存在；是不是“F-001”？" in polreq(tmp_path, "review", "--reject", "Ｆ-001:P-001", "--by", "王敏").err
    )
    assert (
        "没有编号为“Ｐ-001”的需求；是不是“P-001”？" in polreq(tmp_path, "merge", "Ｐ-001", "P-001", "--by", "王敏").err
    )
