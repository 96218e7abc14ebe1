"""A writer that no command has: every part as indented lines, by a walk that knows the kinds of parts by their fields only.

It is a second proof that arrangements hold no format: what is shown can be laid out by somebody who has seen none of the
other writers.
"""

from polreq.results.said import Phrase, Row, Share, Span, Stack, whole
from polreq.results.sections import Page
from polreq.words import Text

SAID = (str, Text, Span, Share, Phrase, Row, Stack)


def lay_out(page: Page, lang: str) -> str:
    return "\n".join(line for line in lines(page, lang, 0) if line.strip())


def lines(value, lang, indent):
    if isinstance(value, SAID):
        yield "  " * indent + whole(value, lang)
    elif isinstance(value, tuple):
        for one in value:
            yield from lines(one, lang, indent + 1)
    elif isinstance(value, int) and not isinstance(value, bool):
        yield "  " * indent + str(value)


def leaves(value):
    """Yield everything that is said, down to single words, sentences and pieces; of a sentence with fields these."""
    if isinstance(value, str | Text):
        yield value
    elif isinstance(value, Phrase):
        yield from (leaf for _, said in value.fields for leaf in leaves(said))
    elif isinstance(value, Span):
        yield value
        yield value.text
    elif isinstance(value, tuple) and not isinstance(value, Share):
        for one in value:
            yield from leaves(one)
