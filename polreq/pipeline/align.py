"""Align a lower document with the upper one that it carries out, article by article."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from polreq.change.comparing import divergences
from polreq.errors import UsageError
from polreq.link.aligning import align
from polreq.link.item import LinkItem, Options
from polreq.link.relating import Related, role
from polreq.model.document import Block, Document
from polreq.official.docnumbers import parse_docnumber
from polreq.pipeline.read import Opened, is_there, read_document
from polreq.pipeline.segmenting import choose_segmenter
from polreq.results.alignment import AlignmentRow, Article, Carried, Comparison, Divergence
from polreq.results.finding import Finding
from polreq.store.load import load
from polreq.text.lexicon import Lexicon, load_lexicon

_ARTICLE = re.compile(r"第[一二三四五六七八九十百千零〇0-9]+条(?:之[一二三四五六七八九十]+)?$")

_LABEL = re.compile(r"^\s*第[一二三四五六七八九十百千零〇0-9]+条(?:之[一二三四五六七八九十]+)?[\s　]*")


@dataclass(frozen=True, slots=True)
class AlignedFiles:
    """What came of comparing two documents.

    Args:
        comparison: article by article; None where one of the two could not be read.
        findings: what is to be looked at in the files.
    """

    comparison: Comparison | None
    findings: tuple[Finding, ...]


def align_named(upper: str, lower: str, root: Path | None) -> AlignedFiles:
    """Align the articles of a lower document with those of an upper one.

    Args:
        upper: a policy YAML or any source file, or the id or number of a document of the workspace.
        lower: the same.
        root: folder of the workspace; None outside of one.

    Raises:
        UsageError: there is neither a file nor a document of that name.
    """
    above, below = _open(upper, root), _open(lower, root)
    # what a document lacks at its head is for whoever keeps it; nothing is written here, and articles need none of it
    findings = tuple(f for f in (*above.findings, *below.findings) if f.code != "X702")
    if above.document is None or below.document is None:
        return AlignedFiles(None, findings)
    return AlignedFiles(compare(above.document, below.document), findings)


def compare(upper: Document, lower: Document) -> Comparison:
    """Compare two documents article by article."""
    above, below = _articles(upper), _articles(lower)
    rows = align(_items(above), _items(below), Options(), choose_segmenter().words)
    by_locator = {article.locator: article for article in above}
    lexicon = load_lexicon()
    found = []
    for article, alignment in zip(below, rows, strict=True):
        pairs = ((by_locator[one.upper], one.related, one.score) for one in alignment.uppers)
        found.append(AlignmentRow(article, tuple(_carried(article, *pair, lexicon) for pair in pairs)))
    return Comparison((upper.title, lower.title), tuple(above), tuple(found))


def _carried(lower: Article, upper: Article, related: Related, score: float, lexicon: Lexicon) -> Carried:
    """Add what the numbers say to what the texts say: they decide where no time limit and no binding word does."""
    more = divergences(upper.text, lower.text, lexicon)
    if related.decisive:
        return Carried(upper, related.kind, score, related.shared, (related.decisive, *more))
    return Carried(upper, _by_numbers(more) or related.kind, score, related.shared, more)


def _by_numbers(found: Sequence[Divergence]) -> str:
    verdicts = {one.verdict for one in found if one.verdict}
    return verdicts.pop() if len(verdicts) == 1 else ""


def _open(given: str, root: Path | None) -> Opened:
    if is_there(given):
        return read_document(Path(given))
    documents = load(root).workspace.documents if root else ()
    number = parse_docnumber(given)
    for document in documents:
        if given == document.id or (number and number == parse_docnumber(document.number)):
            return Opened(document, ())
    near = get_close_matches(given, [document.id for document in documents], n=1)
    zh, en = (f"最接近的编号是 {near[0]}。", f" The nearest id is {near[0]}.") if near else ("", "")
    raise UsageError(
        f"“{given}”既不是文件，也不是工作区里文件的编号或文号。{zh}",
        f"'{given}' is no file, and no id or number of a document in the workspace.{en}",
    )


def _articles(document: Document) -> list[Article]:
    """Return the articles (条) of a document with all their paragraphs, or, where it has none, its places with text."""
    found = [_article(block) for block in document.blocks() if _ARTICLE.search(block.locator)]
    return found or [_article(block) for block in document.blocks() if block.kind in ("heading", "paragraph", "row")]


def _article(block: Block) -> Article:
    # the number of an article says nothing of its matter, and would match the same number elsewhere
    text = _LABEL.sub("", "\n".join(_texts(block)), count=1)
    return Article(block.locator, text, role(text))


def _items(articles: Sequence[Article]) -> list[LinkItem]:
    return [LinkItem(id=article.locator, fields={"text": article.text}) for article in articles]


def _texts(block: Block) -> Iterator[str]:
    """Yield the texts of a block and of what stands under it, down to the next article."""
    yield block.text
    for child in block.children:
        if not _ARTICLE.search(child.locator):
            yield from _texts(child)
