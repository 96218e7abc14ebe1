"""Words of status in all tools → how far a feature is: one vocabulary, looked up step by step."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from polreq.late import late

#: How far along in percent (进度 40%).
_PERCENT: Final = late(r"(\d{1,3})(?:\.\d+)?%")

#: What a feature is whose status nobody can read.
UNREAD: Final = "planned"


@dataclass(frozen=True, slots=True)
class StatusStep:
    """One look at an item: a field, and what its words mean; a word that means nothing here (empty) leaves it to later steps."""

    field: str
    words: Mapping[str, str]


def words(**by_status: str) -> Mapping[str, str]:
    """Make a table of words: `doing="研发中 测试中"`; `none=` for words that mean nothing by themselves."""
    return MappingProxyType(
        {
            word.replace("_", ""): "" if status == "none" else status
            for status, listed in by_status.items()
            for word in listed.split()
        }
    )


#: Why something was ended; where it was finished, its status says so too.
RESOLUTIONS: Final = words(
    closed="重复 不做 不修复 不予解决 无需解决 设计如此 延期 取消 已取消 已拒绝 拒绝 无法重现 已细分 已拆分 不计划 won'tdo won'tfix wontdo wontfix duplicate notplanned "
    "cannotreproduce declined rejected cancelled canceled bydesign subdivided postponed obsolete incomplete invalid",
    none="完成 已完成 已解决 已修复 已发布 done fixed completed resolved released unresolved 未解决 reopened none open",
)  # fmt: skip

#: How far something is, in the words of most tools. What is only proposed or under review is an idea; what is ready to be delivered
#: is not delivered; 已关闭 alone claims nothing.
STATUSES: Final = words(
    idea="草稿 评审中 待评审 待审核 审核中 待确认 待分析 分析中 收集中 意向 设想 想法 idea draft proposed reviewing underreview triage",
    planned="激活 新 新建 新增 打开 开放 重新打开 重新激活 变更中 已计划 计划中 已规划 规划中 已立项 已评审 评审通过 已确认 接受 已接受 待处理 待办 待开发 待设计 "
    "待启动 未开始 未启动 已排期 待排期 排期中 暂停 已暂停 挂起 已挂起 延期 open opened new todo backlog approved committed ready planned reopened wait waiting projected changing "
    "selectedfordevelopment notstarted onhold paused pending",
    doing="处理 处理中 进行中 研发中 开发中 实现中 设计中 已设计 编码中 测试中 待测试 已提测 研发完毕 开发完成 测试完毕 测试完成 测试通过 联调中 验收中 待验收 待发布 待上线 "
    "灰度 灰度中 修复中 inprogress doing designing designed developed tested indevelopment development developing intesting testing intest qa inreview review codereview active started "
    "readyfortest readyforrelease verifying uat",
    done="完成 已完成 已结束 已发布 已上线 上线 已验收 验收通过 已交付 已实现 已解决 已修复 已验证 done completed complete released delivered shipped resolved verified "
    "live",
    closed="已关闭 关闭 拒绝 已拒绝 取消 已取消 作废 已作废 废弃 已废弃 不做 不予处理 终止 已终止 已归档 closed removed cancelled canceled rejected abandoned declined "
    "obsolete archived won'tdo wontdo wontfix duplicate",
)  # fmt: skip

STATES: Final = (StatusStep("resolution", RESOLUTIONS), StatusStep("stage", STATUSES), StatusStep("status", STATUSES))


def ending_in(done: str, **others: str) -> tuple[StatusStep, ...]:
    """Return the steps of a tool in which these words say that something is done, and others what is given."""
    own = words(done=done, **others)
    return (STATES[0], *(StatusStep(step.field, MappingProxyType({**step.words, **own})) for step in STATES[1:]))


@dataclass(frozen=True, slots=True)
class ItemStatus:
    """How far an item is.

    Args:
        status: one of FEATURE_STATUSES.
        unknown: (field, word) pairs that no step knows.
    """

    status: str
    unknown: tuple[tuple[str, str], ...] = ()


def standing(cells: Mapping[str, str], steps: tuple[StatusStep, ...], own: Mapping[str, str]) -> ItemStatus:
    """Read how far an item is.

    Args:
        cells: field → what the export says there.
        steps: the tool's.
        own: words of the workspace's settings → status; they go before all steps.
    """
    said = {step.field: _folded(cells.get(step.field, "")) for step in steps}
    said = {field: word for field, word in said.items() if word}
    mine = {_folded(word): status for word, status in own.items()}
    for word in said.values():
        if word in mine:
            return ItemStatus(mine[word])
    status = next((found for step in steps if (found := _look(said.get(step.field, ""), step.words))), UNREAD)
    known: dict[str, set[str]] = {}
    for step in steps:
        known.setdefault(step.field, set()).update(step.words)
    unknown = [f for f, word in said.items() if word not in known[f] and not _PERCENT.fullmatch(word)]
    return ItemStatus(status, tuple((field, cells[field].strip()) for field in unknown))


def _look(word: str, known: Mapping[str, str]) -> str:
    if share := _PERCENT.fullmatch(word):
        return "planned" if int(share[1]) == 0 else "done" if int(share[1]) >= 100 else "doing"
    return known.get(word, "")


def _folded(word: str) -> str:
    return "".join(word.split()).replace("_", "").replace("-", "").replace("’", "'").lower()
