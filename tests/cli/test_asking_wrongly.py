"""What was asked for does not exist or was not said: the message says what does, in the user's language."""

import pytest
from terminal import polreq, write

POLICY = (
    "polreq: policy/1\nid: d-1\ntitle: 某办法\nnumber: 望政办发〔2026〕9号\nbody:\n"
    "  - {kind: paragraph, at: 第一条.p1, text: 应当公开清单。}\n  - {kind: paragraph, at: 第二条, text: 本办法自发布之日起施行。}\n"
)
HIGH = (
    "polreq: requirements/1\nlayer: high\nrequirements:\n"
    '  - {id: R-001, statement: 应当公开清单。, bases: [{clause: "d-1#第一条.p1.s1"}]}\n'
)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "d-1#九十九"), "文件“d-1”没有条款“九十九”。最接近的是：第二条、第一条.p1"),
        (("show", "d-1#第二条"), "没有需求依据条款“d-1#第二条”。运行 polreq trace 提取新需求"),
        (("show", "望政办发〔2026〕9号#第二条"), "没有需求依据条款“d-1#第二条”。运行 polreq trace 提取新需求"),
        (("show", "R-002"), "没有编号或名称为“R-002”的需求、功能、文件或条款，文字里也没有。编号最接近的是：R-001"),
        (
            ("show", "F-001"),
            "没有编号或名称为“F-001”的需求、功能、文件或条款，文字里也没有。请换一个短一些的词；全部编号写在 requirements/ 的各个文件里",
        ),
        (("show",), "请写出要看的编号，例如 polreq show F-001；全部编号写在 requirements/ 的各个文件里。"),
        (("trace", "--lang"), "--lang 后面要写 zh 或 en，例如 --lang zh。"),
    ],
)
def test_the_message_says_what_there_is(tmp_path, arguments, said):
    write(tmp_path, polreq="polreq: workspace/1\n", policies__d=POLICY, requirements__d=HIGH)
    ran = polreq(tmp_path, *arguments)
    assert (ran.code, ran.out, ran.err) == (2, "", f"polreq: {said}\n")


def test_a_document_is_shown_by_its_id_its_number_and_an_article(tmp_path):
    write(tmp_path, polreq="polreq: workspace/1\n", policies__d=POLICY, requirements__d=HIGH)
    shown = [polreq(tmp_path, "show", name, "--all") for name in ("R-001", "d-1", "望政办发〔2026〕9号", "d-1#第一条")]
    assert [(ran.code, ran.out) for ran in shown] == [(0, shown[0].out)] * 4
    assert polreq(tmp_path, "show", "d-1#第一条").out == shown[0].out


def test_a_list_written_as_a_text_is_shown_as_it_should_be(tmp_path):
    features = "polreq: backlog/1\nfeatures:\n  - {id: F-001, title: 甲, satisfies: R-001}\n  - {id: F-002, title: 乙, satisfies: R-001、R-002}\n"
    write(tmp_path, polreq="polreq: workspace/1\n", requirements__backlog=features)
    told = [line for line in polreq(tmp_path, "check", columns=200).out.splitlines() if " S102 " in line]
    assert told == [
        "requirements/backlog.yml:3:38 S102 “satisfies”的类型不对：应为列表，写成 [R-001]，实际为“R-001”",
        "requirements/backlog.yml:4:38 S102 “satisfies”的类型不对：应为列表，写成 [R-001, R-002]，实际为“R-001、R-002”",
    ]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", ["空.txt:1:1 X701 无法读取“空.txt”：其中没有文字", "文件夹:1:1 X706 “文件夹”是文件夹，不是文件"]),
        (
            "en",
            [
                "空.txt:1:1 X701 '空.txt' cannot be read: there is no text in it",
                "文件夹:1:1 X706 '文件夹' is a folder, not a file",
            ],
        ),
    ],
)
def test_a_source_without_text_and_a_folder_are_told_in_one_language(tmp_path, lang, said):
    write(tmp_path, polreq="polreq: workspace/1\n")
    (tmp_path / "空.txt").write_text("\n")
    (tmp_path / "文件夹").mkdir()
    ran = polreq(tmp_path, "ingest", "空.txt", "文件夹", lang=lang)
    assert ran.code == 1
    assert [line for line in ran.out.splitlines() if " X70" in line] == sorted(said)
