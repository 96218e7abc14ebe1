"""Genres of documents (文种) as their titles end with them."""

import re
from typing import Final

from polreq.text.normalise import compact

#: Longer names first where one ends with another.
GENRES: Final = tuple(
    sorted(
        (
            "条例", "规定", "办法", "细则", "实施细则", "管理办法", "实施办法", "暂行办法", "管理规定", "若干规定", "规则",
            "决定", "决议", "命令", "令", "公报", "公告", "通告", "意见", "实施意见", "指导意见", "若干意见", "通知", "通报",
            "报告", "请示", "批复", "议案", "函", "复函", "纪要", "答复", "方案", "实施方案", "工作方案", "分工方案", "试点方案",
            "总体方案", "行动方案", "行动计划", "三年行动计划", "工作计划", "计划", "工作要点", "要点", "措施", "若干措施",
            "规划", "规划纲要", "纲要", "总体规划", "指南", "建设指南", "办事指南", "编制指南", "工作指引", "指引", "发展指引", "清单", "目录",
            "名单", "标准", "规范", "规程", "制度", "章程", "预案", "应急预案", "解读", "政策解读", "问答", "解答", "法",
            "解释", "倡议书", "意见书", "责任书", "任务分解表", "分解表", "分工表", "一览表", "计划表", "指标", "细目", "大纲",
        ),
        key=len,
        reverse=True,
    )
)  # fmt: skip

#: What a document is called that has the form of law.
LAWS: Final = ("条例", "规定", "办法", "细则", "规则", "法")

#: Genres that carry a document number and an addressee by rule.
OFFICIAL: Final = (
    "决定", "决议", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函", "纪要", "答复",
)  # fmt: skip

_AFTER: Final = re.compile(r"(?:[（(〔\[【][^（）()]{1,20}[）)〕\]】]|[》”\"〉]|[\d.]+版|[\s])+$")


def genre_of(title: str) -> str:
    """Return the genre that a title ends with; empty if it ends with none."""
    words = bare(title)
    return next((genre for genre in GENRES if words.endswith(genre)), "")


def bare(title: str) -> str:
    """Return the title without what may follow its genre, such as （试行）."""
    words = compact(title)
    while after := _AFTER.search(words):
        words = words[: after.start()]
    return words


def is_official(genre: str) -> bool:
    """Whether documents of the genre have a number by rule."""
    return any(genre.endswith(name) for name in OFFICIAL)


def is_law(genre: str) -> bool:
    """Whether the genre has the form of law, with articles."""
    return any(genre.endswith(name) for name in LAWS)
