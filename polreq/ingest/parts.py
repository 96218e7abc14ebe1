"""Lines of a document → its parts (the document proper, what it prints, attachments), with a kind for every line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from polreq.ingest import cues
from polreq.ingest.bodies import is_body, is_signatory
from polreq.ingest.dates import days, is_date_line
from polreq.ingest.docnumber import number_line
from polreq.ingest.genres import genre_of
from polreq.ingest.headings import numbered
from polreq.ingest.lines import SPACES, Line, compact
from polreq.ingest.outline import Item

_TITLE_LINES: Final = 8
_SIGNATURE_LINES: Final = 8
_CONTENTS: Final = ("目录", "目次")
_HEADER: Final = re.compile(
    r"(?!.*关于)[一-鿿（）()]{4,40}文件|(?:特急|加急|平急|特提|机密|秘密|绝密)[★☆]?.{0,6}|\d{6,8}"
)
_DECREE: Final = re.compile(r"[一-鿿]{2,30}(?:令|公告)")
_DECREE_NUMBER: Final = re.compile(r"[（(]?(?:\d{4}年)?第[\d一二三四五六七八九十百零〇]{1,6}号[）)]?")
_PRINTS: Final = re.compile(r"(?:印发|转发|批转|公布|发布)(?:的)?(?P<inner>.+)的(?:通知|函|决定|公告|令)$")
_QUOTES: Final = str.maketrans("", "", '《》〈〉<>“”"「」『』')


@dataclass(slots=True)
class Section:
    """A part under construction.

    Args:
        kind: `main`, `inner` or `attachment`.
        label: what an attachment is called: 附件1.
        title: joined from its title lines.
        decree: whether it is a 令 or 公告 that prints a law.
    """

    kind: str
    label: str = ""
    title: str = ""
    decree: bool = False
    items: list[Item] = field(default_factory=list)


def split(lines: Sequence[Line], title: str = "") -> list[Section]:
    """Split a document into its parts; `title` is what a portal says the title is."""
    return _Splitter(lines, title).run()


def key(text: str) -> str:
    """Return what two ways of writing a title have in common: no white space, no quotation marks."""
    return compact(text).translate(_QUOTES)


class _Splitter:
    """Walks over the lines once; `at` is the line it stands before."""

    def __init__(self, lines: Sequence[Line], title: str) -> None:
        self.lines = lines
        self.at = 0
        self.sections = [Section("main")]
        self.titles = [key(title)] if title else []
        self.closed = False

    @property
    def section(self) -> Section:
        return self.sections[-1]

    def run(self) -> list[Section]:
        self._head_matter()
        self._title(main=True)
        self._front()
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.words:
                self._take("note")
            elif (marker := cues.attachment(line.words)) is not None and not line.cells:
                self._attachment(marker)
            elif count := self._closing():
                self._close(count)
            elif cues.is_note(line.words) or (self.closed and _bracketed(line)):
                self._take("note")
            elif self._opens_part():
                self._open("inner" if self._is_wrapper() else "attachment")
            else:
                self._take("paragraph")
        return self.sections

    def _take(self, kind: str, count: int = 1) -> None:
        for line in self.lines[self.at : self.at + count]:
            self.section.items.append(Item(line, kind if line.words else "note"))
        self.at += count

    # --- the beginning of a part

    def _head_matter(self) -> None:
        """Take what stands above the title: the issuer's red heading, urgency, number, a portal's labels."""
        while self.at < len(self.lines):
            line = self.lines[self.at]
            text = compact(line.words)
            if not text or _HEADER.fullmatch(text):
                self._take("note")
            elif _DECREE.fullmatch(text) and _DECREE_NUMBER.fullmatch(self._next_words()):
                self.section.decree = True
                self._take("title")
                self._take("number", self._blanks() + 1)
            elif _DECREE.match(text) and _DECREE_NUMBER.search(text) and _DECREE_NUMBER.sub("", text)[-1:] in "令告":
                self.section.decree = True
                self._take("number")
            elif number_line(line.words):
                self._take("number")
            elif is_body(line.words) and number_line(self._next_words()):
                self._take("note")
            else:
                return

    def _title(self, *, main: bool) -> None:
        if self.section.decree:
            return
        count = self._known_title() or self._title_length(main=main)
        while count and self.at + count < len(self.lines) and cues.is_subtitle(self.lines[self.at + count]):
            count += 1
        self.section.title = _joined(self.lines[self.at : self.at + count])
        self._take("title", count)
        if main and (prints := _PRINTS.search(compact(self.section.title or "".join(self.titles)))):
            self.titles.append(key(prints["inner"]))

    def _known_title(self) -> int:
        """Count the lines that together say a title known from elsewhere."""
        said = ""
        for count, line in enumerate(self.lines[self.at : self.at + _TITLE_LINES], 1):
            said += key(line.words)
            if said in self.titles:
                return count
            if not any(title.startswith(said) for title in self.titles):
                return 0
        return 0

    def _title_length(self, *, main: bool) -> int:
        """Count the lines of the title that begins here."""
        if self.at < len(self.lines) and self.lines[self.at].rank == 1:
            return 1
        candidates = 0
        for line in self.lines[self.at : self.at + _TITLE_LINES]:
            if not cues.title_like(line) or (candidates and line.rank):
                break
            candidates += 1
        after = self.lines[self.at + candidates] if self.at + candidates < len(self.lines) else None
        if candidates and after is not None and (number_line(after.words) or (main and cues.is_addressee(after))):
            return candidates
        for count in range(1, candidates + 1):
            if genre_of(_joined(self.lines[self.at : self.at + count])):
                return count + (count < candidates and self._goes_on(self.lines[self.at + count]))
        short = candidates and len(compact(self.lines[self.at].words)) <= 50
        return 1 if short and len(self.lines) > 1 and not self._is_closing_line() else 0

    def _goes_on(self, line: Line) -> bool:
        words = line.words.strip(SPACES)
        return words[:1] in "的》和及与、" or words.endswith(("的通知", "的意见", "的函", "的批复", "的决定"))

    def _is_closing_line(self) -> bool:
        return _signed_and_dated(self.lines[self.at].words)

    def _front(self) -> None:
        """Take what stands between the title and the running text."""
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.words:
                self._take("note")
            elif number_line(line.words):
                self._take("number")
            elif cues.is_adoption(line.words) or cues.is_note(line.words):
                self._take("note")
            elif count := self._bracket():
                self._take("note", count)
            elif is_date_line(line.words):
                self._take("date")
            elif count := self._contents():
                self._take("note", count)
            elif cues.is_addressee(line):
                self._take("addressee")
                return
            elif self.section.title and is_signatory(line.words) and is_date_line(self._next_words()):
                self._take("signature")
            else:
                return

    def _bracket(self) -> int:
        """Count the lines of an adoption history in brackets that is wrapped over several lines."""
        if self.lines[self.at].words[:1] not in "（(":
            return 0
        said = ""
        for count, line in enumerate(self.lines[self.at : self.at + 8], 1):
            said += line.words.strip(SPACES)
            if said[-1:] in "）)" or said[-1:] == "。":
                dated = next(days(said), None) is not None
                return (
                    count if dated and said.count("（") + said.count("(") <= said.count("）") + said.count(")") else 0
                )
        return 0

    def _contents(self) -> int:
        """Count the lines of a table of contents (目录): headings only, the first of which comes again after them."""
        start = self.at + (compact(self.lines[self.at].words) in _CONTENTS)
        entries = [line for line in self.lines[start : start + 1] if line.words]
        if not entries or (start == self.at and numbered(entries[0].words) is None):
            return 0
        first = key(entries[0].words)
        for end in range(start + 1, len(self.lines)):
            text = self.lines[end].words.strip(SPACES)
            if key(text) == first and end > start + 1:
                return end - self.at
            if len(text) > 60 or text[-1:] in tuple("。；：") or self.lines[end].cells:
                return 0
        return 0

    # --- the end of a part

    def _closing(self) -> int:
        """Count the lines from here to a date, if together they are a signature."""
        if self.lines[self.at].cells or len(self.lines[self.at].words) > 60:
            return 0
        if _signed_and_dated(self.lines[self.at].words):
            return 1
        names: list[str] = []
        for count, line in enumerate(self.lines[self.at : self.at + _SIGNATURE_LINES], 1):
            text = line.words.strip(SPACES)
            if is_date_line(text):
                return count if self._signs(names) else 0
            if not text and names:
                continue
            if not text or len(text) > 60 or line.cells or text[-1] in "。；：，" or numbered(text) is not None:
                return 0
            names.append(text)
        at_end = self.at + len(names) == len(self.lines) and 0 < len(names) <= 2
        return len(names) if at_end and is_body(names[0]) and is_body(names[-1]) and self._after_sentence() else 0

    def _signs(self, names: list[str]) -> bool:
        if not names:
            return self._after_sentence()
        return all(map(is_signatory, names)) or is_signatory("".join(names)) or self._only_names(names)

    def _only_names(self, names: list[str]) -> bool:
        joined = [names[k] + names[k + 1] for k in range(len(names) - 1)]
        return is_signatory(names[-1]) and all(
            is_signatory(name) or (k < len(joined) and is_signatory(joined[k])) for k, name in enumerate(names)
        )

    def _after_sentence(self) -> bool:
        """Whether the last line with words ended a sentence, or was a row or a list of attachments."""
        for item in reversed(self.section.items):
            if item.line.words:
                return (
                    item.kind in ("attachment", "row", "signature", "note")
                    or item.line.words.rstrip(SPACES)[-1] in "。）)！；"
                )
        return False

    def _close(self, count: int) -> None:
        for _ in range(count):
            text = self.lines[self.at].words
            self._take("date" if is_date_line(text) else "signature")
        self.closed = True

    # --- what follows the end: attachments, inner documents

    def _is_wrapper(self) -> bool:
        main = self.sections[0]
        return main.decree or _PRINTS.search(compact(main.title)) is not None

    def _opens_part(self) -> bool:
        line = self.lines[self.at]
        if not cues.title_like(line):
            return False
        if self.section.items and len(self.titles) > 1 and self._known_title() and self._is_wrapper():
            return True
        if self.closed:
            return self._title_length(main=False) > 0
        return self._is_wrapper() and self._numbering_restarts()

    def _numbering_restarts(self) -> bool:
        """Whether a title stands here after which numbering begins again at one, as before a second inner document."""
        count = next(
            (c for c in range(1, 5) if genre_of(_joined(self.lines[self.at : self.at + c])) and self._titles(c)), 0
        )
        top = next((n for i in self.section.items if (n := numbered(i.line.words)) and i.kind == "paragraph"), None)
        if not count or top is None or not self._after_sentence():
            return False
        seen = [n.number for i in self.section.items if (n := numbered(i.line.words)) and n.scheme == top.scheme]
        for line in self.lines[self.at + count : self.at + count + 8]:
            if found := numbered(line.words):
                return found.number == 1 and found.scheme in (top.scheme, "章", "条", "一、") and max(seen) > 1
        return False

    def _titles(self, count: int) -> bool:
        return all(map(cues.title_like, self.lines[self.at : self.at + count]))

    def _open(self, kind: str, label: str = "") -> None:
        self.sections.append(Section(kind, label))
        self.closed = False
        self._title(main=False)
        self._front()

    def _attachment(self, marker: cues.Marker) -> None:
        """Take the list of attachments, or open the attachment whose text follows."""
        if self._lists(marker):
            self._take("attachment")
            self._listed(marker)
            return
        self.sections.append(Section("attachment", marker.label))
        self.closed = False
        if marker.rest:
            self.section.title = marker.rest
            self._take("title")
        else:
            self._take("attachment")
            self._skip_blanks()
            self._title(main=False)
        self._front()

    def _lists(self, marker: cues.Marker) -> bool:
        """Whether the marker begins a list of attachments, and not an attachment's own text."""
        following = [line for line in self.lines[self.at + 1 :] if line.words]
        if not following:
            return bool(marker.rest)
        after = cues.attachment(following[0].words)
        if not marker.rest:
            return not self.closed and self._signature_ahead() and numbered(following[0].words) is not None
        if after is not None and after.rest:
            return True
        if numbered(marker.rest) is not None:
            return True
        if not self.closed:
            return self._signature_ahead()
        return after is not None or cues.is_note(following[0].words)

    def _signature_ahead(self) -> bool:
        """Whether this part is signed further down, before any attachment begins."""
        here = self.at
        try:
            for ahead in range(here + 1, min(here + 40, len(self.lines))):
                self.at = ahead
                line = self.lines[ahead]
                marker = cues.attachment(line.words)
                if marker is not None and not marker.rest:
                    return False
                if line.words and self._closing():
                    return True
        finally:
            self.at = here
        return False

    def _listed(self, marker: cues.Marker) -> None:
        """Take the further entries of a list of attachments: 2.…, 3.…."""
        first = numbered(marker.rest) if marker.rest else None
        digits = re.search(r"\d+$", marker.label)
        last = first.number if first else int(digits.group()) if digits else 0
        self._remember(marker.rest)
        while self.at < len(self.lines):
            line = self.lines[self.at]
            found = numbered(line.words)
            if not line.words and self.at + 1 < len(self.lines) and numbered(self.lines[self.at + 1].words):
                self._take("note")
            elif found is not None and found.number == last + 1 and len(line.words) < 100 and "。" not in line.words:
                last += 1
                self._remember(line.words)
                self._take("attachment")
            else:
                return

    def _remember(self, entry: str) -> None:
        found = numbered(entry)
        self.titles.append(key(entry[found.start :] if found else entry))

    # --- looking ahead

    def _blanks(self) -> int:
        count = 0
        while self.at + count < len(self.lines) and not self.lines[self.at + count].words:
            count += 1
        return count

    def _skip_blanks(self) -> None:
        self._take("note", self._blanks())

    def _next_words(self) -> str:
        return next((compact(line.words) for line in self.lines[self.at + 1 : self.at + 6] if line.words), "")


def _joined(lines: Sequence[Line]) -> str:
    return "".join(_unspaced(line.words) for line in lines)


def _unspaced(text: str) -> str:
    """Drop the spaces of a spread-out line (国 务 院 工 作 规 则); keep those between names."""
    words = text.strip(SPACES)
    pieces = re.split(r"[ \u3000\u00a0]+", words)
    spread = len(pieces) > 2 and sum(len(piece) == 1 for piece in pieces) > len(pieces) // 2
    return "".join(pieces) if spread else words


def _bracketed(line: Line) -> bool:
    text = line.words.strip(SPACES)
    return text[:1] in "（(" and text[-1:] in "）)" and numbered(text) is None


def _signed_and_dated(text: str) -> bool:
    """Whether a line is both signature and date: 某某局 2020年12月22日."""
    found = list(days(text))
    if not found or len(text) > 120:
        return False
    start, end, _ = found[-1]
    names = text[:start].strip(SPACES)
    return bool(names) and not text[end:].strip(SPACES) and is_body(names)
