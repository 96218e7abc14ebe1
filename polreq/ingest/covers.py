"""What a document's cover prints above and below its title, read from here on: letterheads (红头), numbers, joint decrees, who issues it."""

from collections.abc import Sequence
from typing import Final

from polreq.ingest import cues
from polreq.ingest.lines import SourceLine
from polreq.late import late
from polreq.official.bodies import is_body, is_signatory, split_bodies
from polreq.official.days import is_date_line, is_month_line
from polreq.official.docnumbers import number_line
from polreq.text.normalise import SPACES, compact

_HEADER: Final = late(
    r"(?!.*关于)[一-鿿（）()、]{2,60}(?<!招标)(?<!采购)(?<!磋商)(?<!谈判)(?<!询价)(?<!比选)(?<!投标)(?<!遴选)(?:文件|规章)|(?:特急|加急|平急|特提|机密|秘密|绝密)[★☆]?.{0,6}|\d{1,8}|签发人[：:].{0,30}"
    r"|[一-鿿]{0,10}(?:国家|行业|地方|团体|企业)标准|ICS[\d.]+.{0,20}|CCS[A-Z][\d.]+|(?:GB|DB|T/)[/A-Z\d]*[Xx\d.—-]*|[A-Z]{2,6}\d{2}-\d{4}-\d{2,6}"
)
_HEADED: Final = late(rf"文[{SPACES}]*件[{SPACES}]*$")
_HEADING_LINES: Final = 12
#: A number stands so many lines below the names that issue it, at most.
_NUMBER_WITHIN: Final = 6
#: A number is cut into so many lines at most, where its brackets stand in another font.
_PIECES: Final = 5
_PIECE_LENGTH: Final = 12
#: So many lines of a cover name who issues it, at most.
_COVER_LINES: Final = 7


def is_cover_line(text: str) -> bool:
    """Whether a line above a title, without its spaces, is the cover's own: 某某文件, urgency, a copy number, a standard's number."""
    return _HEADER.fullmatch(text) is not None


def letterhead(lines: Sequence[SourceLine], at: int) -> tuple[tuple[str, ...], int]:
    """Read the red heading that begins here.

    The names stand on one or several lines; 文件 stands beside or below one of them, or the number follows.

    Returns:
        Who issues the document, and how many lines that takes; ((), 0) if there is none.
    """
    names: list[str] = []
    headed = False
    last = 0
    for count, line in enumerate(lines[at : at + _HEADING_LINES], 1):
        name = _HEADED.sub("", line.words)
        if (line.words and not (is_body(name) or (names and not name.strip(SPACES)))) or line.cells:
            break
        if line.words:
            names += split_bodies(name)
            headed, last = headed or name != line.words, count
    following = next((line.words for line in lines[at + last : at + last + _NUMBER_WITHIN] if line.words), "")
    return (tuple(names), last) if headed or number_line(following) else ((), 0)


def number_in_pieces(lines: Sequence[SourceLine], at: int) -> int:
    """Count the short lines that together are the document's number."""
    pieces: list[str] = []
    for line in lines[at : at + _PIECES]:
        pieces.append(compact(line.words))
        if len(pieces[-1]) > _PIECE_LENGTH or number_line(pieces[-1]):
            return 0
        if len(pieces) > 1 and number_line("".join(pieces)):
            return len(pieces)
    return 0


def joint_decree(lines: Sequence[SourceLine], at: int) -> tuple[str, ...]:
    """Read who issues the decree of several bodies whose heading begins here: a name to a line, 令, its number."""
    names: list[str] = []
    for count, line in enumerate(lines[at : at + _HEADING_LINES]):
        words = compact(line.words)
        if len(names) > 1 and words == "令":
            number = lines[at + count + 1].words if at + count + 1 < len(lines) else ""
            return tuple(names) if cues.is_decree_number(number) else ()
        if not words or not is_body(words):
            return ()
        names.append(words)
    return ()


def signed_on_cover(lines: Sequence[SourceLine], at: int) -> int:
    """Count the names under a title below which a day or a month stands."""
    for count, line in enumerate(lines[at : at + _COVER_LINES]):
        if count and is_dated(line.words):
            return count
        if not is_signatory(line.words):
            return 0
    return 0


def is_dated(text: str) -> bool:
    """Whether a line is a day or a month and nothing else."""
    return is_date_line(text) or is_month_line(text)
