"""Ask the model of the user's own that polreq.yml names (重排), if the user has agreed to it outside of the workspace."""

import hashlib
import json
import os
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from polreq.late import late
from polreq.link.item import LinkItem
from polreq.link.reranking import question_text, rerank
from polreq.model.place import Place
from polreq.model.workspace import Rerank
from polreq.results.finding import Finding
from polreq.results.progress import Progress
from polreq.results.suggestion import Suggestion
from polreq.store.cache import Cache

if TYPE_CHECKING:
    from polreq.outside.questions import Pair

#: The environment variable in which a user agrees: one address or command a line, as polreq.yml has it. A yes to
#: everything would hold for the workspace of a stranger too, whose command would then run and whose endpoint would get
#: the texts.
CONSENT: Final = "POLREQ_ALLOW_RERANK"

#: What can be sent as a key.
_KEY: Final = late(r"[\x21-\x7e]+")


@dataclass(frozen=True, slots=True)
class AskedAgain:
    """Suggestions of every group in their new order, and what went wrong."""

    groups: tuple[tuple[Suggestion, ...], ...]
    findings: tuple[Finding, ...] = ()


def target_of(how: Rerank) -> str:
    """Return what a user agrees to: the address, or the command as one would type it."""
    return how.url or shlex.join(how.command)


def agreed(how: Rerank) -> bool:
    """Whether the user has agreed that this address is asked, or this command run."""
    return target_of(how) in [line.strip() for line in os.environ.get(CONSENT, "").splitlines()]


def model_name(how: Rerank) -> str:
    """Return the name by which reasons show the model."""
    return how.model or Path(how.command[0]).name


def ask_again(
    groups: Sequence[Sequence[Suggestion]],
    items: Mapping[str, LinkItem],
    how: Rerank,
    cache: Cache,
    keep: int,
    progress: Progress,
) -> AskedAgain:
    """Have the best suggestions of every group scored by the model.

    A group keeps the program's own order unless all of its best suggestions have an answer, so that scores with and
    without the model never stand in one list.

    Args:
        groups: suggestions for one requirement each, best first.
        items: what the suggestions name, by id.
        how: the model.
        cache: keeps the answers by the model and both texts.
        keep: suggestions kept in a group.
        progress: hears of every answer.
    """
    place = how.place or Place("polreq.yml")
    if not agreed(how):
        facts = (("target", target_of(how)), ("variable", CONSENT))
        return AskedAgain(_first(groups, keep), (Finding("L510", place, facts=facts),))
    wanted = [s for group in groups for s in group[: how.top]]
    answers, findings = _answers(wanted, items, how, cache, place, progress)
    model = model_name(how)
    out = []
    for group in groups:
        pairs = [(s.upper, s.lower) for s in group[: how.top]]
        known = [answers[pair] for pair in pairs if pair in answers]
        complete = len(known) == len(pairs)
        out.append(tuple(rerank(group, known, model, keep)) if complete else tuple(group[:keep]))
    return AskedAgain(tuple(out), findings)


def _first(groups: Sequence[Sequence[Suggestion]], keep: int) -> tuple[tuple[Suggestion, ...], ...]:
    return tuple(tuple(group[:keep]) for group in groups)


def _answers(
    suggestions: Sequence[Suggestion],
    items: Mapping[str, LinkItem],
    how: Rerank,
    cache: Cache,
    place: Place,
    progress: Progress,
) -> tuple[dict[tuple[str, str], float], tuple[Finding, ...]]:
    """Return the answers that are known or can be had, by (upper id, lower id), and what went wrong."""
    from polreq.outside.questions import Pair, UnansweredError

    texts = {name: question_text(items[name]) for s in suggestions for name in (s.upper, s.lower)}
    keys = {(s.upper, s.lower): _key(how, texts[s.upper], texts[s.lower]) for s in suggestions}
    answers = {pair: known for pair, key in keys.items() if (known := cache.recall("rerank", key, _score)) is not None}
    open_ = [pair for pair in keys if pair not in answers]
    # The same two texts are asked about once, whatever they are called.
    asked = {keys[pair]: Pair(texts[pair[0]], texts[pair[1]]) for pair in open_}
    order = list(asked)
    new: dict[str, float] = {}
    trouble: UnansweredError | None = None
    try:
        for position, score in _ask(how, list(asked.values())) if asked else ():
            new[order[position]] = score
            cache.put("rerank", order[position], repr(score))
            progress(len(new), len(order), model_name(how))
    except UnansweredError as error:
        trouble = error
        progress(len(order), len(order), "")
    answers |= {pair: new[keys[pair]] for pair in open_ if keys[pair] in new}
    if trouble is None:
        return answers, ()
    facts = (
        ("model", model_name(how)),
        ("problem", trouble.said),
        ("missing", str(len({upper for upper, lower in keys if (upper, lower) not in answers}))),
    )
    return answers, (Finding("L509", place, facts=facts),)


def _ask(how: Rerank, pairs: "Sequence[Pair]") -> Iterator[tuple[int, float]]:
    if how.command:
        from polreq.outside.program import ask_program

        # Not in the workspace, where a program of the same name, or a module it imports, may be a stranger's.
        folder = os.path.expanduser("~")
        return ask_program(how.command, pairs, timeout_seconds=how.timeout_seconds, folder=folder)
    from polreq.outside.endpoint import Endpoint, ask_endpoint

    return ask_endpoint(Endpoint(how.url, how.model, _secret(how), how.timeout_seconds), pairs)


def _secret(how: Rerank) -> str:
    """Return the endpoint's key.

    Raises:
        UnansweredError: the variable that should hold it is not set, or holds what can be no key.
    """
    from polreq.outside.questions import UnansweredError

    if not how.key_env:
        return ""
    key = os.environ.get(how.key_env, "").strip()
    if not key:
        raise UnansweredError(f"环境变量 {how.key_env} 没有设置", f"the variable {how.key_env} is not set")
    if not _KEY.fullmatch(key):
        raise UnansweredError(f"环境变量 {how.key_env} 里不是密钥", f"the variable {how.key_env} holds no key")
    return key


def _key(how: Rerank, upper: str, lower: str) -> str:
    """Return what the answer to a question is kept under: everything that the answer depends on."""
    from polreq.outside import endpoint, program

    question = program.QUESTION if how.command else endpoint.QUESTION
    told = json.dumps([question, how.url, how.command, how.model, upper, lower])
    return hashlib.sha256(told.encode("utf-8")).hexdigest()


def _score(text: str) -> float | None:
    """Read an answer that was kept; None for what is none, since the cache may be a stranger's."""
    score = float(text)
    return score if 0 <= score <= 1 else None
