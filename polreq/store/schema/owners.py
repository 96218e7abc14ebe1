"""owners.yml: bodies with their offices and persons, and who owns which part of the workspace."""

from typing import Final

from polreq.model.owners import OWNER_KINDS, Office, Owners, Slice, Unit
from polreq.store.files import OWNERS as HEADER
from polreq.store.schema.kinds import Choice, Flag, NamedList, PartsKind, TextKind, TextsKind
from polreq.store.schema.table import KeyRow, KeyTable
from polreq.words import Text
from polreq.words.owners import KINDS

_OFFICE: Final = KeyTable(
    "office",
    Office,
    needs=("name",),
    rows=(
        KeyRow("name", TextKind(), Text("责任处室", "name of the office"), "审批服务处", required=True),
        KeyRow("persons", TextsKind(), Text("处室里谁负责", "who answers there"), "[陈处]"),
        KeyRow("line", TextsKind(), Text("管哪些业务线，不写就管全部", "business lines that it handles; all by default"), "[电子证照]", ("lines",)),
    ),
)  # fmt: skip

_UNIT: Final = KeyTable(
    "unit",
    Unit,
    named=("name",),
    needs=("name",),
    place="name",
    rows=(
        KeyRow("name", TextKind(), Text("责任单位", "name of the body"), "市政务服务和数据管理局", required=True),
        KeyRow("aliases", TextsKind(), Text("文件里的其他叫法", "what documents call it besides"), "[市政数局, 市政务服务局]"),
        KeyRow("offices", PartsKind(_OFFICE), Text("责任处室和人", "its offices, with persons"), "[{name: 审批服务处, persons: [陈处]}]"),
    ),
)  # fmt: skip

_SLICE: Final = KeyTable(
    "slice",
    Slice,
    named=("person",),
    needs=("person",),
    place="person",
    rows=(
        KeyRow("person", TextKind(), Text("谁负责", "who owns it"), "王敏", required=True),
        KeyRow("kind", Choice(OWNER_KINDS, KINDS), Text("负责哪一类工作，不写就是全部", "what kind of work; all of it by default"), "design"),
        KeyRow("item", NamedList("item", "I202"), Text("需求或功能的编号", "ids of requirements or features"), "[P-001]", ("items",)),
        KeyRow("document", NamedList("document", "I202"), Text("需求依据的文件", "documents that the requirement rests on"), "[望政办发-2026-20]", ("documents",)),
        KeyRow("unit", TextsKind(), Text("需求的责任单位", "bodies that the requirement makes responsible"), "[市政数局]", ("units",)),
        KeyRow("line", TextsKind(), Text("业务线", "business lines"), "[电子证照]", ("lines",)),
        KeyRow("city", TextsKind(), Text("依据文件的地区", "regions of the documents that it rests on"), "[望川市]", ("cities",)),
        KeyRow("project", TextsKind(), Text("项目，即 polreq.yml 的 name", "projects: `name` of polreq.yml"), "[望川市一网通办]", ("projects",)),
        KeyRow("shared", Flag(), Text("写 true 表示与他人共同负责，不再提醒", "`true`: that others own the same is meant so"), "true"),
    ),
)  # fmt: skip

OWNERS: Final = KeyTable(
    "owners",
    Owners,
    header=HEADER,
    rows=(
        KeyRow("units", PartsKind(_UNIT), Text("责任单位目录", "the catalogue of bodies")),
        KeyRow("slices", PartsKind(_SLICE), Text("谁负责哪一部分；同时写几项就要都符合", "who owns which part; an item has to match every key that is given")),
    ),
)  # fmt: skip
