"""How a policy stands on a day (政策效力), by its own words, by what other documents say of it, and by what its file says."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from polreq.change.registry import ONLY_ENDS, Known, Registry
from polreq.change.speaking import Speaking, is_later
from polreq.model.document import ENDED, Block, Document, Relation
from polreq.official.docnumbers import find_numbers, parse_docnumber
from polreq.official.titles import plain, quoted, title_key
from polreq.official.validity import effect, expiry, sentence_at, years_on
from polreq.results.lifecycle import OVER, PolicyLife, PolicyRemark, PolicyState, PolicyWitness

#: What people or portals wrote of a document that is over, as a state.
_SAID: Final[dict[str, PolicyState]] = {
    "repealed": "repealed", "superseded": "replaced", "expired": "expired", "lapsed": "ended", "task_done": "ended",
}  # fmt: skip

#: Years after which a trial whose end nobody states is to be looked at: rules for such documents allow one or two.
_TRIAL_YEARS: Final = 2


class Lives:
    """Says how documents stand.

    Args:
        documents: of the workspace.
        registry: known documents.
        more: documents from elsewhere that may end others of them.
    """

    def __init__(self, documents: Sequence[Document], registry: Registry, more: Sequence[Document] = ()) -> None:
        self._documents = documents
        self._ids = {document.id for document in documents}
        self._registry = registry
        self._speaking = Speaking((*documents, *more))
        self._cores: dict[str, list[Document]] = {}
        for document in documents:
            self._cores.setdefault(title_key(document.title).core, []).append(document)

    def of(self, document: Document, day: date | None, within: int = 0) -> PolicyLife:
        """Say how a document stands.

        Args:
            document: one of the workspace.
            day: on which; None: nothing that depends on it is said.
            within: so many days before its end it is said to end soon.
        """
        life = self._over(document, day) or self._by_days(document, day, within) or self._by_status(document, day)
        return replace(life, remarks=(*life.remarks, *self._remarks(document, life, day)))

    def _over(self, document: Document, day: date | None) -> PolicyLife | None:
        """Return how a document stands that another one, the program's list or its own file says is over."""
        enders = self._enders(document)
        for by, relation in enders:
            since = relation.day or by.dates.effective or by.dates.written
            if not (day and since and since > day):
                return self._ended(document, by, relation, since)
        for known in self._known(document):
            if known.status in ENDED and not (day and known.ended and known.ended > day):
                successor = self._find(known.successor)
                witness = PolicyWitness("known", known.form)
                return self._life(document, _SAID[known.status], known.ended, successor, known.successor, (witness,))
        if document.status in ENDED:
            return self._life(document, _SAID[document.status], document.dates.expires, witnesses=(_kept(document, 1),))
        return None

    def _ended(self, document: Document, by: Document, relation: Relation, since: date | None) -> PolicyLife:
        witness = _said_by(by, relation, document, inside=by.id in self._ids)
        if ONLY_ENDS.search(by.title):
            return self._life(document, "repealed", since, witnesses=(witness,))
        return self._life(document, "replaced", since, by.id if by.id in self._ids else "", cited(by), (witness,))

    def _by_days(self, document: Document, day: date | None, within: int) -> PolicyLife | None:
        if document.status == "draft":
            return self._life(document, "draft", witnesses=(_kept(document, 1),))
        if day is None:
            return None
        last, extensions = self._last_day(document)
        by_whom = tuple(witness for witness, _ in extensions) or (_own_end(document),)
        if last and last < day and any(until is None for _, until in extensions):
            remark = PolicyRemark("extended_unsaid", extensions[0][0].named)
            return self._life(document, "unclear", last, witnesses=by_whom, remarks=(remark,))
        if last and last < day:
            return self._life(document, "expired", last, witnesses=by_whom)
        starts = document.dates.effective
        if starts and starts > day:
            return self._life(document, "not_yet", starts, witnesses=(_own_start(document),))
        to_end = self._to_end(document, day)
        end = min((d for d in (last, to_end[0] if to_end else None) if d), default=None)
        if end and (end - day).days <= within:
            whom = (to_end[1],) if to_end and to_end[0] == end else by_whom
            return self._life(document, "soon", end, witnesses=whom)
        if last and document.status not in ("trial", "partially_superseded"):
            return self._life(document, "in_force", last, witnesses=by_whom)
        return None

    def _by_status(self, document: Document, day: date | None) -> PolicyLife:
        status, last = document.status, document.dates.expires
        if status == "partially_superseded":
            return self._life(document, "partly", last, witnesses=(_kept(document, 1),))
        if status == "trial":
            witnesses = (_own_end(document),) if last else (_kept(document, 1),)
            return self._life(document, "trial", last, witnesses=witnesses)
        if status == "in_force":
            return self._life(document, "in_force", last, witnesses=(_kept(document, 1),))
        if any(known.status == "in_force" for known in self._known(document)):
            known = next(known for known in self._known(document) if known.status == "in_force")
            return self._life(document, "in_force", last, witnesses=(PolicyWitness("known", known.form),))
        return self._life(document, "unclear", last)

    def _last_day(self, document: Document) -> tuple[date | None, tuple[tuple[PolicyWitness, date | None], ...]]:
        """Return the last day of a document, and who extends it to which day."""
        own = document.dates.expires
        extensions = []
        for by, relation in self._speaking.of(document, "extends"):
            witness = _said_by(by, relation, document, inside=by.id in self._ids)
            until = relation.day or (years_on(witness.words, own + timedelta(days=1)) if own else None)
            if is_later(by, document):
                extensions.append((witness, until))
        days = [day for day in (own, *(until for _, until in extensions)) if day]
        return max(days, default=None), tuple(extensions)

    def _to_end(self, document: Document, day: date) -> tuple[date, PolicyWitness] | None:
        """Return the day to come from which another document ends this one: the day before is its last."""
        for by, relation in self._enders(document):
            since = relation.day or by.dates.effective or by.dates.written
            if since and since > day:
                witness = _said_by(by, relation, document, inside=by.id in self._ids)
                return since - timedelta(days=1), witness
        return None

    def _enders(self, document: Document) -> Iterator[tuple[Document, Relation]]:
        for by, relation in self._speaking.of(document, "repeals", "replaces"):
            if is_later(by, document):
                yield by, relation

    def _remarks(self, document: Document, life: PolicyLife, day: date | None) -> Iterator[PolicyRemark]:
        if life.state in OVER:
            if document.status in ("in_force", "trial") and life.state != "expired":
                yield PolicyRemark("kept_as_in_force")
            return
        for by, _ in self._speaking.of(document, "evolves"):
            if is_later(by, document):
                yield PolicyRemark("carried_on", cited(by), by.dates.written)
        if document.status != "trial":
            return
        key = title_key(document.title)
        for other in self._cores.get(key.core, ()):
            if key.suffix and not title_key(other.title).suffix and is_later(other, document):
                yield PolicyRemark("final", cited(other), other.dates.written)
        since = document.dates.effective or document.dates.written
        if life.day is None and day and since and (day - since).days > 366 * _TRIAL_YEARS:
            yield PolicyRemark("long_trial", day=since)

    def _known(self, document: Document) -> tuple[Known, ...]:
        """Return what the program's list says of a document: by its number, or else by its exact title."""
        number = parse_docnumber(document.number)
        found = self._registry.numbered(number) if number else self._registry.titled(document.title)
        return tuple(k for k in found if k.settled and (number or k.title == document.title))

    def _find(self, named: str) -> str:
        """Return the id of the document of the workspace that is cited so."""
        number = parse_docnumber(named)
        return next((d.id for d in self._documents if number and parse_docnumber(d.number) == number), "")

    @staticmethod
    def _life(
        document: Document,
        state: PolicyState,
        day: date | None = None,
        successor: str = "",
        successor_named: str = "",
        witnesses: tuple[PolicyWitness, ...] = (),
        remarks: tuple[PolicyRemark, ...] = (),
    ) -> PolicyLife:
        named = cited(document)
        return PolicyLife(
            document.id, named, state, document.status, day, successor, successor_named, witnesses, remarks
        )


def cited(document: Document) -> str:
    """Say how to cite a document."""
    return quoted(document.title) + (f"（{document.number}）" if document.number else "")


def _said_by(by: Document, relation: Relation, about: Document, *, inside: bool) -> PolicyWitness:
    """Return the words with which a document speaks of another one; of several places the last, which is where things are settled."""
    number = parse_docnumber(relation.number)
    title = plain(relation.title)
    found: tuple[Block, int] | None = None
    for block in by.blocks():
        at = next((n.start for n in find_numbers(block.text) if number and n.number == number), -1)
        if at < 0 and title and title in plain(block.text):
            at = max(block.text.find(relation.title), 0)
        if at >= 0 and block.kind not in ("title", "attachment"):
            found = block, at
    if found is None:
        return PolicyWitness("document", cited(by), place=relation.place)
    block, at = found
    words = block.text.strip() if block.cells else sentence_at(block.text, at)
    return PolicyWitness(
        "document", cited(by), words, block.locator, (block.place or relation.place) if inside else None
    )


def _own_end(document: Document) -> PolicyWitness:
    """Return the words that limit a document's validity, or else the key of its file that does."""
    dates = document.dates
    blocks = _running(document)
    stated = expiry([block.text for block in blocks], dates.effective or dates.written)
    if stated and stated.day == dates.expires:
        return _own_words(blocks[stated.at], stated.start)
    return _kept(document, 0)


def _own_start(document: Document) -> PolicyWitness:
    dates = document.dates
    blocks = _running(document)
    stated = effect([block.text for block in blocks], dates.written, dates.published or dates.written)
    if stated and stated.day == dates.effective:
        return _own_words(blocks[stated.at], stated.start)
    return _kept(document, 0)


def _own_words(block: Block, start: int) -> PolicyWitness:
    return PolicyWitness("text", words=sentence_at(block.text, start), locator=block.locator, place=block.place)


def _kept(document: Document, spot: int) -> PolicyWitness:
    """Return the place of the dates (0) or of the status (1) in the file of a document."""
    place = document.place.spot(document.spots, spot) if document.place else None
    return PolicyWitness("file", place=place)


def _running(document: Document) -> list[Block]:
    """Return the blocks in which a document speaks of itself: not those of its attachments."""
    bodies: Iterable[tuple[Block, ...]] = (document.body, *(p.body for p in document.parts if p.kind == "inner"))
    return [block for body in bodies for top in body for block in top.walk()]
