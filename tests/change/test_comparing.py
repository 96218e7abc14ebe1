"""What a lower article says differently: its numbers, and who bears the duty."""

import pytest

from polreq.change.articles import compare
from polreq.change.comparing import divergences
from polreq.model.document import Block, Document
from polreq.results.alignment import Divergence
from polreq.text.choosing import choose_segmenter
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
        # days by which the same is to be done; those of other things say nothing
        (
            "2019年底前，省级事项网上可办率达到90%。",
            "2018年底前，全省事项网上可办率达到90%。",
            (Divergence("day", "2019年底前", "2018年底前", "stricter"),),
        ),
        ("2019年底前建成平台。", "2018年6月底前公布清单目录。", ()),
        ("各级人民政府、市数据局应当公开清单。", "市数据局应当公开清单。", ()),
        ("申请材料应当公开。", "市数据局应当公开清单。", ()),
    ],
)
def test_numbers_and_bodies(upper, lower, expected):
    assert divergences(upper, lower, load_lexicon()) == expected


def test_what_is_looser_in_one_number_and_stricter_in_another_is_looser():
    upper = Document("a", "上", body=(Block("paragraph", "2019年底前，事项网上可办率达到90%，材料网上提交。", "p1"),))
    lower = Document("b", "下", body=(Block("paragraph", "2018年底前，事项网上可办率达到85%，材料网上提交。", "p1"),))
    (row,) = compare(upper, lower, load_lexicon(segmenter=choose_segmenter())).rows
    assert row.uppers[0].relation == "looser"
    assert [(one.kind, one.verdict) for one in row.uppers[0].divergences] == [("number", "looser"), ("day", "stricter")]
