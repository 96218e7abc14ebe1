"""Closeness by vectors of single words: what it knows, and what must not move it."""

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from polreq.link import LinkItem
from polreq.link.background import load_background
from polreq.link.word_meaning import WordMeaning

BACKGROUND = load_background().items


def item(id_, text):
    return LinkItem(id_, {"title": text})


def close(query, *documents):
    corpus = [item(f"d{n}", text) for n, text in enumerate(documents)]
    return WordMeaning([item("q", query)], corpus, BACKGROUND).closeness(0, range(len(documents)))


def test_a_text_in_other_words_is_closer_than_one_about_something_else():
    found = close("劳动者被辞退的应当及时发放补偿", "员工解雇赔偿金", "道路照明改造", "公园门票预约")
    assert max(found, key=found.__getitem__) == 0
    found = close("方便老年人使用手机办事", "长辈模式大字体", "数据库索引优化", "施工图审查")
    assert max(found, key=found.__getitem__) == 0


def test_words_that_nobody_knows_say_nothing():
    assert close("zzz qqq", "道路照明改造") == {}
    assert set(close("道路照明", "zzz qqq")) == {0}


texts = st.text(alphabet="办件进度查询评价证照道路照明改造员工解雇abc ", max_size=12)


@given(texts, st.lists(texts, min_size=1, max_size=5))
def test_what_is_asked_about_beside_it_does_not_move_a_document(query, documents):
    together = close(query, *documents)
    corpus = [item(f"d{n}", text) for n, text in enumerate(documents)]
    alone = [WordMeaning([item("q", query)], corpus, BACKGROUND).closeness(0, [n]) for n in range(len(documents))]
    assert together == {n: value for one in alone for n, value in one.items()}


def test_the_table_is_read_only_when_links_are_sought():
    code = "import polreq.link, sys; from polreq.link import word_meaning as w; print(w._table.cache_info().currsize)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "0\n"
