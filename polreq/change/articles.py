"""Compare a lower document with the upper one that it carries out, article by article."""

from collections.abc import Iterator, Sequence
from typing import Final

from polreq.change.comparing import divergences
from polreq.change.decisions import decisions, is_minutes
from polreq.late import late
from polreq.link.aligning import Aligned, align_both
from polreq.link.item import LinkItem, Options
from polreq.link.relating import Related, role
from polreq.model.document import Block, Document
from polreq.results.alignment import AlignmentRow, Article, Carried, Comparison, Divergence
from polreq.text.lexicon import Lexicon
from polreq.text.normalise import without_radicals

#: A document and what it is cut into.
Cut = tuple[Document, Sequence[Article]]

_ARTICLE: Final = late(r"第[一二三四五六七八九十百千零〇0-9]+条(?:之[一二三四五六七八九十]+)?$")

#: Blocks that say something, and what ends a sentence.
_SPOKEN: Final = ("paragraph", "row")
_SENTENCE: Final = "。"

_LABEL: Final = late(r"^\s*第[一二三四五六七八九十百千零〇0-9]+条(?:之[一二三四五六七八九十]+)?[\s　]*")


def compare(upper: Document, lower: Document, lexicon: Lexicon) -> Comparison:
    """Compare two documents article by article.

    Args:
        upper: the document that is carried out.
        lower: the one that carries it out.
        lexicon: cuts texts into words, and knows how names of bodies end.
    """
    return compare_units((upper, units(upper, lexicon)), (lower, units(lower, lexicon)), lexicon)


def compare_units(upper: Cut, lower: Cut, lexicon: Lexicon) -> Comparison:
    """Compare two documents that are cut into units already.

    Args:
        upper: the document that is carried out, and its units.
        lower: the one that carries it out.
        lexicon: see `compare`.
    """
    (_, above), (_, below) = upper, lower
    aligned = align_both(items_of(*upper), items_of(*lower), Options(), lexicon.segmenter.words)
    by_locator = {article.locator: article for article in above}

    def carried(article: Article, one: Aligned) -> Carried:
        return _carried(article, by_locator[one.upper], one.related, one.score, lexicon)

    found = []
    for article, row in zip(below, aligned.rows, strict=True):
        nearest = carried(article, row.nearest) if row.nearest else None
        found.append(AlignmentRow(article, tuple(carried(article, one) for one in row.uppers), nearest))
    return Comparison((upper[0].title, lower[0].title), tuple(above), tuple(found), aligned.closest)


def units(document: Document, lexicon: Lexicon) -> Sequence[Article]:
    """Return what of a document is compared: the decisions of minutes, the articles or points of any other."""
    return decisions(document, lexicon) if is_minutes(document) else articles(document)


def articles(document: Document) -> list[Article]:
    """Return the articles (条) of a document with all their paragraphs, or, where it has none, its points."""
    found = [_article(block) for block in document.blocks() if _ARTICLE.search(block.locator)]
    outermost = (*document.body, *(block for part in document.parts for block in part.body))
    return found or [point for block in outermost for point in _points(block)]


def clauses(document: Document) -> list[Article]:
    """Return the articles of a document, or, where it has none, its places, each with its own text alone."""
    blocks = list(document.blocks())
    if any(_ARTICLE.search(block.locator) for block in blocks):
        return articles(document)
    return [Article(b.locator, b.text) for b in blocks if b.kind in ("heading", "paragraph", "row")]


def items_of(document: Document, found: Sequence[Article]) -> list[LinkItem]:
    """Return articles of a document as what is aligned, each with the heading of its chapter."""
    chapters, chapter = {}, ""
    for block in document.blocks():
        if block.kind == "heading" and not _ARTICLE.search(block.locator):
            chapter = block.text
        chapters[block.locator] = (chapter,) if chapter else ()
    return [LinkItem(a.locator, {"text": a.text}, heading=chapters.get(a.locator, ())) for a in found]


def without_number(text: str) -> str:
    """Return the text of an article, or of its beginning, without its number."""
    return _LABEL.sub("", text, count=1)


def _carried(lower: Article, upper: Article, related: Related, score: float, lexicon: Lexicon) -> Carried:
    """Add what the numbers say to what the texts say: they decide where no time limit and no binding word does."""
    more = divergences(upper.text, lower.text, lexicon)
    if related.decisive:
        return Carried(upper, related.kind, score, related.shared, (related.decisive, *more), related.covered)
    by_numbers = _by_numbers(more)
    stated = () if by_numbers else related.stated
    return Carried(upper, by_numbers or related.kind, score, related.shared, (*stated, *more), related.covered)


def _by_numbers(found: Sequence[Divergence]) -> str:
    """Return what numbers and days decide; what is looser in one and stricter in another is looser, since that has to be seen."""
    verdicts = {one.verdict for one in found}
    return next((verdict for verdict in ("looser", "stricter") if verdict in verdicts), "")


def _article(block: Block) -> Article:
    # the number of an article says nothing of its matter, and would match the same number elsewhere
    text = without_number(without_radicals("\n".join(_texts(block))))
    return Article(block.locator, text, role(text))


def _points(block: Block) -> Iterator[Article]:
    """Yield the points (要点) of a document without articles: the lowest headings, each with its paragraphs, and what stands under none.

    A heading above others is a point only where it says something itself; a row of a table is always one.
    """
    if block.kind != "heading":
        if block.kind in _SPOKEN:
            yield _point((block,))
    elif any(child.kind == "heading" for child in block.children):
        if _SENTENCE in block.text:
            yield _point((block,))
        for child in block.children:
            yield from _points(child)
    else:
        yield _point((block, *(child for child in block.children if child.kind == "paragraph")))
        yield from (_point((child,)) for child in block.children if child.kind == "row")


def _point(blocks: Sequence[Block]) -> Article:
    text = without_radicals("\n".join(block.text for block in blocks))
    return Article(blocks[0].locator, text, role(text))


def _texts(block: Block) -> Iterator[str]:
    """Yield the texts of a block and of what stands under it, down to the next article."""
    yield block.text
    for child in block.children:
        if not _ARTICLE.search(child.locator):
            yield from _texts(child)
