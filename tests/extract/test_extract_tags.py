"""Channels, business lines and recipients: which words stand for which tags, alone and inside longer words."""

import pytest

from polreq.extract.tags import find_channels, find_lines, find_relation
from polreq.text.lexicon import load_lexicon
from polreq.text.normalise import fold
from polreq.yamlio.parse import parse

LEXICON = load_lexicon()
MOBILE = ("app", "wechat", "alipay", "baidu", "quickapp")


@pytest.mark.parametrize(
    ("text", "channels"),
    [
        ("通过政务服务网受理", ("pc",)),
        ("完善移动客户端", ("app",)),
        ("开通快应用", ("quickapp",)),
        # a mini-program of one platform is that one; mini-programs are all three
        ("上线微信小程序", ("wechat",)),
        ("在支付宝、微信小程序上线", ("wechat", "alipay")),
        ("开发小程序", ("wechat", "alipay", "baidu")),
        # an account is no mini-program
        ("通过微信公众号告知", ("x_public_account",)),
        # wider words
        ("移动端同步开通", MOBILE),
        ("实现掌上办", MOBILE),
        ("实现指尖办", MOBILE),
        ("实现网上办", ("pc",)),
        ("线上申请", ("pc", *MOBILE)),
        ("各类政务服务平台统一标识", ("pc", *MOBILE, "x_kiosk", "x_hotline")),
        ("规范政务移动互联网应用程序", MOBILE),
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
