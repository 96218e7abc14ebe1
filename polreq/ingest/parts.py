"""Lines of a document → its parts (the document proper, what it prints, attachments), with a kind for every line."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from polreq.ingest import cues
from polreq.ingest.attached import begins_list, entry_key, listed, next_words
from polreq.ingest.covers import is_cover_line, is_dated, joint_decree, letterhead, number_in_pieces, signed_on_cover
from polreq.ingest.headings import Numbered, numbered
from polreq.ingest.lines import SourceLine
from polreq.ingest.outline import OutlineItem
from polreq.ingest.page_edges import around
from polreq.ingest.portal import is_portal
from polreq.ingest.signatures import signature_length
from polreq.ingest.standard_cover import is_standards_form, names_region
from polreq.ingest.titles import bracket_length, contents_length, copied_along, joined, known_title, title_length
from polreq.late import late
from polreq.official.days import is_date_line
from polreq.official.docnumbers import number_line
from polreq.official.genres import PRINTS, WRAPPERS, genre_of
from polreq.text.normalise import SPACES, compact, key

_PRINTS: Final = late(rf"{PRINTS}的?(?P<inner>.+)的{WRAPPERS}$")

#: What stands between the titles of two documents that one notice prints.
_BETWEEN_TITLES: Final = late(r"(?<=》)(?:、|和|及|以及|，)?(?=《)")

#: After the title of a second inner document its numbering begins within so many lines.
_NUMBERED_WITHIN: Final = 8
_INNER_TITLE_LINES: Final = 4
_SPEAKER: Final = late(r"[一-鿿]{0,12}(?:[省市区县州院]长|主席|主任)[一-鿿·]{0,4}")


@dataclass(slots=True)
class PartSection:
    """A part under construction.

    Args:
        kind: `main`, `inner` or `attachment`.
        label: what an attachment is called: 附件1.
        title: joined from its title lines.
        decree: whether it is a 令 or 公告 that prints a law.
        letterhead: who issues it, by the red heading above its title.
    """

    kind: str
    label: str = ""
    title: str = ""
    decree: bool = False
    letterhead: tuple[str, ...] = ()
    items: list[OutlineItem] = field(default_factory=list)


def split(lines: Sequence[SourceLine], title: str = "", page: str = "") -> list[PartSection]:
    """Split a document into its parts.

    Args:
        lines: of the document.
        title: what a portal says the title is.
        page: what a browser printed as the title of the page.
    """
    return _Splitter(lines, title, page).run()


class _Splitter:
    """Walks over the lines once.

    `at` is the line it stands before; `given` the title that a portal tells, `page` that of the page; `known` the keys of titles that lines may
    say, `printed` those of what a wrapper prints; `closed` whether the part has been signed; `outset` and `last_said` the lines between
    which all sentences stand: before and behind them a portal's lines may.
    """

    def __init__(self, lines: Sequence[SourceLine], title: str, page: str) -> None:
        self.page_lines = around(lines)
        # bars between the entries of a menu make no row of a table of it
        self.lines = [replace(line, cells=()) if n in self.page_lines else line for n, line in enumerate(lines)]
        self.at = 0
        self.sections = [PartSection("main")]
        self.given, self.page = title, page
        self.known = {key(title)} if title else set()
        self.printed: set[str] = set()
        self.closed = False

    @property
    def section(self) -> PartSection:
        return self.sections[-1]

    def run(self) -> list[PartSection]:
        self._head_matter()
        self._copied_along()
        self._title(main=True)
        self._front()
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if cues.is_aside(line.words):
                self._take("aside")
            elif not line.words or line.unread or cues.is_contents_entry(line.words):
                self._take("note")
            elif cues.is_download(line.words):
                self._take("attachment")
            elif (marker := cues.attachment(line.words)) is not None and not line.cells:
                self._attachment(marker)
            elif self.at in self.page_lines:
                self._take("note")
            elif count := self._signature():
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
            self.section.items.append(OutlineItem(line, kind if line.words else "note"))
        self.at += count

    # --- the beginning of a part

    def _head_matter(self) -> None:
        """Take what stands above the title: the issuer's red heading, urgency, number, the heading of a decree."""
        while self.at < len(self.lines):
            line = self.lines[self.at]
            text, following = compact(line.words), next_words(self.lines, self.at)
            names, count = letterhead(self.lines, self.at)
            if count:
                self.section.letterhead = names
                self._take("note", count)
            elif (
                not text
                or line.unread
                or self.at in self.page_lines
                or is_cover_line(text)
                or is_standards_form(text)
                or names_region(text, following)
                or is_portal(line)
                or self._is_loose_attachment(line)
            ):
                self._take("note")
            elif self._joint_decree():
                continue
            elif cues.is_decree(text) and cues.is_decree_number(following):
                self.section.decree = True
                self._take("title")
                self._take("number", self._blanks() + 1)
            elif cues.is_numbered_decree(text):
                self.section.decree = True
                self._take("number")
            elif number_line(line.words):
                self._take("number")
            elif pieces := number_in_pieces(self.lines, self.at):
                self._take("number", pieces)
            else:
                return

    def _is_loose_attachment(self, line: SourceLine) -> bool:
        """Whether 附件 stands above everything: an attachment that came without its document."""
        marker = cues.attachment(line.words)
        return marker is not None and not marker.rest and not any(i.line.words for i in self.section.items)

    def _copied_along(self) -> None:
        """Take what was copied along from a web page above the title."""
        if self.section.decree or self.at == len(self.lines):
            return
        for _ in range(copied_along(self.lines, self.at, self.page, self.given)):
            self._take("number" if number_line(self.lines[self.at].words) else "note")

    def _title(self, *, main: bool) -> None:
        if self.section.decree:
            return
        count = known_title(self.lines, self.at, self.known | self.printed) or title_length(
            self.lines, self.at, main=main, given=bool(self.given)
        )
        while count and self.at + count < len(self.lines) and cues.is_subtitle(self.lines[self.at + count]):
            count += 1
        self.section.title = joined(self.lines[self.at : self.at + count])
        self._take("title", count)
        self._title_goes_on()
        # the text's own title may be damaged where the portal's is whole
        wrappers = [_PRINTS.search(compact(title)) for title in (self.section.title, self.given)] if main else []
        self.printed |= {key(one) for prints in wrappers if prints for one in _BETWEEN_TITLES.split(prints["inner"])}

    def _title_goes_on(self) -> None:
        """Take the rest of a title within which a portal has printed its facts; its 《 is still open."""
        title = self.section.title
        facts = next((n for n, line in enumerate(self.lines[self.at :]) if not is_portal(line)), 0)
        for count in range(1, _INNER_TITLE_LINES if facts and title.count("《") > title.count("》") else 0):
            rest = self.lines[self.at + facts : self.at + facts + count]
            whole = title + joined(rest)
            if whole.count("《") == whole.count("》") and all(map(cues.title_like, rest)) and genre_of(whole):
                self.section.title = whole
                self._take("note", facts)
                self._take("title", count)
                return

    def _front(self) -> None:
        """Take what stands between the title and the running text."""
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.words or line.unread or self.at in self.page_lines or self._is_noted(line):
                self._take("note")
            elif cues.is_number(line.words):
                self._take("number")
            elif self._joint_decree():
                continue
            elif count := known_title(self.lines, self.at, {key(self.section.title)}):
                self._take("title", count)
            elif count := bracket_length(self.lines, self.at) or contents_length(self.lines, self.at):
                self._take("note", count)
            elif is_dated(line.words):
                self._take("date")
            elif cues.is_addressee(line):
                self._take("addressee")
                return
            elif self.section.title and (count := signed_on_cover(self.lines, self.at)):
                self._take("signature", count)
            else:
                return

    def _is_noted(self, line: SourceLine) -> bool:
        """Whether a line below a title tells of its adoption or reading, or is a note or the portal's."""
        told = cues.is_adoption(line.words) or cues.is_delivery(line.words) or self._is_speaker()
        return told or cues.is_note(line.words) or is_portal(line) or is_standards_form(line.words)

    def _is_speaker(self) -> bool:
        """Whether the line names who read it out, below the one that tells when: 某市市长."""
        before = self.section.items[-1].line.words if self.section.items else ""
        return cues.is_delivery(before) and _SPEAKER.fullmatch(compact(self.lines[self.at].words)) is not None

    def _joint_decree(self) -> bool:
        """Take the heading of a decree of several bodies, if it begins here."""
        names = joint_decree(self.lines, self.at)
        if names:
            self.section.decree, self.section.letterhead = True, names
            self._take("note", len(names))
            self._take("number", 2)
        return bool(names)

    # --- the end of a part

    def _signature(self) -> int:
        return signature_length(self.lines, self.at, after_sentence=self._after_sentence())

    def _after_sentence(self) -> bool:
        """Whether the last line with words ended a sentence, or was a row, a note or in a list of attachments."""
        for item in reversed(self.section.items):
            if item.line.words:
                listed = item.kind in ("attachment", "row", "signature", "note") or bool(item.line.cells)
                return listed or item.line.words.rstrip(SPACES)[-1] in "。．.）)！；"
        return False

    def _close(self, count: int) -> None:
        if count == 1 and is_date_line(self.lines[self.at].words) and not self._nothing_but_an_end_follows():
            self._take("paragraph")  # a day that heads an entry of a chronicle
            return
        for _ in range(count):
            self._take("date" if is_date_line(self.lines[self.at].words) else "signature")
        self.closed = True

    def _nothing_but_an_end_follows(self) -> bool:
        following = next((line for line in self.lines[self.at + 1 :] if line.words), None)
        if following is None or self._is_wrapper():
            return True
        words = following.words
        return _bracketed(following) or cues.is_note(words) or cues.attachment(words) is not None

    # --- what follows the end: inner documents

    def _is_wrapper(self) -> bool:
        main = self.sections[0]
        return main.decree or _PRINTS.search(compact(main.title or self.given)) is not None

    def _opens_part(self) -> bool:
        if not cues.title_like(self.lines[self.at]):
            return False
        if self._is_wrapper() and self.section.items and known_title(self.lines, self.at, self.printed):
            return True
        if self.closed:
            return title_length(self.lines, self.at, main=False, given=False) > 0
        return self._is_wrapper() and self._numbering_restarts()

    def _numbering_restarts(self) -> bool:
        """Whether a title stands here after which numbering begins again at one, as before a second inner document."""
        count = next((c for c in range(1, _INNER_TITLE_LINES + 1) if self._is_title(c)), 0)
        seen = [found for item in self.section.items if (found := _numbered_paragraph(item)) is not None]
        if not count or not seen or not self._after_sentence():
            return False
        start = self.at + count
        for line in self.lines[start : start + _NUMBERED_WITHIN]:
            if found := numbered(line.words):
                again = max(n.number for n in seen if n.scheme == seen[0].scheme) > 1
                return again and found.number == 1 and found.scheme in (seen[0].scheme, "章", "条", "一、")
        return False

    def _is_title(self, count: int) -> bool:
        lines = self.lines[self.at : self.at + count]
        return all(map(cues.title_like, lines)) and genre_of(joined(lines)) != ""

    def _open(self, kind: str) -> None:
        self.sections.append(PartSection(kind))
        self.closed = False
        self._title(main=False)
        self._front()

    # --- attachments

    def _attachment(self, marker: cues.Marker) -> None:
        """Take the list of attachments, or open the attachment whose text follows."""
        if begins_list(self.lines, self.at, marker, closed=self.closed):
            self._take("attachment")
            self._remember(marker.rest)
            for is_entry in list(listed(self.lines, self.at, marker)):
                if is_entry:
                    self._remember(self.lines[self.at].words)
                self._take("attachment" if is_entry else "note")
            return
        self.sections.append(PartSection("attachment", marker.label))
        self.closed = False
        if marker.rest:
            self.section.title = marker.rest
            self._take("title")
        else:
            self._take("attachment")
            self._take("note", self._blanks())
            self._title(main=False)
        self._front()

    def _remember(self, entry: str) -> None:
        self.known.add(entry_key(entry))

    # --- looking ahead

    def _blanks(self) -> int:
        count = 0
        while self.at + count < len(self.lines) and not self.lines[self.at + count].words:
            count += 1
        return count


def _numbered_paragraph(item: OutlineItem) -> Numbered | None:
    return numbered(item.line.words) if item.kind == "paragraph" else None


def _bracketed(line: SourceLine) -> bool:
    text = line.words.strip(SPACES)
    return text[:1] in ("（", "(") and text[-1:] in ("）", ")") and numbered(text) is None
