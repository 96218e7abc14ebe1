"""`polreq align` on documents of several levels, as a user tells it: a nation's, a province's and a city's document, a plan, minutes."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from python_calamine import CalamineWorkbook
from terminal import polreq

from polreq.arrange.levels import arrange_levels
from polreq.pipeline.align import chain_above
from polreq.render.machine.schemas import FORMATS
from polreq.render.writers.terminal import write_terminal

GOLDEN = Path(__file__).parent / "golden"
SAMPLE = Path(__file__).resolve().parents[2] / "docs" / "levels"
THREE = ("国家.txt", "省.txt", "市.txt")


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(SAMPLE, tmp_path / "levels"))


@pytest.fixture
def workspace(folder):
    (folder / "polreq.yml").write_text("polreq: workspace/1\nname: 望川\n", encoding="utf-8")
    assert polreq(folder, "ingest", *sorted(file.name for file in folder.glob("*.txt"))).code == 0
    return folder


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("columns", [80, 120])
def test_a_city_that_is_looser_than_its_province(folder, lang, columns):
    """Situation: the city's plan carries out the province's, and that the nation's; which number and which day hold for delivery?"""
    ran = polreq(folder, "align", *THREE, lang=lang, columns=columns)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (GOLDEN / f"levels.{lang}.{columns}.txt").read_text(encoding="utf-8")


def test_markdown_has_the_whole_texts(folder):
    ran = polreq(folder, "align", *THREE, "--format", "markdown")
    assert ran.out == (GOLDEN / "levels.zh.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_minutes_carry_out_policies_or_decide_on_their_own(workspace, lang):
    """Situation: what the meeting decided is held against the policies that it carries out, which the workspace knows."""
    ran = polreq(workspace, "align", "--chain", "望府纪〔2018〕11号", lang=lang, columns=100)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (GOLDEN / f"levels.minutes.{lang}.txt").read_text(encoding="utf-8")


def test_decisions_that_are_only_alike_to_a_clause_are_not_counted_as_carried_out(workspace):
    chain = chain_above("望府纪〔2018〕11号", workspace, None).chain
    assert chain is not None
    weak = tuple(tuple(_doubted(clause) for clause in level) for level in chain.clauses)
    said = write_terminal(arrange_levels(replace(chain, clauses=weak)), "zh")
    assert "议定 3 项，落实上级条款的 0/3 (0%)，没有上级依据的 1/3 (33%)。" in said.replace("\n  ", "")
    assert "另有 2 项只是相近，请核对。" in said


def _doubted(clause):
    links = (replace(link, carried=replace(link.carried, score=0.3)) for link in clause.links)
    return replace(clause, links=tuple(links))


def test_minutes_and_one_policy_show_the_decisions_with_both_texts(folder):
    ran = polreq(folder, "align", "市.txt", "纪要.txt", "--format", "jsonl")
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert [(row["lower"], [one["locator"] for one in row["upper"]]) for row in rows] == [
        ("一", ["二"]),
        ("二", ["四"]),
        ("三", []),
    ]


def test_the_chain_is_found_from_what_the_documents_say(workspace):
    found = polreq(workspace, "align", "--chain", "望政务发-2018-9", "--format", "json")
    assert (found.code, found.err) == (0, "")
    named = polreq(workspace, "align", "gbf-2017-100", "湖东政发-2018-6", "望政发-2018-20", "望政务发-2018-9", "--format", "json")  # fmt: skip
    assert found.out == named.out
    assert [(d["id"], d["rank"]) for d in json.loads(found.out)["documents"]] == [
        ("gbf-2017-100", "national"),
        ("湖东政发-2018-6", "province"),
        ("望政发-2018-20", "city"),
        ("望政务发-2018-9", "department"),
    ]


def test_a_document_that_names_no_basis_has_no_chain(workspace):
    ran = polreq(workspace, "align", "--chain", "gbf-2017-100")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "polreq: 《国务院办公厅关于推进网上政务服务的意见》没有写明贯彻、落实或根据哪份上级文件，或者那份文件不在工作区。"
        "请先导入上级文件（polreq ingest），或把各级文件依次写出：polreq align 国家 省 市\n"
    )


def test_bases_of_the_same_level_are_told_and_not_chained(workspace):
    file = workspace / "policies" / "望政发-2018-20.yml"
    twin = (workspace / "policies" / "湖东政发-2018-6.yml").read_text(encoding="utf-8")
    twin = twin.replace("id: 湖东政发-2018-6", "id: twin").replace("〔2018〕6号", "〔2018〕7号", 1)
    twin = twin.replace("title: 湖东省人民政府关于推进网上政务服务的实施意见", "title: 湖东省人民政府关于热线的意见")
    (workspace / "policies" / "twin.yml").write_text(twin, encoding="utf-8")
    text = file.read_text(encoding="utf-8")
    text = text.replace("relations:\n", "relations:\n  - {kind: implements, title: 湖东省人民政府关于热线的意见}\n", 1)
    file.write_text(text, encoding="utf-8")
    ran = polreq(workspace, "align", "--chain", "望政发-2018-20", "--format", "json")
    assert [d["rank"] for d in json.loads(ran.out)["documents"]] == ["national", "province", "city"]
    assert (
        ran.err
        == "这些文件也写明是依据，但不在这条链上：《湖东省人民政府关于热线的意见》。要对照，请把文件依次写出。\n"
    )


def test_another_order_is_put_right_and_said(folder):
    given = polreq(folder, "align", "市.txt", "国家.txt", "省.txt")
    expected = polreq(folder, "align", *THREE).out
    said = "文件不是按上级到下级的顺序给出的，已按发文机关的层级排好。\n"
    assert said in given.out
    assert given.out.replace(said, "") == expected
    two = polreq(folder, "align", "市.txt", "省.txt")
    assert two.out == polreq(folder, "align", "省.txt", "市.txt").out
    assert two.err == "先写的是下级文件：已按发文机关的层级调换顺序（要按给出的顺序，加 --as-given）\n"
    kept = polreq(folder, "align", "市.txt", "省.txt", "--as-given", "--format", "json")
    assert [d["rank"] for d in json.loads(kept.out)["documents"]] == ["city", "province"]


def test_json_is_as_its_schema_says(folder):
    ran = polreq(folder, "align", *THREE, "计划.txt", "纪要.txt", "--format", "json")
    made = json.loads(ran.out)
    form = next(one.form for one in FORMATS if one.name == "levels")
    Draft202012Validator(form).validate(made)
    row = next(row for row in made["rows"] if row["level"] == 0 and row["locator"] == "二")
    assert [(below["level"], below["state"]) for below in row["below"]] == [
        (1, "stricter"),
        (2, "looser"),
        (3, "stricter"),
        (4, "stricter"),
    ]
    (value,) = row["values"]
    assert [(one["level"], one["value"], one["unit"]) for one in value["stated"]] == [
        (0, "7", "工作日"),
        (1, "5", "工作日"),
        (2, "7", "工作日"),
        (3, "4", "工作日"),
        (4, "3", "工作日"),
    ]
    assert (value["governing"]["level"], value["governing"]["words"]) == (4, "压缩至3个工作日以内")


def test_a_value_that_is_not_in_force_does_not_govern(folder):
    plan = (folder / "计划.txt").read_text(encoding="utf-8")
    plan = plan.replace("三、开展业务培训", "四、本计划有效期至2018年12月31日。\n\n三、开展业务培训")
    (folder / "计划.txt").write_text(plan, encoding="utf-8")

    def governs(*more: str) -> str:
        made = json.loads(polreq(folder, "align", *THREE, "计划.txt", "--format", "json", *more).out)
        row = next(row for row in made["rows"] if row["level"] == 0 and row["locator"] == "二")
        return row["values"][0]["governing"]["words"]

    assert governs() == governs("--as-of", "2018-12-01") == "压缩至4个工作日以内"
    assert governs("--as-of", "2019-02-01") == "压缩至5个工作日以内"


def test_the_table_that_is_handed_over(folder):
    table = polreq(folder, "align", *THREE, "--format", "csv")
    assert table.out.replace("\r\n", "\n") == (GOLDEN / "levels.zh.csv").read_text(encoding="utf-8")
    for name in ("对照.xlsx", "对照.docx"):
        ran = polreq(folder, "align", *THREE, "-o", name)
        assert (ran.code, ran.out, ran.err) == (0, "", f"已写入 {name}\n")
    book = CalamineWorkbook.from_path(folder / "对照.xlsx")
    assert book.sheet_names == ["上下位对照表", "数值时限", "缺失", "本级自定"]
    assert book.get_sheet_by_name("数值时限").to_python()[1:] == [
        ["国家条款", "指标", "国家", "省级", "市级", "按哪个执行"],
        [
            "一",
            "省级政务服务事项网上可办率",
            "达到90%（一）",
            "达到90%（一）\n与国家相同",
            "达到85%（一）\n比国家、省级低 5 个百分点",
            "按国家“达到90%”执行：下位文件、合同、纪要可以更严，不能放宽上位要求，以上位为准",
        ],
        [
            "一",
            "完成时间",
            "2019年底前（一）",
            "2018年底前（一）\n比国家早 1 年",
            "2018年底前（一）\n比国家早 1 年，与省级相同",
            "按省级“2018年底前”执行：下位要求更严，达到它也就达到上位要求，交付以更严的为准",
        ],
        [
            "二",
            "企业开办时间",
            "压缩至7个工作日以内（二）",
            "压缩至5个工作日以内（二）\n比国家少 2 个工作日",
            "压缩至7个工作日以内（二）\n与国家相同，比省级多 2 个工作日",
            "按省级“压缩至5个工作日以内”执行：下位要求更严，达到它也就达到上位要求，交付以更严的为准；"
            "下位文件、合同、纪要可以更严，不能放宽上位要求，以上位为准",
        ],
        [
            "省级 三",
            "12345热线接通率",
            "",
            "达到95%以上（三）",
            "达到98%以上（四）\n比省级高 3 个百分点",
            "按市级“达到98%以上”执行：下位要求更严，达到它也就达到上位要求，交付以更严的为准",
        ],
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("国家.txt",), "请从上级到下级写出两份或更多文件：polreq align 上位 下位；或用 --chain 写出最下级的一份，上级的在工作区里找。"),
        (("--chain", "a", "国家.txt"), "--chain 自己找上级文件，不要再写别的文件；要自己写明各级，请去掉 --chain。"),
        ((*THREE, "--format", "jsonl"), "jsonl 只用于两份文件；多级对照请用 --format json。"),
        ((*THREE, "--format", "xlsx"), "请用 -o 写明文件，如 -o 对照表.xlsx"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_with_what_to_do(folder, arguments, said):
    ran = polreq(folder, "align", *arguments)
    assert (ran.code, ran.out, ran.err) == (2, "", f"polreq: {said}\n")


def test_a_chain_is_found_in_a_workspace_only(folder):
    ran = polreq(folder, "align", "--chain", "a")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("polreq: 在 ")
    assert "没有找到 polreq.yml" in ran.err
