"""Acts that 国办函〔2026〕12号, the rules for mobile apps of government, forbids whether or not a workspace has its text.

Facts, not quotations: no compulsory check-ins (打卡签到), no ranking by points (积分排名), no measuring of time online (在线时长), no forced
download and no targets for installations (安装率), and as a rule no new apps below the level of counties. What is done for the sake of security
or in an emergency is excepted, and apps for the public follow these rules by analogy, so that a person has the last word.
"""

import re
from dataclasses import dataclass
from typing import Final

from polreq.late import late
from polreq.official.titles import quoted

#: Who says so.
SOURCE: Final = quoted("政务移动互联网应用程序规范化管理办法") + "（国办函〔2026〕12号）"

#: A demand whose title holds one of these lets people complain of an act, and does not do it.
COMPLAINTS: Final = late("投诉|举报|曝光|纠错")

#: What a gap between two words of one clause may be.
_GAP: Final = r"[^，。；;！!？?\n]{0,8}?"
_APP: Final = r"(?:APP|移动应用|客户端|小程序|快应用|应用程序)"
_BELOW_COUNTY: Final = r"(?:乡镇|镇街|街镇|街道|各镇|镇级|乡级|村级|村居|各村|社区|县级以下)"
_BUILD: Final = r"(?:新建|新开发|自建|建设|开发|搭建|上线|建一个|做一个)"


@dataclass(frozen=True, slots=True)
class ProhibitedAct:
    """An act that is forbidden.

    Args:
        key: names it; words/verdict says it.
        pattern: words of a demand that ask for it.
        example: words that the pattern reads.
        harmless: like words that it does not read.
    """

    key: str
    pattern: re.Pattern[str]
    example: str
    harmless: str


def _act(key: str, pattern: str, example: str, harmless: str) -> ProhibitedAct:
    return ProhibitedAct(key, re.compile(pattern, re.IGNORECASE), example, harmless)


PROHIBITED: Final = (
    _act(
        "check_in",
        rf"(?<!网红)打卡(?![地点])|(?:每日|天天|每天|强制|按时|考核){_GAP}签到|签到{_GAP}(?:积分|考核|排名|通报)",
        "工作人员每日打卡",
        "会议签到",
    ),
    _act(
        "points",
        rf"积分{_GAP}(?:排名|排行|榜|评比|考核|通报)|(?:打卡|签到|活跃|登录){_GAP}积分",
        "加个打卡积分",
        "积分落户申请",
    ),
    _act(
        "online_time",
        rf"(?<!客服)在线时长|(?:使用|登录)时长{_GAP}(?:考核|排名|排行|通报|统计)",
        "按在线时长通报",
        "客服在线时长",
    ),
    _act(
        "installs",
        rf"(?:强制|强迫|硬性){_GAP}(?:下载|安装|注册|关注)|(?:下载|安装|装机|注册|日活|活跃)(?:量|率|数)?{_GAP}(?:指标|任务|考核|排名|排行)|(?:安装|装机)率",
        "下达注册任务",
        "下载回执",
    ),
    _act(
        "below_county",
        rf"{_BELOW_COUNTY}{_GAP}{_BUILD}{_GAP}{_APP}|{_BUILD}{_GAP}{_BELOW_COUNTY}{_GAP}{_APP}",
        "为各镇新建一个小程序",
        "小程序增加社区服务入口",
    ),
)
