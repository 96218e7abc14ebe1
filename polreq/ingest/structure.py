"""What a reader handed over → a document: parts, outline, facts, and findings for what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from polreq.ingest import facts
from polreq.ingest.ids import propose_id
from polreq.ingest.lines import Raw
from polreq.ingest.listed_fates import listed_relations
from polreq.ingest.outline import build
from polreq.ingest.parts import PartSection, split
from polreq.ingest.portal import portal_facts
from polreq.ingest.relations import relations, together
from polreq.ingest.standard_cover import standard_facts
from polreq.ingest.titles import one_line
from polreq.model.document import Document, Part, Source
from polreq.model.place import Place
from polreq.official.genres import genre_of, is_law, is_official
from polreq.results.finding import Finding
from polreq.words import Text

#: Only the first paragraphs of a part say what the document rests on.
_OPENING: Final = 3


@dataclass(frozen=True, slots=True)
class Structured:
    """A document and what was not found in it."""

    document: Document
    findings: tuple[Finding, ...]


def structure(raw: Raw, source: Source) -> Structured:
    """Build the document of a source that has been read."""
    labels = dict(raw.labels)
    for name, value in (*portal_facts(raw.lines), *standard_facts(raw.lines)):
        labels.setdefault(name, value)
    sections = split(raw.lines, labels.get("title", ""), labels.get("page", ""))
    main, rest = sections[0], sections[1:]
    inner = next((section for section in rest if section.kind == "inner"), None)
    title = facts.find_title(main, inner, labels)
    history = facts.adoptions([i for s in (main, inner) if s is not None for i in s.items if i.kind == "note"])
    number = facts.find_issue_number(main, labels, history)
    issuers = facts.find_issuers(main, title, number, labels, history)
    level, region = facts.find_level(issuers, title, number)
    genre = genre_of(title)
    dates = facts.find_dates(main, sections, labels, history)
    running = [_running(section) for section in sections]
    opening = [
        text for s, texts in zip(sections, running, strict=True) if s.kind != "attachment" for text in texts[:_OPENING]
    ]
    own = (title, *(section.title for section in sections))
    prefixes = _prefixes(sections, genre)
    document = Document(
        id=propose_id(number, title or source.name.rpartition(".")[0], dates.written or dates.published),
        title=title or source.name.rpartition(".")[0],
        number=number,
        issuers=issuers,
        addressee=next((i.line.words.strip().rstrip("：:") for i in main.items if i.kind == "addressee"), ""),
        level=level,
        region=region,
        genre=genre,
        dates=dates,
        status=facts.find_status(title, labels),
        relations=together(
            (
                *relations(opening, [text for texts in running for text in texts], own),
                *listed_relations(title, sections),
            )
        ),
        source=source,
        body=build(main.items, prefixes[0]),
        parts=tuple(_part(s, p) for s, p in zip(rest, prefixes[1:], strict=True)),
    )
    missing = _missing(document, has_title=bool(title))
    place = Place(source.name)
    return Structured(document, tuple(Finding("X702", place, document.id, (("what", what),)) for what in missing))


def _running(section: PartSection) -> list[str]:
    return [item.line.words for item in section.items if item.kind == "paragraph" and not item.line.cells]


def _part(section: PartSection, prefix: str) -> Part:
    title = one_line(section.title)
    kind = "inner" if section.kind == "inner" else "attachment"
    return Part(kind, title, genre_of(title), prefix, build(section.items, prefix))


def _prefixes(sections: Sequence[PartSection], genre: str) -> list[str]:
    """Name the parts in locators: the first inner document has no prefix, so the wrapper takes its genre's name."""
    inner = [section for section in sections if section.kind == "inner"]
    result: list[str] = []
    used: set[str] = set()
    for section in sections:
        if section.kind == "main":
            name = ("令" if section.decree else genre or "正文") if inner else ""
        elif section.kind == "inner":
            name = "" if section is inner[0] else (genre_of(section.title) or "文件") + str(inner.index(section) + 1)
        else:
            name = section.label or "附件"
        n = 2
        unique = name
        while unique in used:
            unique, n = f"{name}~{n}", n + 1
        used.add(unique)
        result.append(unique)
    return result


def _missing(document: Document, *, has_title: bool) -> list[Text]:
    missing = [] if has_title else [Text("标题", "title")]
    official = is_official(document.genre)
    # what a people's congress decides is promulgated by an announcement, and is printed without a number
    if official and not document.number and not any("人民代表大会" in issuer for issuer in document.issuers):
        missing.append(Text("文号", "number"))
    if (official or is_law(document.genre)) and not document.issuers:
        missing.append(Text("发文机关", "issuer"))
    if (official or is_law(document.genre)) and document.dates.written is None:
        missing.append(Text("成文日期", "date written"))
    return missing
