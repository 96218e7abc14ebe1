"""A policy document (政策文件): facts about it, and its text as a tree of blocks, verbatim."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from polreq.model.place import Place, Spots

#: What a block of a document is. `heading` blocks have children; all others are leaves.
BLOCK_KINDS: Final = (
    "title",  # a line of the document's title 标题
    "number",  # document number 发文字号
    "addressee",  # 主送机关
    "heading",  # 章, 节, 条 with own title, 一、, （一）, 1. and the like
    "paragraph",
    "row",  # a table row 表格行; see Block.cells
    "signature",  # 署名
    "date",  # 成文日期
    "note",  # 附注, 抄送, portal furniture, adoption history of a law
    "attachment",  # 附件说明: a line that lists or opens an attachment
)

#: How an issuing body ranks: 国家, 省, 市, 县.
LEVELS: Final = ("national", "province", "city", "county")

#: Life of a document; see `lifecycle` of the domain lexicon.
STATUSES: Final = (
    "draft", "in_force", "trial", "partially_superseded", "superseded", "lapsed", "task_done", "expired", "repealed",
    "unknown",
)  # fmt: skip

#: Statuses of documents that are not to be cited as if they were in force.
ENDED: Final = frozenset({"superseded", "repealed", "lapsed", "expired", "task_done"})

#: Relations between documents.
RELATIONS: Final = ("implements", "cites", "replaces", "repeals", "extends", "evolves", "interprets")


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of a document, which are rarely all the same day.

    Args:
        written: 成文日期.
        published: 发布日期.
        effective: 施行日期.
        expires: 失效日期.
    """

    written: date | None = None
    published: date | None = None
    effective: date | None = None
    expires: date | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of this document to another one, named by title and number as written.

    Args:
        kind: one of RELATIONS.
        title: of the other document.
        number: of the other document.
        day: the last day to which this document extends the other one's validity, or from which it ends or replaces it;
            None where it names none.
        place: where the relation is written in its YAML file.
    """

    kind: str
    title: str = ""
    number: str = ""
    day: date | None = None
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the source text, or a heading with all that stands under it.

    Args:
        kind: one of BLOCK_KINDS.
        text: the line as it stands in the source, without `mark`.
        locator: name of the place inside the document, unique there: `三.(一).2`, `第十二条.p1`, `通知.p2`.
        level: depth of a heading, 1 for the outermost; 0 for other blocks.
        mark: markup before the text that is not part of it, such as `## `.
        blank: number of empty lines that follow in the source.
        cells: texts of a table row's columns with merged cells filled in; the text keeps the row as the source has it.
        head: texts of that table's header cells, in the same order as `cells`.
        children: blocks under a heading.
        place: where the text stands in the policy YAML, when loaded from one.
    """

    kind: str
    text: str
    locator: str = ""
    level: int = 0
    mark: str = ""
    blank: int = 0
    cells: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    children: tuple["Block", ...] = ()
    place: Place | None = field(default=None, compare=False)

    def walk(self) -> Iterator["Block"]:
        """Yield this block and all blocks under it, in the order of the source."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Part:
    """A document inside a document: what a 通知 prints (`inner`), or an attachment (`attachment` 附件).

    Args:
        kind: `inner` or `attachment`.
        title: its own title.
        genre: 文种 by its own title.
        prefix: what the locators inside it begin with; empty for the first inner document.
        body: its blocks.
    """

    kind: str
    title: str
    genre: str = ""
    prefix: str = ""
    body: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a document was read from.

    Args:
        name: file name without folders.
        digest: sha256 of the file's bytes, as 64 hexadecimal digits.
        form: name of the reader that was used, such as `text` or `html`.
    """

    name: str = ""
    digest: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A policy document.

    Args:
        id: given once, never changes.
        title: full title on one line.
        number: 文号 as printed, such as 国办函〔2018〕71号; empty where there is none.
        issuers: 发文机关, in printed order.
        addressee: 主送机关 as printed.
        level: one of LEVELS, or empty if unknown.
        region: province or city, empty for national documents.
        genre: 文种, such as 通知 or 条例.
        dates: see Dates.
        status: one of STATUSES.
        relations: see Relation.
        source: see Source.
        digest_of: title and number of the original where this text is a digest (摘编) in somebody's own words.
        body: the blocks of the document proper (the wrapper, for a 通知 that prints another document).
        parts: inner documents and attachments, in source order; their text follows that of `body`.
        place: where the document begins in its YAML file.
        spots: of its dates and its status there.
    """

    id: str
    title: str
    number: str = ""
    issuers: tuple[str, ...] = ()
    addressee: str = ""
    level: str = ""
    region: str = ""
    genre: str = ""
    dates: Dates = Dates()
    status: str = "unknown"
    relations: tuple[Relation, ...] = ()
    source: Source = Source()
    digest_of: str = ""
    body: tuple[Block, ...] = ()
    parts: tuple[Part, ...] = ()
    place: Place | None = field(default=None, compare=False)
    spots: Spots = field(default=(), compare=False)

    def blocks(self) -> Iterator[Block]:
        """Yield all blocks, of parts too, in the order of the source."""
        for block in self.body:
            yield from block.walk()
        for part in self.parts:
            for block in part.body:
                yield from block.walk()

    def text(self) -> str:
        """Put the source text together again, character by character (line ends as LF)."""
        return "".join(f"{b.mark}{b.text}\n" + "\n" * b.blank for b in self.blocks())
