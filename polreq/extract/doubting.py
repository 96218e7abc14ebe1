"""How sure a reading is (把握): what speaks for and against a row being right, weighed like everything else.

The weights (data/doubts.json) are learned by benchmarks/train_extraction.py from readings of texts that the reading itself
was not learned from, so that they hold for texts nobody has seen.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from typing import Final

from polreq.extract.classify import Answer
from polreq.extract.context import Sentence
from polreq.extract.weighing import Model, models_of, share
from polreq.late import late
from polreq.model.clause import Clause, Sureness

#: The parts of a reading, as Sureness names them, and the whole.
PARTS: Final = ("kind", "force", "product", "deadlines", "targets", "units", "whole")

#: Steps of a chance that the weights gave: each is a signal that it lies at least so high.
_STEPS: Final = (0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.995)

#: Lengths of a unit, in characters, from which it is longer than most.
_LONG: Final = (15, 30, 60, 100, 160)

#: Words that speak of time, of quantity and of bodies: where they are left over, something may have been missed.
_TIME: Final = late(
    r"\d ?(?:年|月|日|天|个工作日|周|小时)|期限|时限|[之以]前|年底|年内|期间|期满|每(?:年|月|季|周|日|半年|两年)|定期|及时"
)
_NUMBER: Final = late(r"\d+(?:\.\d+)?|[一二三四五六七八九十百千万两]+(?=[个项家条次名类种批])|百分之|翻番|全覆盖")
_BODY: Final = late(
    r"部门|单位|机构|政府|委员会|[市省县区]委|[一-龥](?:局|厅|办|院)(?![法式理面内子])|企业|运营者|处理者|主体|牵头|负责|会同|配合"
)
_QUANTITY: Final = late(r"率|以上|以内|不低于|不少于|不超过|达到|达|超过?|突破|增长|下降|压减|新增|控制在|左右")


@dataclass(frozen=True)
class Doubts:
    """What is needed to tell how sure a reading is.

    Args:
        models: one for each of PARTS, with the labels `wrong` and `right`.
        sure: least chance of the whole from which a reading is called sure.
    """

    models: Mapping[str, Model]
    sure: float

    @cached_property
    def together(self) -> Model:
        """All models as one, so that a signal is looked up once: its labels are those of one part after the other."""
        models = [self.models[part] for part in PARTS]
        names = dict.fromkeys(name for model in models for name in model.weights)
        nothing = [(0.0,) * len(model.labels) for model in models]
        weights = {
            name: tuple(
                weight for model, none in zip(models, nothing, strict=True) for weight in model.weights.get(name, none)
            )
            for name in names
        }
        return Model("", tuple(label for model in models for label in model.labels), weights)


def sureness_of(signals: Mapping[str, str], doubts: Doubts) -> Sureness:
    """Weigh what speaks for and against a reading."""
    scores = doubts.together.scores(signals)
    chances: dict[str, float] = {}
    at = 0
    for part in PARTS:
        labels = doubts.models[part].labels
        chances[part] = round(share(scores[at : at + len(labels)], labels.index("right")), 3)
        at += len(labels)
    return Sureness(**chances, sure=chances["whole"] >= doubts.sure)


def doubt_signals(clause: Clause, answer: Answer, unit: Sentence) -> dict[str, str]:
    """Give what speaks for and against the reading of a norm.

    Args:
        clause: the reading.
        answer: how class, force and bearing on the product were decided.
        unit: the sentence.
    """
    names = (*_decided(answer), *_placed(unit), *_found(clause, unit))
    return dict.fromkeys(names, "")


def _decided(answer: Answer) -> Iterator[str]:
    kind, force, product = answer.chances
    for name, chance in (("class", kind), ("force", force), ("product", product), ("all", kind * force * product)):
        yield from (f"{name} at least {step}" for step in _STEPS if chance >= step)
    yield f"is {answer.kind}"
    yield f"is {answer.force}"
    yield "bears on the product" if answer.product else "does not bear on the product"
    yield f"settled: {answer.rule}" if answer.rule else "class was weighed"


def _placed(unit: Sentence) -> Iterator[str]:
    yield f"stands in {unit.block}"
    yield "in a law" if unit.law else "in no law"
    if unit.genre:
        yield f"in {unit.genre}"
    if not unit.heading:
        yield "under no heading"
    if unit.lead:
        yield f"item of {unit.lead}"
    if unit.style:
        yield f"begins with {unit.style}"
    if unit.count == 1:
        yield "alone in its block"
    if not unit.key.rstrip().endswith(("。", "；")):
        yield "ends without a full stop"
    if unit.key.rstrip().endswith("："):
        yield "ends with a colon"
    yield from (f"longer than {length}" for length in _LONG if len(unit.body) > length)
    commas = unit.body.count("，")
    yield from (f"more than {number} commas" for number in (0, 1, 2, 4, 6) if commas > number)
    if unit.density:
        yield f"document {unit.density} about the product"


def _found(clause: Clause, unit: Sentence) -> Iterator[str]:
    """Signals of what was found, and of words that nothing was made of."""
    rest = unit.body
    for words in sorted(
        (*(d.text for d in clause.deadlines), *(t.text for t in clause.targets)), key=len, reverse=True
    ):
        rest = rest.replace(words, "｜")
    for name, found in (("deadline", clause.deadlines), ("target", clause.targets), ("unit", clause.units)):
        yield f"{min(len(found), 3)} {name}s"
    yield from (f"deadline {d.kind}" for d in clause.deadlines)
    if any(d.confidence < 1 for d in clause.deadlines):
        yield "deadline with doubt"
    yield from (f"unit {body.role}" for body in clause.units)
    if any(len(body.name) > 10 for body in clause.units):
        yield "unit with a long name"
    if _TIME.search(rest):
        yield "time left over"
    numbers = len(_NUMBER.findall(rest))
    yield from (f"more than {limit} numbers left over" for limit in (0, 1, 3) if numbers > limit)
    if numbers and _QUANTITY.search(rest):
        yield "quantity left over"
    for body in clause.units:
        rest = rest.replace(body.name, "｜")
    bodies = len(_BODY.findall(rest))
    yield from (f"more than {limit} bodies left over" for limit in (0, 1, 3) if bodies > limit)
    if not clause.units and _BODY.search(rest[:12]):
        yield "begins with a body left over"
    if "（" in rest:
        yield "has a bracket"


@lru_cache(maxsize=1)
def built_in_doubts() -> Doubts:
    """Load the weights that come with the program."""
    data = json.loads(resources.files("polreq.extract").joinpath("data/doubts.json").read_text(encoding="utf-8"))
    return Doubts(models_of(data["models"]), data["sure"])
