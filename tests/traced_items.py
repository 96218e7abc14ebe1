"""What is exchanged with other programs: a small example, and any at random."""

from hypothesis import strategies as st

from polreq.model.layer import FEATURE, LAYERS
from polreq.results.coverage import STATES
from polreq.results.traced import Traced, TracedItem

#: Two requirements, one above the other, and a feature; with what formats take for signs of their own.
SMALL = Traced(
    "望川市 & <一网通办>",
    (
        TracedItem(
            "H-1", "high", "", '应当实现"全程网办"。\n\\n 不是换行，100% & <全部>。',
            (("force", "must"), ("bases", "[{clause: d1#p1}]"), ("gap", "由省平台统一建设")), (), "justified",
        ),
        TracedItem("中-2", "middle", "整改工单", "差评要生成工单。", (("note", "a | b; `c` [d] {e}"),), ("H-1",), "deep"),
        TracedItem("F-1", "feature", "工单 #1", "", (("status", "doing"),), ("H-1", "中-2")),
    ),
)  # fmt: skip

#: Every character that a file can hold, those that some format takes for a sign more often.
TEXTS = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("\"'\\<>&;#|[]{}()\n\r\t\x00\x1b 中文"))
)
#: Ids as other programs may have them, and as a workspace may.
IDS = st.text(st.sampled_from("HF中文12-_. #\"'"), min_size=1, max_size=6)
OWN_IDS = st.text(st.sampled_from("HF中文12-_."), min_size=1, max_size=6).filter(
    lambda id_: id_[0] not in "-." and id_[-1] != "-"
)
KEYS = st.sampled_from(("force", "note", "bases", "status", "channels", "custom", "gap", "skip", "自己的键"))


@st.composite
def traced(draw, ids=IDS) -> Traced:
    """Anything that can be exchanged: links lead to any other item."""
    named = draw(st.lists(ids, unique=True, max_size=5))
    items = []
    for id_ in named:
        layer = draw(st.sampled_from((*LAYERS, FEATURE)))
        fields = draw(st.dictionaries(KEYS, TEXTS.filter(bool), max_size=4))
        above = draw(st.lists(st.sampled_from(named), unique=True, max_size=3))
        text = draw(TEXTS.filter(bool))
        covered = "" if layer == FEATURE else draw(st.sampled_from(("", *STATES)))
        items.append(TracedItem(id_, layer, draw(TEXTS), text, tuple(fields.items()), tuple(above), covered))
    return Traced(draw(TEXTS), tuple(items))
