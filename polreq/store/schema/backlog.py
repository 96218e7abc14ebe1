"""requirements/**/backlog*.yml: features."""

from dataclasses import dataclass
from typing import Final

from polreq import words
from polreq.model.feature import CASE_RESULTS, FEATURE_STATUSES, CaseResult, Feature
from polreq.store.files import BACKLOG as HEADER
from polreq.store.schema.item import ReadItem
from polreq.store.schema.kinds import Choice, Id, NamedList, Pairs, PartsKind, TextKind, TextsKind
from polreq.store.schema.table import Form, KeyRow, KeyTable
from polreq.words import Text, names
from polreq.yamlio import Scalar, YamlNode


@dataclass(frozen=True, slots=True)
class Backlog:
    """A file of features."""

    features: tuple[Feature, ...] = ()


class _States(Pairs):
    """How far a feature is on each channel."""

    def read(self, at: ReadItem, key: str, node: YamlNode) -> tuple[tuple[str, str], ...] | None:
        inner = at.mapping(key, node)
        if inner is None:
            return None
        pairs = []
        for channel, state in inner.entries.items():
            if at.is_choice(key, Scalar(channel, False, state.key_at), at.log.channels):
                said = None if state.absent else _STATUS.read(at, channel, state)
                pairs.append((channel, said or str(FEATURE.default("status"))))
        return tuple(pairs)

    def called(self) -> words.Text:
        return words.Text("映射：渠道 → 状态", "a mapping of channels to states")

    def form(self) -> Form:
        return {"type": "object", "additionalProperties": {"enum": [*FEATURE_STATUSES, None]}}


_STATUS: Final = Choice(FEATURE_STATUSES, names.STATUSES)

_CASE: Final = KeyTable(
    "test case",
    CaseResult,
    needs=("id",),
    rows=(
        KeyRow("id", TextKind(), Text("用例编号，或测试的全名", "id of the case, or full name of the test"), "TC-12", required=True),
        KeyRow("title", TextKind(), Text("用例标题", "its name"), "办结后能评价"),
        KeyRow("result", Choice(CASE_RESULTS, names.RESULTS), Text("最近一次的结果", "what became of it when it was run last"), "passed"),
        KeyRow("from", TextKind(), Text("取自哪个文件；再次导入这个文件时整体更新", "file that it came from; importing that file again replaces it"), "junit.xml", ("source",)),
    ),
)  # fmt: skip

FEATURE: Final[KeyTable[Feature]] = KeyTable(
    "feature",
    Feature,
    named=("id",),
    needs=("id",),
    place="id",
    spots=("title", "description", "acceptance"),
    rows=(
        KeyRow("id", Id(), Text("编号，自己定，用过的不再改", "id, of your own making; never changes"), "F-001", required=True),
        KeyRow("title", TextKind(), Text("名称", "short name"), "办结页评价入口", required=True, shown=True, digest=True),
        KeyRow("description", TextKind(), Text("做什么", "what it does"), "办结页直接给出评价入口。", digest=True),
        KeyRow("acceptance", TextKind(), Text("验收标准", "how it is accepted"), "抽查20个事项，办结页都有评价入口。", digest=True),
        KeyRow("status", _STATUS, Text("做到哪一步", "how far it is"), "doing", shown=True),
        KeyRow("priority", TextKind(), Text("优先级，照原来工具里的写法", "priority, as your tool writes it"), "高", digest=True),
        KeyRow(
            "channels", _States(), Text("在各渠道做到哪一步，取值同 `status`；不分渠道的不写",
            "how far it is on each channel, in the words of `status`; left out where it is not split by channel"),
            "{pc: done, app: doing}", digest=True,
        ),
        KeyRow("line", TextsKind(), Text("业务线", "business lines"), "[好差评]", ("lines",), digest=True),
        KeyRow("module", TextKind(), Text("模块", "module of the product"), "评价中心", digest=True),
        KeyRow("module_path", TextsKind(), Text("上级模块或上级条目，从外到内", "modules or parents above it, outermost first"), "[政务服务, 评价]", digest=True),
        KeyRow("owner", TextKind(), Text("负责人，可以是别的公司", "who is responsible; may be another company"), "王敏"),
        KeyRow("source", TextKind(), Text("谁提出来的，照原来工具里的写法", "who asked for it, as your tool writes it"), "客服", digest=True),
        KeyRow("plan", TextsKind(), Text("所属的计划、迭代", "plans, iterations or milestones that it belongs to"), "[第3迭代]", digest=True),
        KeyRow("release", TextKind(), Text("随哪个版本交付", "version that it is planned for or was delivered with"), "'2.3'", digest=True),
        KeyRow(
            "satisfies", NamedList("requirement", "I202"), Text("满足哪些需求（编号）",
            "ids of the requirements that it serves"), "[望政办发-2026-20-R002]",
        ),
        KeyRow(
            "tests", PartsKind(_CASE), Text("测试用例和结果，证明确实做完了；polreq import --as tests 会写", "test cases and results that prove that it is done; polreq import --as tests writes them"),
            "[{id: TC-12, title: 办结后能评价, result: passed, from: junit.xml}]",
        ),
        KeyRow("note", TextKind(), Text("备注", "a note"), "与省平台评价组件对接"),
        KeyRow(
            "custom", Pairs(), Text("原来工具里的其他列，键和值都照原样保留", "other columns of your tool, kept as they are"),
            "{预计工时: '16', 抄送给: 李雷}", digest=True,
        ),
    ),
)  # fmt: skip

BACKLOG: Final = KeyTable(
    "backlog",
    Backlog,
    header=HEADER,
    rows=(KeyRow("features", PartsKind(FEATURE), Text("功能", "the features"), shown=True),),
)
