"""Channels, business lines and recipients: which words stand for which tags, alone and inside longer words."""

import pytest

from polreq.extract.extracting import extract
from polreq.extract.tags import find_lines, find_relation
from polreq.model.document import Block, Document
from polreq.text.channels import find_channels
from polreq.text.lexicon import load_lexicon
from polreq.text.normalise import fold
from polreq.yamlio.parse import parse

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("text", "channels"),
    [
        ("通过政务服务网受理", ("pc",)),
        ("完善移动客户端", ("app",)),
        ("开通快应用", ("quickapp",)),
        ("提供电脑客户端", ("pc",)),
        # mini-programs of a list share their noun
        ("上线微信小程序", ("wechat",)),
        ("在支付宝、微信小程序上线", ("wechat", "alipay")),
        ("接入微信、支付宝及百度小程序", ("wechat", "alipay", "baidu")),
        ("接入微信、银联和支付宝小程序", ("alipay",)),
        # an account is no mini-program
        ("通过微信公众号告知", ("x_public_account",)),
        ("在政务微信和微博发布", ("x_public_account", "x_weibo")),
        ("办好两微一端", ("app", "x_public_account", "x_weibo")),
        # an account, a group or a way to pay: the bare name of a maker does not say which
        ("通过微信、支付宝缴费", ()),
        ("建立微信群", ()),
        # a family names none of its members
        ("移动端同步开通", ()),
        ("实现掌上办", ()),
        ("实现指尖办", ()),
        ("实现网上办", ()),
        ("线上申请", ()),
        ("线上线下联动宣传", ()),
        ("推进“互联网+政务服务”", ()),
        ("开发小程序", ()),
        ("各类政务服务平台统一标识", ()),
        ("规范政务移动互联网应用程序", ()),
        # what stands beside it is named
        ("移动端和自助终端同步开通", ("x_kiosk",)),
        # channels that are not digital clients
        ("在综合窗口、自助终端和12345热线公布", ("x_kiosk", "x_hall", "x_hotline")),
        ("加强队伍建设", ()),
    ],
)
def test_words_stand_for_channels(text, channels):
    assert find_channels(fold(text), LEXICON) == channels


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("推进高效办成一件事", ("一件事",)),
        ("推广电子印章应用", ("电子证照",)),
        ("完善企业专属空间", ("企业空间",)),
        ("建立一人一档", ("个人空间",)),
        ("开展用户运营", ("运营方案",)),
        ("实行一事一评", ("好差评",)),
        ("扩大全国通办范围", ("跨省通办",)),
        ("支持单点登录", ("统一身份认证",)),
        ("推行一窗受理", ("统一受理",)),
        ("推行免申即享", ("免申即享",)),
        ("提供全程代办", ("帮办代办",)),
        ("提供长者模式", ("适老化无障碍",)),
        ("完善办事指南", ("事项清单",)),
        ("推进数据归集", ("数据共享",)),
        ("提供智能问答", ("智能客服",)),
        ("修缮办公楼", ()),
    ],
)
def test_words_stand_for_business_lines(text, lines):
    assert find_lines(fold(text), LEXICON) == lines


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("为基层减负", ("G2G",)),
        ("服务经营主体", ("G2B",)),
        ("方便残疾人办理", ("G2C",)),
        ("方便企业和群众办事", ("G2B", "G2C")),
        ("编制目录", ()),
    ],
)
def test_words_say_who_is_served(text, relation):
    assert find_relation(fold(text), LEXICON) == relation


def test_a_workspace_adds_a_word_for_a_channel():
    own, findings = parse("polreq: lexicon/1\nchannel: {words: {app: [示例通]}}\n".encode(), "lexicon.yml")
    assert not findings
    assert find_channels("通过示例通办理", LEXICON) == ()
    assert find_channels("通过示例通办理", load_lexicon([own])) == ("app",)


def test_a_workspace_says_what_a_family_is_for_its_product():
    own, findings = parse("polreq: lexicon/1\nchannel: {expand: {移动端: [h5, app]}}\n".encode(), "lexicon.yml")
    assert not findings
    lexicon = load_lexicon([own])
    assert find_channels("移动端同步开通", lexicon) == ("app", "h5")
    assert find_channels("线上申请", lexicon) == ()


def test_mini_programs_of_a_workspace_share_their_noun_too():
    own, findings = parse("polreq: lexicon/1\nchannel: {words: {video: [抖音小程序]}}\n".encode(), "lexicon.yml")
    assert not findings
    assert find_channels("上线微信和抖音小程序", load_lexicon([own])) == ("wechat", "video")


@pytest.mark.parametrize(
    ("text", "channels"),
    [
        ("拨打0999-1234567咨询。", ()),
        ("编号812345的申请由档案馆受理。", ()),
        ("拨打12345-2反映问题。", ("x_hotline",)),
        ("市民可拨打“12345”反映。", ("x_hotline",)),
        ("市政务服务中心应当每月核对名单。", ()),
        ("（牵头单位：市数据局；配合单位：市政务服务中心）", ()),
        ("各县应当在政务服务中心设置综合窗口。", ("x_hall",)),
    ],
)
def test_a_piece_of_a_number_is_no_hotline_and_a_body_no_hall(text, channels):
    document = Document("doc", "示例方案", body=(Block("paragraph", text, "p1"),))
    (clause,) = extract(document, LEXICON)
    assert clause.channels == channels
