"""Tell what of a change between two versions of a clause is substance (实质修改) and what is only wording (文字修改)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from polreq.change.grounds import levelled, purpose_basis
from polreq.change.wording import WordEdit, edits, listed, other_procedure
from polreq.late import late
from polreq.official.bodies import is_bearer
from polreq.official.date_context import DateContext
from polreq.official.deadlines import find_deadlines
from polreq.official.numerals import CHINESE, NUMERAL
from polreq.official.quantities import find_targets
from polreq.results.versions import DIFFERENCES, SUBSTANCE, VersionDifference
from polreq.text.channels import find_channels
from polreq.text.lexicon import Lexicon
from polreq.text.likeness import letters, pairs

#: So many characters of new or lost matter are more than another expression for the same, whatever else is seen.
_MATTER: Final = 7
#: … and so many in a part between commas that was put in ask for something more.
_PART: Final = 4
#: A sentence of so many that was put in does, though each of its words may stand elsewhere.
_SENTENCE: Final = 12

#: Lists of words by how they bind; a bare verb orders as much as 应当 does, which therefore is none.
_FORCES: Final = ("modal.never.words", "modal.may.words", "modal.encourage.words", "modal.principled.words")
_NUMBER: Final = late(rf"(?:{NUMERAL})(?:至|个|年|月|日|名|次|元|万元|亿元|倍)?|.*\d.*")
_COUNTED: Final = late(r"\d+(?:\.\d+)?", re.ASCII)
_CONDITION: Final = late(r"^(?:但|除|未经|经)|的[，；：]?$|[^，]的，|除外")
#: When something holds, put in or struck out as a whole: 本法公布前.
_WHEN: Final = late(r"\w{3,}[前后时]，?")
_ENDS: Final = late(r"[。；：]")
#: A sentence was said before if this share of its pairs of characters stands in the older text.
_KNOWN: Final = 0.5
#: A further member of a list of two: 网站和移动端.
_JOINED: Final = late(r"^(?:和|与|及|以及|或者|或)\w|\w(?:和|与|及|以及|或者|或)$")
#: Longer edits are no words of force with what stands in their place.
_PHRASE: Final = 8
#: What stands behind a member of a list, beside marks.
_BETWEEN: Final = frozenset(("和", "与", "及", "以及", "或者", "或", "等"))
#: References to articles that are put in or struck out where the words around them say the same: 违反第九条的规定 and 违反规定.
_CITED: Final = late(rf"第{CHINESE}条(?:第{CHINESE}款)?(?:第?（?{CHINESE}）?项)?(?:的|之)?")
#: Opens a list to what it does not name, if a noun follows: 农业、交通等领域.
_OPEN: Final = "等"
#: Names who does what follows: 由所在单位依法处理.
_BY: Final = "由"
#: What stands between the members of a list.
_JOINS: Final = frozenset(("、", "和", "与", "及", "以及", "或者", "或"))
#: Kinds of edits that change what has to be done however small they are.
_FIRM: Final = frozenset(SUBSTANCE) - {"act"}


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found between two versions of a clause.

    Args:
        differences: with the words of both; those that change what has to be done first.
        substantive: whether one of them does, or all together.
    """

    differences: tuple[VersionDifference, ...]
    substantive: bool


def judge(old: str, new: str, lexicon: Lexicon) -> Judged:
    """Say in what two plain texts of a clause differ, and whether that changes what has to be done.

    Args:
        old: the older text, with the names and the numbers of articles that the newer version uses.
        new: the newer text.
        lexicon: knows words that bind, channels, and how names of bodies end.
    """
    basis = purpose_basis(old), purpose_basis(new)
    old, new = (levelled(text) for text in (old, new))
    found = edits(old, new, lexicon.cut)
    whole = list(_sentences(old, new))
    kept_old, kept_new = _without([one.before for one in whole], old), _without([one.after for one in whole], new)
    typed = [
        *whole,
        *_times(kept_old, kept_new),
        *_targets(kept_old, kept_new),
        *_forces(kept_old, kept_new, found, lexicon),
    ]
    typed += _channels(kept_old, kept_new, lexicon)
    matter = {word for edit in found if not _is_cited(edit) for word in (*edit.lost, *edit.gained)}
    named = [_named(edit, lexicon) for edit in found]
    acts = [_is_other_act(edit, old, new) for edit in found]
    named = [
        replace(one, kind="act") if act and one.kind not in _FIRM else one for one, act in zip(named, acts, strict=True)
    ]
    firm = bool(typed) or any(acts) or any(one.kind in _FIRM for one in named)
    substantive = firm or sum(map(len, matter)) >= _MATTER
    if not substantive:
        named = [replace(one, kind="expression") for one in named]
    told = [one for one in named if not _is_told(one, typed)]
    rests = [VersionDifference("expression", *basis)] if basis[0] != basis[1] else []
    order = sorted([*typed, *told, *rests], key=lambda one: DIFFERENCES.index(one.kind))
    return Judged(tuple(dict.fromkeys(order)), substantive)


def _is_told(one: VersionDifference, others: Sequence[VersionDifference]) -> bool:
    """Whether other differences say all that this one says."""
    before = all(any(part in other.before for other in others) for part in _ENDS.split(one.before) if part)
    return before and all(any(part in other.after for other in others) for part in _ENDS.split(one.after) if part)


def _without(sentences: Sequence[str], text: str) -> str:
    for sentence in sentences:
        if sentence:
            text = text.replace(sentence, "", 1)
    return text


def _named(edit: WordEdit, lexicon: Lexicon) -> VersionDifference:
    kind, added = _kind(edit, lexicon), edit.before + edit.after
    if kind == "actor" and not (edit.before and edit.after) and is_bearer(added + edit.right, lexicon):
        # 主要 alone names nobody: 负责人 has become 主要负责人
        return VersionDifference(kind, edit.before + edit.right, edit.after + edit.right)
    return VersionDifference(kind, edit.before, edit.after)


def _kind(edit: WordEdit, lexicon: Lexicon) -> str:
    """Name what an edit changes by the words in it and beside it."""
    words = (*edit.lost, *edit.gained)
    one = edit.before or edit.after
    if edit.right and one.endswith(_OPEN) and not (edit.before and edit.after):
        return "scope"
    if _COUNTED.fullmatch(edit.before) and _COUNTED.fullmatch(edit.after) and edit.right.isalnum():
        return "number"  # 30类 has become 50类: another count of what stands behind it
    if _WHEN.fullmatch(one) and not (edit.before and edit.after):
        return "condition"
    if not words or _is_cited(edit):
        return "expression"
    if any(_NUMBER.fullmatch(word) for word in words):
        return "number"
    if any(word in listed("kinds") for word in words):
        return "scope"
    if _is_actor(edit, lexicon):
        return "actor"
    if any(_CONDITION.search(part) for part in (edit.before, edit.after)):
        return "condition"
    member = edit.left == "、" and (edit.right in _BETWEEN or not edit.right.isalnum())
    if member or any("、" in part or _JOINED.search(part) for part in (edit.before, edit.after)):
        return "scope"
    return "act"


def _is_actor(edit: WordEdit, lexicon: Lexicon) -> bool:
    """Whether somebody else is named; a name in front of a noun (国家规定) only says whose something is."""
    parts = [part for part in (edit.before, edit.after) if part]
    if any(is_bearer(f"{part}{edit.right}", lexicon) for part in parts):
        return True
    if any(part.startswith(_BY) and is_bearer(part, lexicon) for part in parts):
        return True
    ends_here = len(parts) == 2 or not edit.right.isalnum() or lexicon.has(edit.right, "modal.must.words")
    return ends_here and all(is_bearer(part, lexicon) for part in parts)


def _is_other_act(edit: WordEdit, old: str, new: str) -> bool:
    """Whether another procedure is asked for, a sentence was put in or struck out, or a part that asks for more was put in."""
    if other_procedure("".join(edit.lost), "".join(edit.gained)):
        return True
    if edit.before and edit.after:
        return False
    one, elsewhere = (edit.before, new) if edit.before else (edit.after, old)
    if _ENDS.search(one) and any(
        len(letters(part)) >= _SENTENCE and part not in elsewhere for part in _ENDS.split(one)
    ):
        return True
    between_commas = edit.after.startswith("，") or edit.after.endswith("，")
    return between_commas and bool(edit.gained) and len(letters(edit.after)) >= _PART


def _is_cited(edit: WordEdit) -> bool:
    """Whether only the number of an article is put in or struck out, and none is added to a list of them."""
    one = edit.before or edit.after
    single = not (edit.before and edit.after) and _CITED.fullmatch(one) is not None
    return single and edit.left not in _JOINS and edit.right not in _JOINS


def stands_in(words: str, text: str) -> bool:
    """Whether most of a sentence is said somewhere in a text."""
    mine = pairs(words)
    return len(mine & pairs(text)) >= _KNOWN * len(mine)


def _sentences(old: str, new: str) -> Iterator[VersionDifference]:
    """Yield sentences and items of which most stands in one of the two texts only."""
    yield from (VersionDifference("act", one, "") for one in _passages(old) if not stands_in(one, new))
    yield from (VersionDifference("act", "", one) for one in _passages(new) if not stands_in(one, old))


def _passages(text: str) -> list[str]:
    return [part for part in _ENDS.split(text) if len(letters(part)) >= _MATTER]


def _times(old: str, new: str) -> Iterator[VersionDifference]:
    before = [d.text for d in find_deadlines(old, DateContext())]
    after = [d.text for d in find_deadlines(new, DateContext())]
    yield from _unlike("deadline", before, after)


def _targets(old: str, new: str) -> Iterator[VersionDifference]:
    before, after = ({(t.op, t.value, t.unit): t.text for t in find_targets(text)} for text in (old, new))
    yield from _unlike(
        "number", [before[k] for k in before if k not in after], [after[k] for k in after if k not in before]
    )


def _forces(old: str, new: str, found: Sequence[WordEdit], lexicon: Lexicon) -> Iterator[VersionDifference]:
    """Yield words that bind otherwise than any in the other text, with what stands in their place there."""
    before, after = (
        {name: term.word for name in _FORCES if (term := lexicon.first(text, name))} for text in (old, new)
    )
    for name in _FORCES:
        if (name in before) != (name in after):
            word = before.get(name) or after[name]
            short = [e for e in found if max(len(e.before), len(e.after)) <= _PHRASE and word in e.before + e.after]
            edit = short[0] if short else None
            yield (
                VersionDifference("force", edit.before, edit.after)
                if edit
                else VersionDifference("force", before.get(name, ""), after.get(name, ""))
            )


def _channels(old: str, new: str, lexicon: Lexicon) -> Iterator[VersionDifference]:
    yield from _unlike("channel", find_channels(old, lexicon), find_channels(new, lexicon))


def _unlike(kind: str, before: Sequence[str], after: Sequence[str]) -> Iterator[VersionDifference]:
    """Yield what each side has and the other has not, in order."""
    lost, gained = [w for w in before if w not in after], [w for w in after if w not in before]
    for at in range(max(len(lost), len(gained))):
        yield VersionDifference(kind, lost[at] if at < len(lost) else "", gained[at] if at < len(gained) else "")
