"""The learned weights: a small readable table of signals, not of texts."""

import re

from polreq.extract.weighing import built_in
from polreq.model.clause import CLASSES, FORCES


def test_there_is_a_model_for_each_question():
    models = built_in()
    assert set(models) == {"class", "force", "product", "together"}
    assert set(models["class"].labels) <= set(CLASSES)
    assert set(models["force"].labels) <= set(FORCES)
    assert set(models["product"].labels) == {"yes", "no"}
    assert set(models["together"].weights) == {"bias", "own", "document", "heading"}


def test_no_signal_holds_more_than_a_word():
    for model in built_in().values():
        for name in model.weights:
            assert len("".join(re.findall(r"[一-龥]+", name))) <= 12, name


def test_weights_point_where_the_language_does():
    weigh = built_in()["class"]
    assert weigh.decide({"main encourage": "鼓励", "has encourage": "鼓励"}).label == "optional"
    assert weigh.decide({"main firm": "建立", "word 建立": "建立"}).label == "requirement"


def test_a_decision_tells_what_spoke_for_it():
    decision = built_in()["force"].decide({"has must": "应当", "main must": "应当"})
    assert (decision.label, decision.reasons[0].words) == ("must", "应当")
    assert 0.5 < decision.probability <= 1
