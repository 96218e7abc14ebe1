"""White space that was never printed goes from between characters; what separates names, columns and numbers stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.ingest import read_source
from polreq.ingest.readers.text import read_text
from polreq.ingest.spacing import close_up

#: Printed → as a PDF file gives it back, spaces within sentences.
LOOSE = {
    "推动窗口服务提质增效，对方便群众办事具有重要支撑作用。": "推动窗口服务提质增效 ，对方便群众 办事具有重要支撑 作用。",
    "各区应当建立台账，逐项明确责任，按季度通报进展情况。": "各区应当建立台 账，逐项明确责任， 按季度通报进展 情况。",
    "平台由市示例局负责建设，各窗口不得另行建设同类系统。": "平台由市示例 局负责建设，各窗口不得另行建 设同类系统。",
    "坚持便民高效，推动服务事项就近办理；完善评价机制。": "坚持便民 高效，推动服务事项就近办 理；完善评价机制。",
}
PRINTED = tuple(LOOSE)


def closed(text: str) -> list[str]:
    return [line.text for line in close_up(read_text(text)).raw.lines]


def test_spaces_within_sentences_go_where_they_are_a_habit():
    assert closed("\n".join(LOOSE.values())) == list(PRINTED)


def test_a_space_here_and_there_stays():
    text = "\n".join([LOOSE[PRINTED[0]], *PRINTED * 3])
    assert closed(text) == text.split("\n")


@pytest.mark.parametrize(
    "line",
    [
        "第一条 为了方便企业和群众办事，制定本办法。",
        "（一） 公布清单，逐项编制办事指南，并在网上公布。",
        "附件1 示例市办事指南编制规范，包括目录和样例。",
        "中共示例市委办公室 示例市人民政府办公室关于规范窗口服务的通知",
        "序号 工作任务 牵头单位 完成时限",
        "示例市财政局  示例市民政局",
        "总  则",
    ],
)
def test_what_means_something_stays_also_in_a_text_with_the_habit(line):
    assert closed("\n".join([*LOOSE.values(), line]))[-1] == line


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("规 范 引 导 窗 口 服 务 ， 建 立 台 账 。", "规范引导窗口服务，建立台账。"),
        (
            "第 十 二 条 窗 口 应 当 公 布 下 列 内 容 ， 并 及 时 更 新 。",
            "第十二条 窗口应当公布下列内容，并及时更新。",
        ),
        ("自2 0 2 7年 3 月 1 7 日 起 施 行 ， 有 效 期 五 年 。", "自2027年3月17日起施行，有效期五年。"),
        ("推进服务贸 易 改 革 创 新 发 展,打 造 示 范 区", "推进服务贸易改革创新发展,打造示范区"),
    ],
)
def test_characters_set_apart_in_a_sentence_show_it_by_themselves(line, printed):
    assert closed(line) == [printed]


@pytest.mark.parametrize(
    "line",
    [
        "示 例 省 粮 食 应 急 预 案",
        "年 月 日 年 月 日",
        "【字体： 大 中 小 】",
        "1 2 3 4 5 6 7 8",
        "张 三 教授、示例大学原校长",
    ],
)
def test_titles_set_apart_on_purpose_blanks_and_figures_stay_in_a_clean_text(line):
    text = "\n".join([line, *PRINTED])
    assert closed(text)[0] == line


def test_a_title_of_a_text_whose_characters_were_set_apart_is_closed_up():
    spread = [" ".join(sentence) for sentence in PRINTED]
    assert closed("\n".join(["示 例 省 粮 食 应 急 预 案", *spread])) == ["示例省粮食应急预案", *PRINTED]


def test_spaces_around_figures_go_where_they_are_a_habit():
    lines = [
        "到 2027 年底，各区建成示范窗口 50 个以上。",
        "在 5 个工作日内办结，办结率达到 95 %以上。",
        "第三条 本办法自 2027 年 3 月 1 日起施行，有效期 5 年。",
        "3.6.1 依据 GB/T 22239 编制方案，共 3 项。",
    ]
    assert closed("\n".join(lines)) == [
        "到2027年底，各区建成示范窗口50个以上。",
        "在5个工作日内办结，办结率达到95%以上。",
        "第三条 本办法自2027年3月1日起施行，有效期5年。",
        "3.6.1 依据 GB/T 22239编制方案，共3项。",
    ]


def test_cells_are_closed_up_one_by_one():
    line = close_up(read_text("建 立 台 账 ， 按 月 更 新 | 市示例局\n")).raw.lines[0]
    assert line.cells == ("建立台账，按月更新", "市示例局")


@given(st.lists(st.sampled_from(PRINTED), min_size=4, max_size=8), st.data())
def test_only_white_space_goes(sentences, data):
    broken = []
    for sentence in sentences:
        at = data.draw(st.integers(1, len(sentence) - 1))
        broken.append(sentence[:at] + " " + sentence[at:])
    found = closed("\n".join(broken))
    assert ["".join(t.split()) for t in found] == ["".join(t.split()) for t in broken]


def test_it_is_said_once_with_an_example():
    result = read_source("a.txt", "\n".join(LOOSE.values()).encode())
    assert [dict(f.facts) for f in result.findings if f.code == "X709"] == [
        {
            "lines": "4",
            "before": "务提质增效 ，对方便群众 办事具有重要支",
            "after": "务提质增效，对方便群众办事具有重要支撑作",
        }
    ]
    assert [f.code for f in read_source("a.txt", "\n".join(PRINTED).encode()).findings if f.code == "X709"] == []
