"""Facts about a document, and what is said where they are missing."""

import json
from datetime import date

import pytest

from polreq.ingest import read_source
from polreq.model.document import Dates, Relation
from polreq.words import Text


def test_facts_of_a_numbered_notice(read):
    document = read(
        """示例局文件
粤示例〔2021〕12 号
广东省示例局关于印发《广东省示例管理办法（试行）》的通知
各地级以上市示例局：
根据《中华人民共和国示例法》和《国务院关于示例的意见》（国发〔2020〕3号），制定本办法。
广东省示例局
2021年3月4日
广东省示例管理办法（试行）
第一条 为了示例，制定本办法。
第二条 具体标准见《示例规范》（粤示例〔2019〕5号）。
第三条 本办法自2021年4月1日起施行，有效期3年。《广东省示例暂行办法》（粤示例〔2018〕1号）同时废止。
"""
    )
    assert document.title == "广东省示例局关于印发《广东省示例管理办法（试行）》的通知"
    assert document.number == "粤示例〔2021〕12号"
    assert document.issuers == ("广东省示例局",)
    assert document.addressee == "各地级以上市示例局"
    assert (document.level, document.region, document.genre, document.status) == ("province", "广东省", "通知", "trial")
    assert document.dates == Dates(date(2021, 3, 4), None, date(2021, 4, 1), date(2024, 3, 31))
    assert document.relations == (
        Relation("implements", "中华人民共和国示例法"),
        Relation("implements", "国务院关于示例的意见", "国发〔2020〕3号"),
        Relation("cites", "示例规范", "粤示例〔2019〕5号"),
        Relation("repeals", "广东省示例暂行办法", "粤示例〔2018〕1号"),
    )


def test_the_shortest_addressee(read):
    document = read(
        "示例市关于示例的通知\n示政发〔2021〕12号\n各县：\n请抓紧报送材料。\n示例市人民政府\n2021年3月4日\n"
    )
    assert document.addressee == "各县"


@pytest.mark.parametrize(
    ("title", "issuers", "level", "region"),
    [
        ("国务院、中央军委关于示例的批复", ("国务院", "中央军委"), "national", ""),
        ("国务院办公厅转发国家示例局关于示例意见的通知", ("国务院办公厅",), "national", ""),
        ("国务院办公厅对第1号建议的答复", ("国务院办公厅",), "national", ""),
        ("教育部 财政部关于示例的通知", ("教育部", "财政部"), "national", ""),
        ("浙江省人民政府办公厅关于示例的通知", ("浙江省人民政府办公厅",), "province", "浙江省"),
        ("上海市人民政府关于示例的通知", ("上海市人民政府",), "province", "上海市"),
        ("上海市浦东新区人民政府关于示例的通知", ("上海市浦东新区人民政府",), "county", "上海市"),
        ("示例市民政局关于示例的通知", ("示例市民政局",), "city", "示例市"),
        ("示例市政务服务局关于示例的通知", ("示例市政务服务局",), "city", "示例市"),
        ("苏州市人民政府关于示例的通知", ("苏州市人民政府",), "city", "苏州市"),
        ("江苏省苏州市人民政府关于示例的通知", ("江苏省苏州市人民政府",), "city", "苏州市"),
        ("广州市天河区教育局关于示例的通知", ("广州市天河区教育局",), "county", "广州市"),
        ("北京经济技术开发区管理委员会关于示例的通知", ("北京经济技术开发区管理委员会",), "province", "北京市"),
        ("吉林市人民政府关于示例的通知", ("吉林市人民政府",), "city", "吉林市"),
        ("省教育厅关于示例的通知", ("省教育厅",), "province", ""),
        (
            "示例土家族苗族自治县人民政府关于示例的通知",
            ("示例土家族苗族自治县人民政府",),
            "county",
            "示例土家族苗族自治县",
        ),
        ("国家市场监督管理总局关于示例的公告", ("国家市场监督管理总局",), "national", ""),
    ],
)
def test_issuers_level_and_region(read, title, issuers, level, region):
    document = read(f"{title}\n请执行。\n")
    assert (document.issuers, document.level, document.region) == (issuers, level, region)


@pytest.mark.parametrize(
    ("number", "proposed"),
    [
        ("国办函〔2018〕71号", "gbh-2018-71"),
        ("国办发明电〔2018〕15号", "gbfmd-2018-15"),
        ("粤府办〔2020〕9号", "gd-fb-2020-9"),
        ("豫政〔2020〕9号", "ha-z-2020-9"),
        ("穗府办规〔2022〕13号", "sui-fbg-2022-13"),
        ("龘示〔2020〕9号", "龘示-2020-9"),
    ],
)
def test_an_id_from_the_number(read, number, proposed):
    assert read(f"示例单位关于示例的通知\n{number}\n各单位：\n请执行。\n").id == proposed


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        (
            "# 示例市数据条例\n\n2021年6月3日 示例市人民代表大会常务委员会通过\n\n第一条 甲。\n",
            "示例市数据条例-2021-06-03",
        ),
        ("示例局关于印发《2026年示例方案》的通知\n请执行。\n示例局\n2026年4月5日\n", "2026年示例方案的通知-2026-04-05"),
    ],
)
def test_an_id_from_title_and_day(read, text, proposed):
    assert read(text, "a.md").id == proposed


def test_dates_written_in_chinese_numerals(read):
    document = read(
        "示例省人民政府关于示例的通知\n示政发〔2004〕1号\n各市：\n请执行。\n示例省人民政府\n二○○四年十月二十五日\n"
    )
    assert document.dates.written == date(2004, 10, 25)


@pytest.mark.parametrize(
    ("clause", "effective", "expires"),
    [
        ("本通知自2024年3月1日起施行，有效期5年。", date(2024, 3, 1), date(2029, 2, 28)),
        ("本通知自印发之日起施行，有效期三年。", date(2024, 1, 8), date(2027, 1, 7)),
        ("自本通知发布之日起施行。", date(2024, 1, 5), None),
        ("本通知自印发之日起施行，有效期至2026年12月31日。", date(2024, 1, 8), date(2026, 12, 31)),
        ("本通知执行期限为2024年2月1日至2026年12月31日。", date(2024, 2, 1), date(2026, 12, 31)),
        ("本通知有效期自2024年2月1日起至2026年12月31日。", date(2024, 2, 1), date(2026, 12, 31)),
        ("本通知自印发之日起施行，有效期截至2026年12月31日。", date(2024, 1, 8), date(2026, 12, 31)),
        ("本通知自印发之日起实行，试行期一年。", date(2024, 1, 8), date(2025, 1, 7)),
        ("本通知自印发之日起施行，有效期为自印发之日起两年。", date(2024, 1, 8), date(2026, 1, 7)),
        ("合同期限不超过3年，资料保存期限为5年。", None, None),
        ("请认真执行。", None, None),
    ],
)
def test_the_days_of_effect_and_of_expiry(read, clause, effective, expires):
    document = read(
        f"示例市关于示例的通知\n{clause}\n示例市人民政府\n2024年1月5日\n示例市人民政府办公室 2024年1月8日印发\n"
    )
    assert document.dates == Dates(date(2024, 1, 5), None, effective, expires)


def test_a_law_takes_the_day_of_its_latest_version_and_the_body_that_adopted_it(read):
    document = read(
        """# 示例省促进条例

2013年12月27日 示例省第十四届人民代表大会常务委员会第八次会议通过

2020年9月25日 示例省第十五届人民代表大会常务委员会第二十四次会议修订

<!-- INFO END -->

第一条 甲。

第二条 本条例自2020年12月1日起施行。
""",
        "a.md",
    )
    assert document.issuers == ("示例省人民代表大会常务委员会",)
    assert document.dates == Dates(date(2020, 9, 25), None, date(2020, 12, 1), None)


def test_labels_copied_along_with_the_text_win_over_guesses(read):
    document = read(
        "发文机关：示例市示例局\n成文日期：2020年1月2日\n发文字号：示示规〔2020〕2号\n有效性：失效\n示例市示例办法\n第一条 甲。\n"
    )
    assert (document.number, document.issuers, document.dates.written, document.status) == (
        "示示规〔2020〕2号",
        ("示例市示例局",),
        date(2020, 1, 2),
        "expired",
    )


def test_what_is_missing_is_said(read):
    findings = read_source("示例.txt", "关于示例的通知\n请执行。\n".encode()).findings
    assert [(f.code, dict(f.facts)["what"], str(f.place)) for f in findings] == [
        ("X702", Text("发文机关", "issuer"), "示例.txt:1:1"),
        ("X702", Text("成文日期", "date written"), "示例.txt:1:1"),
        ("X702", Text("文号", "number"), "示例.txt:1:1"),
    ]


def test_a_file_without_words_is_refused():
    result = read_source("空.txt", b" \n\n")
    assert result.document is None
    assert [f.code for f in result.findings] == ["X701"]


def test_facts_of_real_documents(shared, some_of):
    wrong = []
    for line in some_of((shared / "corpus/national/metadata.jsonl").read_text(encoding="utf-8").splitlines()):
        told = json.loads(line)
        path = shared / "corpus/national" / told["file"]
        document = read_source(path.name, path.read_bytes()).document
        found = (document.title.replace(" ", ""), document.number, "、".join(document.issuers))
        if found != (told["title"].replace(" ", ""), told["doc_no"], told["issuer"]):
            wrong.append((path.name, found))
    assert wrong == []


REPORT = "各位代表：\n现在，我代表市人民政府，向大会报告工作，请予审议。\n一、2027年工作回顾\n新增企业1200户。\n"


@pytest.mark.parametrize(
    ("head", "title", "issuers"),
    [
        (
            "政府工作报告\n——2028年1月9日在示例市第五届人民代表大会第三次会议上\n市长 王某",
            "政府工作报告",
            ("示例市人民政府",),
        ),
        (
            "政府工作报告\n（2028年1月9日在示例县第五届人民代表大会第三次会议上）\n示例县县长 王某",
            "政府工作报告",
            ("示例县人民政府",),
        ),
        ("政府工作报告\n2028年3月5日在第十四届全国人民代表大会第二次会议上\n总理 王某", "政府工作报告", ("国务院",)),
        (
            "示例市人民政府工作报告\n2028年1月9日在示例市第五届人民代表大会第三次会议上",
            "示例市人民政府工作报告",
            ("示例市人民政府",),
        ),
        (
            "示例市中级人民法院工作报告\n2028年1月9日在示例市第五届人民代表大会第三次会议上",
            "示例市中级人民法院工作报告",
            ("示例市中级人民法院",),
        ),
        ("政府工作报告", "政府工作报告", ()),
    ],
)
def test_whose_work_report_it_is_and_where_it_was_given(read, head, title, issuers):
    document = read(f"{head}\n{REPORT}")
    assert (document.title, document.issuers) == (title, issuers)
    if "2028" in head:
        assert document.dates.written is not None
        assert document.dates.written.year == 2028


def test_the_documents_of_a_tender_are_no_letterhead(read):
    document = read("示例市平台运维项目招标文件\n第三章 采购需求\n一、投标人应当每月提交报告。\n")
    assert document.title == "示例市平台运维项目招标文件"


def test_parts_of_the_site_are_no_title_and_the_signature_says_of_which_city_an_issuer_is(read):
    document = read(
        "图片新闻 通知通告 工作动态 示例经信\n市经济和信息化局关于印发示例资金管理办法的通知\n各区主管部门：\n请遵照执行。\n示例市经济和信息化局\n2028年8月1日\n"
    )
    assert document.title == "市经济和信息化局关于印发示例资金管理办法的通知"
    assert document.issuers == ("示例市经济和信息化局",)
