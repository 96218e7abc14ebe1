"""What a clause forbids, features that would do it, and features that do away with it."""

from pathlib import Path

import pytest

from polreq.link import LinkItem, Options, rank
from polreq.link.data_lines import lines
from polreq.link.forbidding import breach, forbidden_acts
from polreq.results.suggestion import Breach
from polreq.text.segment import make_segmenter


def requirement(text):
    return LinkItem("R", {"text": text})


def feature(title, description=""):
    return LinkItem("F", {"title": title, "description": description})


PAPERS = "能够通过数据共享获取的材料，不得要求申请人重复提交。"
INSTALL = "不得强制群众下载安装移动应用。"
RANKING = "严禁以打卡签到、积分排名等方式考核基层使用情况。"
CONSENT = "应用不得默认勾选同意用户协议。"
VISIT = "已实现网上办理的，不得要求当事人到现场办理。"
PRAISE = "不得以任何方式干预用户评价。"
OFFLINE = "推行网上办理，不得取消线下窗口。"

BREACHES = (
    (PAPERS, feature("材料上传", "要求上传纸质材料扫描件"), "传纸质材料扫描件"),
    (PAPERS, feature("企业变更申报", "系统查得到的也要交复印件，盖好章"), "交复印件"),
    (INSTALL, feature("网页版引导", "网页上不能办，必须下载APP"), "必须下载"),
    (INSTALL, feature("推广看板", "各区装机量每周通报"), "装机量"),
    (RANKING, feature("每日签到送积分", "连续打卡换话费，各区排名"), "签到、积分、打卡"),
    (CONSENT, feature("登录页", "协议默认勾选，少点一下"), "默认勾选"),
    (VISIT, feature("线上预审", "预审通过后到窗口交原件，现场确认"), "到窗口交、现场确认"),
    (PRAISE, feature("评价弹窗", "五分钟没点的自动算满意"), "自动算满意"),
    (OFFLINE, feature("取消窗口收件", "全部转到网上"), "取消窗口"),
)

REMEDIES = (
    (PAPERS, feature("取消纸质材料扫描件上传")),
    (PAPERS, feature("材料免提交", "证照库里有的直接引用，不用再传扫描件")),
    (PAPERS, feature("窗口调证照", "读身份证后调出电子证照，不再收复印件")),
    (INSTALL, feature("网页版补齐功能", "手机浏览器就能办，不强制下载APP")),
    (INSTALL, feature("去掉先下载再办的跳转页")),
    (RANKING, feature("下线签到和积分排名")),
    (RANKING, feature("考核口径调整", "不再按打卡次数排名")),
    (CONSENT, feature("登录页整改", "协议改为不默认勾选，由用户自己点")),
    (VISIT, feature("视频核验", "代替现场确认，不用到窗口交原件")),
    (OFFLINE, feature("窗口代办", "给不会上网的人留一个窗口")),
)

NO_MATTER = (
    ("办理时限不得超过五个工作日。", feature("每日签到送积分")),
    ("不得擅自收费。", feature("在线缴费", "收取考试费用")),
    ("不得泄露个人信息。", feature("个人信息打码", "列表页不显示全号")),
    ("提供网上签到服务。", feature("每日签到送积分")),
    (RANKING, feature("办件排队叫号")),
)


@pytest.mark.parametrize(("text", "other", "words"), BREACHES)
def test_a_feature_that_does_what_is_forbidden_is_found_with_its_words(text, other, words):
    found = breach(forbidden_acts(requirement(text)), other)
    assert found is not None
    assert found.done == words


@pytest.mark.parametrize(("text", "other"), [*REMEDIES, *NO_MATTER])
def test_a_feature_that_does_away_with_it_or_has_nothing_to_do_with_it_is_none(text, other):
    assert breach(forbidden_acts(requirement(text)), other) is None


def test_what_is_forbidden_is_told_in_the_words_of_the_clause():
    acts = forbidden_acts(requirement(INSTALL))
    assert list(acts) == ["不得强制群众下载安装移动应用"]
    assert breach(acts, feature("必须安装后才能查")) == Breach("不得强制群众下载安装移动应用", "必须安装", -0.9)


@pytest.mark.parametrize(
    ("text", "doing", "undoing"),
    [
        (
            PAPERS,
            feature("重复提交材料", "要求申请人上传纸质材料扫描件"),
            feature("材料免提交", "共享获取的材料不用再传扫描件"),
        ),
        (
            INSTALL,
            feature("移动应用推广", "群众必须下载安装移动应用"),
            feature("移动应用", "群众自愿，不强制下载安装移动应用"),
        ),
        (RANKING, feature("打卡签到", "打卡签到得积分，积分排名"), feature("取消打卡签到", "取消积分排名")),
    ],
)
def test_what_is_forbidden_scores_low_with_a_reason_and_its_remedy_stays_a_good_answer(text, doing, undoing):
    corpus = [LinkItem("doing", doing.fields), LinkItem("undoing", undoing.fields)]
    matches = {m.found: m for m in rank([requirement(text)], corpus, (), Options(), make_segmenter().words)}
    assert matches["undoing"].score >= 0.2
    assert matches["doing"].score < 0.05
    found = breach(forbidden_acts(requirement(text)), doing)
    assert found in matches["doing"].reasons
    assert not [reason for reason in matches["undoing"].reasons if isinstance(reason, Breach)]


def test_the_closed_list_is_named_in_full_where_it_is_explained():
    page = (Path(__file__).resolve().parents[2] / "docs" / "links.md").read_text(encoding="utf-8")
    _, _, after = page.partition("The list is closed: ")
    named = after.partition(". ")[0].split(",")
    assert [act.strip() for act in named] == [line.partition("\t")[0] for line in lines("forbidden.tsv")]
