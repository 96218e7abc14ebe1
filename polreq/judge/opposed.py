"""Duties against prohibitions (要求与禁止), and two leads for one task (一事两个牵头): what is compared word for word instead of by values."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from polreq.judge.claims import Claim, ClaimReader, matter
from polreq.late import late
from polreq.model.clause import Body
from polreq.model.requirement import Requirement
from polreq.official.patterns import WORDS
from polreq.official.regions import level_of
from polreq.results.governing import Bound
from polreq.text.normalise import fold

_FORBIDS: Final = late(rf"(?!{WORDS['forbids_nothing']}){WORDS['forbids']}")
#: What is forbidden only without permission, or beyond something, is no act that a duty could ask for.
_UNLESS: Final = late(WORDS["forbidden_unless"])
#: A part of a duty that keeps off an act, or speaks of a case of it.
_KEEPS_OFF: Final = late(WORDS["keeps_off"])
_PARTS: Final = late(r"[，。；：！？\n（）]")
#: The duty stands in a later part: 因工程需要堆放物料的，应当经批准; this part only says when.
_DUTY_FOLLOWS: Final = late(r"^(?:并|也|均|都)?(?:应当?|必须|须|要|不得|可以)")
#: What is forbidden in a case only: 对未达标的，不得办理; 属于…的，不得….
_CASE: Final = late(r"的[，、]|^(?:对|凡|经|属于|在[^，]*(?:前|后|期间))")
#: What is asked stands behind it: 牵引故障机动车应当遵守…
_MODAL: Final = late(r"应当|必须|务必")
_ITEM: Final = late(r"^[（(][一二三四五六七八九十]+[）)]")
_MAY: Final = late(WORDS["may"])
#: Who forbids to demand something forbids that it is done: 不得要求群众提交.
_DEMANDS: Final = late(WORDS["demands"])
#: What is forbidden tells at least so many pairs of characters, of which a duty has this share.
_TELLING: Final = 5
_SAME_ACT: Final = 0.85
#: Before a name: of which level of government it is.
_LEVEL: Final = late(r"^(?:国家|全国|省|自治区|市|州|县|区)(?=.{3})")
_ASIDE: Final = late(
    r"[（(][^（）()]*(?:牵头|负责|配合|单位)[^（）()]*[）)]|(?:牵头单位|责任单位|配合单位)[:：][^。；]*"
)


@dataclass(frozen=True, slots=True)
class _Act:
    """What a requirement forbids: the words that say so, what is done as its first two characters, what it tells, and to whom."""

    claim: Claim
    words: str
    verb: str
    pairs: frozenset[str]
    who: frozenset[str]


def bans(requirements: Sequence[Requirement], reader: ClaimReader) -> Iterator[tuple[Claim, Claim]]:
    """Yield what is forbidden, and a duty that asks for it, in the order of the requirements.

    Args:
        requirements: all that bind.
        reader: reads where they are stated.
    """
    acts = [act for r in requirements if r.kind == "prohibition" for act in _acts(r, reader)]
    known = _Acts.of(acts)
    for requirement in requirements:
        if requirement.kind == "requirement":
            for part in _asked(requirement):
                for act in known.done_by(part):
                    duty = reader.claim("ban", requirement, part, Bound("is", word="must"))
                    if act.who <= duty.whole:
                        yield act.claim, duty


def _acts(requirement: Requirement, reader: ClaimReader) -> Iterator[_Act]:
    text = fold(requirement.statement)
    if _UNLESS.search(text):
        return
    before = ""
    for part in _PARTS.split(text):
        found = _FORBIDS.search(part)
        if found and not _CASE.search(f"{before}{part[: found.start()]}"):
            done = part[found.end() :]
            pairs = matter(done)
            if len(pairs) >= _TELLING:
                words, verb = part[found.start() :], "" if _DEMANDS.match(done) else done[:2]
                claim = reader.claim("ban", requirement, words, Bound("is", word="never"))
                yield _Act(claim, words, verb, pairs, matter(part[: found.start()]))
        before += f"{part}，"


@dataclass(frozen=True, slots=True)
class _Acts:
    """All that is forbidden: by pairs of characters as they stand, and by those that tell."""

    acts: Sequence[_Act]
    raw: frozenset[str]
    having: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, acts: Sequence[_Act]) -> "_Acts":
        having: defaultdict[str, list[int]] = defaultdict(list)
        for number, act in enumerate(acts):
            for pair in sorted(act.pairs):
                having[pair].append(number)
        return cls(acts, frozenset(pair for act in acts for pair in map("".join, pairwise(act.words))), having)

    def done_by(self, part: str) -> Iterator[_Act]:
        """Yield the acts that a part of a duty asks for."""
        if sum("".join(pair) in self.raw for pair in pairwise(part)) < _TELLING:
            return  # cheaper than to read what it tells
        modal = _MODAL.search(part)
        asked = part[modal.end() :] if modal else part
        pairs = matter(asked)
        shared = Counter(number for pair in pairs for number in self.having.get(pair, ()))
        for number in sorted(shared):
            act = self.acts[number]
            if "的" in asked[max(asked.rfind("".join(pair)) for pair in pairwise(act.words)) :]:
                continue  # 露天焚烧秸秆的监督管理 names the act, and asks for something else
            if shared[number] >= _TELLING and act.verb in asked and self._share(act.pairs, pairs) >= _SAME_ACT:
                yield act

    def _share(self, act: frozenset[str], pairs: frozenset[str]) -> float:
        """Return the share of what is forbidden that stands in a part of a duty; rare pairs tell more."""
        weight = {pair: 1 / math.log(2 + len(self.having[pair])) for pair in sorted(act)}
        return math.fsum(weight[pair] for pair in sorted(act & pairs)) / math.fsum(weight.values())


def _asked(requirement: Requirement) -> Iterator[str]:
    """Yield the parts of a duty that say what is to be done; none of an item of a list, which may be one of what is forbidden."""
    text = fold(requirement.statement)
    parts = () if _ITEM.match(text) else _PARTS.split(text)
    for number, part in enumerate(parts):
        if part.endswith(("的", "时", "后")) or any(
            _DUTY_FOLLOWS.match(following) for following in parts[number + 1 :]
        ):
            continue
        if not (_KEEPS_OFF.search(part) or _MAY.search(part)):
            yield part


def leads(requirement: Requirement, reader: ClaimReader) -> Iterator[Claim]:
    """Yield who leads what a requirement asks for; nothing where nobody or several bodies do."""
    named = [unit for unit in requirement.units if unit.role == "lead"]
    if len(named) != 1:
        return
    text = _ASIDE.sub(" ", fold(requirement.statement))
    for unit in requirement.units:
        text = text.replace(fold(unit.name), " ")
    claim = reader.claim("lead", requirement, named[0].name, Bound("is", word=_bare(named[0])), text)
    if len(claim.whole) >= _TELLING:
        yield claim


def two_leads(one: Claim, other: Claim) -> bool:
    """Whether two leads are two bodies of one level of government; 数据局 and 大数据局 may be one."""
    (mine, level), (theirs, beside) = (_named(claim) for claim in (one, other))
    return not (mine in theirs or theirs in mine) and (level == beside or not (level and beside))


def _named(claim: Claim) -> tuple[str, str]:
    return claim.bound.word, level_of(claim.stated[0].words)[0]


def _bare(unit: Body) -> str:
    return _LEVEL.sub("", fold(unit.name).removesuffix("等").removeprefix("由"))
