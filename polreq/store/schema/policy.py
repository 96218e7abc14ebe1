"""policies/**/*.yml: policy documents."""

from typing import Final

from polreq import words
from polreq.model.document import (
    BLOCK_KINDS,
    LEVELS,
    RELATIONS,
    STATUSES,
    Block,
    Dates,
    Document,
    Part,
    Relation,
    Source,
)
from polreq.store.files import POLICY as HEADER
from polreq.store.paths import problem_of_name
from polreq.store.schema import kinds
from polreq.store.schema.item import ReadItem
from polreq.store.schema.kinds import Choice, Day, Id, PartsKind, TextKind, TextsKind, Whole
from polreq.store.schema.table import Form, KeyRow, KeyTable, Kind
from polreq.words import Text, names
from polreq.yamlio import Plain, YamlNode

_RELATIONS: Final = names.names(
    implements=("落实", "puts into practice"), cites=("引用", "cites"), replaces=("替代", "takes the place of"), repeals=("废止", "repeals"),
    extends=("延长有效期，或扩大范围", "extends its validity or its scope"), evolves=("演进：没有写明替代，但接着推进", "carries on, without saying that it replaces"),
    interprets=("解读", "explains"),
)  # fmt: skip
_BLOCKS: Final = names.names(
    title=("标题", "title"), number=("文号", "document number"), addressee=("主送", "addressee"), heading=("小标题", "heading"),
    paragraph=("段落", "paragraph"), row=("表格行", "row of a table"), signature=("署名", "signature"), date=("日期", "date"),
    note=("附注", "note"), attachment=("附件说明", "list of attachments"),
)  # fmt: skip
_PARTS: Final = names.names(inner=("印发的文件", "a document that this one prints"), attachment=("附件", "attachment"))


#: Empty lines behind a block; more are no document, but too much for the memory.
_MOST_BLANK: Final = 9_999


class _FileId(Id):
    """The id of a document, which is the name of its files too."""

    def read(self, at: ReadItem, key: str, node: YamlNode) -> str | None:
        name = Id.read(self, at, key, node)
        problem = problem_of_name(name) if name else None
        if name is None or problem is None:
            return name
        place = node.place(at.log.path)
        at.log.find("I206", place, name, ("id", name), ("problem", problem))
        return None


class _Locator(TextKind):
    """The name of a place in a document, which no other place there has."""

    def read(self, at: ReadItem, key: str, node: YamlNode) -> str | None:
        locator = TextKind.read(self, at, key, node)
        if locator in at.log.locators:
            at.find("I201", node, ("id", locator), ("first", str(at.log.locators[locator])))
        elif locator:
            at.log.locators[locator] = node.place(at.log.path)
        return locator


class _Blocks(Kind):
    """Blocks, which may hold blocks."""

    def read(self, at: ReadItem, key: str, node: YamlNode) -> tuple[Block, ...]:
        return kinds.read_each(BLOCK, at, key, node)

    def plain(self, value: tuple[Block, ...]) -> list[Plain]:
        return [BLOCK.plain(block) for block in value]

    def called(self) -> words.Text:
        return words.Text("段的列表", "a list of blocks")

    def form(self) -> Form:
        return {"type": "array", "items": kinds.form_of(BLOCK)}

    def table(self) -> KeyTable[Block]:
        return BLOCK


_DATES: Final = KeyTable(
    "dates",
    Dates,
    own=False,
    rows=(
        KeyRow("written", Day(), Text("成文日期", "day on which it was written"), "2026-03-12", shown=True),
        KeyRow("published", Day(), Text("发布日期", "day on which it was published"), "2026-03-15", shown=True),
        KeyRow("effective", Day(), Text("施行日期", "day from which it holds"), "2026-04-01", shown=True),
        KeyRow("expires", Day(), Text("失效日期", "day on which it ends"), "2031-03-31", shown=True),
    ),
)

_RELATION: Final = KeyTable(
    "relation",
    Relation,
    place="",
    rows=(
        KeyRow(
            "kind",
            Choice(RELATIONS, _RELATIONS),
            Text("这份文件对那份文件怎样", "what this document does to the other"), "implements", shown=True, default="cites",
        ),
        KeyRow("title", TextKind(), Text("那份文件的标题", "title of the other document"), "国务院办公厅关于建立政务服务“好差评”制度的意见"),
        KeyRow("number", TextKind(), Text("那份文件的文号", "its number"), "国办发〔2019〕51号"),
        KeyRow(
            "day", Day(), Text("延长到哪一天，或从哪一天起废止、替代；没写的不填", "day to which its validity is extended, or from which it is ended or replaced; not where none is named"), "2028-12-31",
        ),
    ),
)  # fmt: skip

_SOURCE: Final = KeyTable(
    "source",
    Source,
    own=False,
    rows=(
        KeyRow("name", TextKind(), Text("文件名", "name of the file"), "20.txt"),
        KeyRow("digest", TextKind(), Text("文件的 sha256", "sha256 of the file"), "0bb732b3fe9f"),
        KeyRow(
            "form", TextKind(), Text("用哪种方式读的，如 `text`、`html`、`docx`",
            "how it was read, such as `text`, `html`, `docx`"), "text",
        ),
    ),
)  # fmt: skip

BLOCK: Final[KeyTable[Block]] = KeyTable(
    "block",
    Block,
    place="text",
    rows=(
        KeyRow(
            "kind",
            Choice(BLOCK_KINDS, _BLOCKS),
            Text("是什么", "what it is"), "heading", shown=True, default="paragraph",
        ),
        KeyRow("level", Whole(), Text("小标题的级别，最外层是 1；其他是 0", "depth of a heading, 1 for the outermost; else 0"), "1"),
        KeyRow("at", _Locator(), Text("位置，在这份文件里不重复", "its place, unique in the document"), "二.(一)", ("locator",)),
        KeyRow("mark", TextKind(), Text("文字前的标记", "markup before the text"), "'## '"),
        KeyRow("text", TextKind(), Text("文字，一字不差", "the text, verbatim"), "（一）畅通评价渠道。", shown=True),
        KeyRow("blank", Whole(most=_MOST_BLANK), Text("后面的空行数", "empty lines that follow"), "1"),
        KeyRow("cells", TextsKind(), Text("表格行的各格", "cells of a row of a table"), "[评价入口, 市数据局]"),
        KeyRow("head", TextsKind(), Text("表格行对应的表头", "cells of that table's head"), "[任务, 责任单位]"),
        KeyRow("children", _Blocks(), Text("小标题下面的各段", "blocks under a heading"), "[{at: 二.(一).p1, text: 一次办结、一次评价。}]"),
    ),
)  # fmt: skip

_PART: Final = KeyTable(
    "part",
    Part,
    rows=(
        KeyRow(
            "kind", Choice(("inner", "attachment"), _PARTS),
            Text("是什么", "what it is"), "attachment", shown=True, default="inner",
        ),
        KeyRow("title", TextKind(), Text("它自己的标题", "its own title"), "评价事项清单", required=True, shown=True),
        KeyRow("genre", TextKind(), Text("文种", "genre (文种) by its title"), "清单"),
        KeyRow("prefix", TextKind(), Text("里面各处位置的开头", "what the places inside begin with"), "附件1."),
        KeyRow("body", _Blocks(), Text("它的各段", "its blocks"), "[{at: 附件1.p1, text: 评价入口}]"),
    ),
)  # fmt: skip

DOCUMENT: Final = KeyTable(
    "document",
    Document,
    header=HEADER,
    named=("id",),
    needs=("id",),
    place="id",
    spots=("dates", "status"),
    rows=(
        KeyRow("id", _FileId(), Text("编号，给了就不再改", "id; never changes"), "望政办发-2026-20", required=True),
        KeyRow("title", TextKind(), Text("完整标题，写成一行", "full title on one line"), "望川市人民政府办公室关于推进“好差评”的通知", required=True, shown=True),
        KeyRow("number", TextKind(), Text("文号，照原文写", "document number (文号) as printed"), "望政办发〔2026〕20号"),
        KeyRow("issuers", TextsKind(), Text("发文机关，按原文顺序", "who issued it, in printed order"), "[望川市人民政府办公室]"),
        KeyRow("addressee", TextKind(), Text("主送机关，照原文写", "to whom it is addressed, as printed"), "市政府各部门"),
        KeyRow("level", Choice(LEVELS, names.LEVELS), Text("发文机关的层级", "level of government of the issuer"), "city"),
        KeyRow("region", TextKind(), Text("地区；国家文件不写", "province or city; not for national documents"), "望川市"),
        KeyRow("genre", TextKind(), Text("文种", "genre (文种)"), "通知"),
        KeyRow("dates", kinds.PartKind(_DATES), Text("日期", "its days"), "{written: 2026-03-12}", shown=True),
        KeyRow("status", Choice(STATUSES, names.DOCUMENT_STATUSES), Text("现在还有没有效", "whether it still holds"), "in_force", shown=True),
        KeyRow("relations", PartsKind(_RELATION), Text("与其他文件的关系", "relations to other documents"), "[{kind: cites, number: 国办发〔2019〕51号}]"),
        KeyRow("source", kinds.PartKind(_SOURCE), Text("导入的原文件", "the file that it was read from"), "{name: 20.txt, form: text}"),
        KeyRow(
            "digest_of", TextKind(), Text("正文是自己摘编的，写原文的标题和文号",
            "title and number of the original, where the text is a digest in your own words"), "国办发〔2019〕51号",
        ),
        KeyRow("body", _Blocks(), Text("通知本身的各段", "blocks of the document proper"), "[{kind: paragraph, at: 通知.p1, text: 请认真组织实施。}]"),
        KeyRow("parts", PartsKind(_PART), Text("印发的文件和附件", "inner documents and attachments"), "[{title: 评价事项清单, kind: attachment}]"),
    ),
)  # fmt: skip
