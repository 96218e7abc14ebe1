"""trace/decisions.jsonl: one line for every decision, chained by digests, so that a line that is changed, taken out or put in is seen.

A line is a JSON object: `after` (digests of the entries that it follows), what was decided, and `digest` of all that. Lines are added at
the end and never rewritten. Where two branches of a repository were merged both go on from the same entry; the next line follows both.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from polreq.errors import PolreqError
from polreq.model.digest import text_digest
from polreq.model.link import Gap, Link
from polreq.model.requirement import Requirement
from polreq.results.decision_log import LOGGED, DecisionLog, LogBreak, LoggedDecision
from polreq.store.door import Refusal, read_inside
from polreq.store.files import DECISION_LOG
from polreq.store.schema.links import GAP, LINK
from polreq.store.schema.table import PlainItem
from polreq.store.writing import Writing

#: Hexadecimal digits of a digest.
_LENGTH: Final = 32

#: One decision that is to be logged: one of LOGGED, and what was decided.
Decided = tuple[str, PlainItem]


def read_log(root: Path) -> DecisionLog:
    """Read the log of a workspace; an empty one where there is none.

    Raises:
        PolreqError: it is there and cannot be read.
    """
    data = read_inside(root, DECISION_LOG)
    if isinstance(data, Refusal):
        if data.kind == "missing":
            return DecisionLog()
        zh, en = f"无法读取“{DECISION_LOG}”：{data.said.zh}", f"cannot read {DECISION_LOG}: {data.said.en}"
        raise PolreqError(zh, en)
    return verify(data)


def verify(data: bytes) -> DecisionLog:
    """Read a log and follow its chain.

    Line ends may be those of Windows, since git may write them. The last line can be taken away without a trace in the file itself:
    see `unlogged`, and compare the digest at the end with the one that was noted elsewhere.
    """
    lines = data.split(b"\n")
    cut = lines[-1] != b""
    lines = lines if cut else lines[:-1]
    given = {digest: n for n, raw in reversed(list(enumerate(lines, 1))) if (digest := _claimed(raw))}
    entries: list[LoggedDecision] = []
    broken: dict[int, str] = {}
    forks: list[int] = []
    seen: set[str] = set()
    followed: set[str] = set()
    for number, raw in enumerate(lines, 1):
        entry = _entry(raw.removesuffix(b"\r"), number)
        if entry is None:
            broken[number] = "edited"
            seen.add(_claimed(raw))
            continue
        if entry.digest in seen:
            broken[number] = "repeated"
            continue
        if not seen.issuperset(entry.after):
            # what follows a line whose digest was changed does not find it: that is one mistake
            if number - 1 not in broken:
                later = any(given.get(digest, 0) > number for digest in entry.after)
                broken[number] = "reordered" if later else "missing"
        elif (entries and not entry.after) or not followed.isdisjoint(entry.after):
            forks.append(number)
        entries.append(entry)
        seen.add(entry.digest)
        followed.update(entry.after)
    if cut:
        broken.setdefault(len(lines), "cut")
    return DecisionLog(tuple(entries), tuple(LogBreak(*one) for one in sorted(broken.items())), tuple(forks))


def append_decisions(files: Writing, decided: Sequence[Decided], stood: tuple[int, int]) -> Path:
    """Add decisions at the end of the log, and begin it where there is none.

    Nothing that stands there is changed, whatever is wrong with it; that is `polreq doctor`'s to say.

    Args:
        files: the files of the workspace, which are being changed.
        decided: in their order.
        stood: how many links and gaps stood before.
    """
    before = files.read(DECISION_LOG) or b""
    end = "\r\n" if before.endswith(b"\r\n") else "\n"
    after = verify(before).heads
    lines = [end] if before and not before.endswith(b"\n") else []
    start: Decided = ("start", {"links": stood[0], "gaps": stood[1]})
    given = decided if after else (start, *decided)
    for kind, what in given:
        body = {"after": list(after), kind: dict(what)}
        digest = _digest(body)
        lines += [_dump({**body, "digest": digest}), end]
        after = (digest,)
    return files.append(DECISION_LOG, "".join(lines))


def reading_decided(requirement: Requirement) -> Decided:
    """Say that the reading of a requirement was decided about, or that it was merged into another one."""
    said = {
        "item": requirement.id,
        "status": requirement.status,
        "by": requirement.review.by,
        "on": str(requirement.review.on or ""),
        "note": requirement.note,
        "digest": text_digest(requirement.statement),
    }
    return "reading", {key: text for key, text in said.items() if text}


def unlogged(links: Iterable[Link], gaps: Iterable[Gap], log: DecisionLog) -> Iterator[tuple[Link | Gap, bool]]:
    """Yield the decisions in trace/ that the log does not have as they stand.

    Returns:
        each with whether the log has another decision about the same.
    """
    last = {entry.about: dict(entry.said) for entry in log.entries if entry.kind in ("link", "gap")}
    standing: list[tuple[tuple[str, ...], Link | Gap, PlainItem]] = [
        *(((link.lower, link.upper), link, LINK.plain(link)) for link in links),
        *(((gap.requirement,), gap, GAP.plain(gap)) for gap in gaps),
    ]
    for about, decision, plain in standing:
        if last.get(about) != dict(_texts(plain)):
            yield decision, about in last


def _entry(line: bytes, number: int) -> LoggedDecision | None:
    """Read a line; None where it is not as it was written."""
    try:
        text = line.decode("utf-8")
        read: Any = json.loads(text)
        body = dict(read)
        digest = body.pop("digest")
        # its very bytes count: a blank or another way to write a letter is a change
        if _dump(read) != text or list(read)[-1] != "digest" or _digest(body) != digest:
            return None
        after, (kind, said) = body.pop("after"), *body.items()
        if kind not in LOGGED or (kind == "start") == bool(after):
            return None
        people = tuple((str(one.get("by", "")), str(one.get("on", ""))) for one in (said, *said.get("also", ())))
        return LoggedDecision(number, kind, tuple(_texts(said)), digest, people, tuple(map(str, after)))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None


def _claimed(line: bytes) -> str:
    """Return the digest that a line says it has, whether it is right or not; empty if none."""
    head, _, tail = line.rpartition(b'"digest": "')
    return tail[:_LENGTH].decode("ascii", "replace") if head else ""


def _texts(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in said.items():
        yield key, _dump(value) if isinstance(value, list | dict) else str(value)


def _digest(body: Mapping[str, Any]) -> str:
    return hashlib.sha256(_dump(body).encode("utf-8", "replace")).hexdigest()[:_LENGTH]


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
