"""Compare a lower document with the upper one that it carries out, article by article."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from polreq.change.comparing import divergences
from polreq.link.aligning import align
from polreq.link.item import LinkItem, Options
from polreq.link.relating import Related, role
from polreq.model.document import Block, Document
from polreq.results.alignment import AlignmentRow, Article, Carried, Comparison, Divergence
from polreq.text.lexicon import Lexicon

_ARTICLE: Final = re.compile(r"第[一二三四五六七八九十百千零〇0-9]+条(?:之[一二三四五六七八九十]+)?$")

_LABEL: Final = re.compile(r"^\s*第[一二三四五六七八九十百千零〇0-9]+条(?:之[一二三四五六七八九十]+)?[\s　]*")


def compare(upper: Document, lower: Document, lexicon: Lexicon) -> Comparison:
    """Compare two documents article by article.

    Args:
        upper: the document that is carried out.
        lower: the one that carries it out.
        lexicon: cuts texts into words, and knows how names of bodies end.
    """
    above, below = _articles(upper), _articles(lower)
    rows = align(_items(above), _items(below), Options(), lexicon.segmenter.words)
    by_locator = {article.locator: article for article in above}
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
