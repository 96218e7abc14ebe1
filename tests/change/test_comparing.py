"""What a lower article says differently: its numbers, and who bears the duty."""

import pytest

from polreq.change.comparing import divergences
from polreq.results.alignment import Divergence
from polreq.text.lexicon import load_lexicon


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        (
            "事项网上可办率不低于90%。",
            "事项网上可办率不低于95%。",
            (Divergence("number", "不低于90%", "不低于95%", "stricter"),),
        ),
        ("申请材料不超过5份。", "申请材料不超过8份。", (Divergence("number", "不超过5份", "不超过8份", "looser"),)),
        # another thing is counted, or the same number stands in both, or nobody can say which belongs to which
        ("网上可办率不低于90%。", "群众满意度不低于95%。", ()),
        ("网上可办率不低于90%。", "全部事项网上可办率不低于90%。", ()),
        ("网上可办率不低于80%，掌上可办率不低于70%。", "网上可办率不低于85%，掌上可办率不低于75%。", ()),
        # time limits are compared elsewhere
        ("办结不超过5个工作日。", "办结不超过3个工作日。", ()),
        (
            "省人民政府应当公开清单。",
            "市数据局应当公开清单。",
            (Divergence("body", "省人民政府", "市数据局"),),
        ),
        ("各级人民政府、市数据局应当公开清单。", "市数据局应当公开清单。", ()),
        ("申请材料应当公开。", "市数据局应当公开清单。", ()),
    ],
)
def test_numbers_and_bodies(upper, lower, expected):
    assert divergences(upper, lower, load_lexicon()) == expected
