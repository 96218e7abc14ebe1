"""How tables are handed over: a part of polreq.yml, and a file of its own as a template."""

from typing import Final

from polreq.model.workspace import ExportColumns, Exporting
from polreq.store.schema.kinds import PartKind, TextsKind
from polreq.store.schema.table import KeyRow, KeyTable
from polreq.words import Text
from polreq.words.exporting import TABLES

_EXAMPLES: Final = {
    "rtm": "[序号, 需求编号, 需求描述, 测试用例, 完成状态]",
    "ledger": "[序号, 重点任务, 牵头单位, 完成时限, 存在问题, 灯色]",
    "channels": "[功能编号, 功能名称, PC端, APP]",
    "coverage": "[维度, 分组, 需求数, 已落到功能]",
    "due": "[时限原文, 完成时限, 责任单位]",
    "bases": "[名称, 文号, 发文机关]",
    "indicators": "[指标名称, 评分细则, 分值, 责任处室]",
}

_COLUMNS: Final = KeyTable(
    "columns",
    ExportColumns,
    own=False,
    rows=tuple(
        KeyRow(key, TextsKind(), Text(f"{name.zh}的列名", f"headings of the {name.en}"), _EXAMPLES[key])
        for key, name in TABLES.items()
    ),
)

EXPORT: Final = KeyTable(
    "export",
    Exporting,
    own=False,
    rows=(
        KeyRow(
            "columns",
            PartKind(_COLUMNS),
            Text(
                "导出的表格有哪些列、叫什么、怎样排列；不写就用程序自带的",
                "which columns exported tables have, their names and order; those of the program by default",
            ),
            "{ledger: [序号, 重点任务, 牵头单位, 灯色]}",
        ),
    ),
)
