"""`polreq extract --diff`: a workspace's own lexicon shows what it changes, and nothing else does."""

from terminal import polreq, write

SETTINGS = "polreq: workspace/1\nname: 试验\nlexicon: [words.yml]\n"
POLICY = (
    "polreq: policy/1\nid: d\ntitle: 某通知\nbody:\n"
    "  - {kind: paragraph, at: p1, text: 各单位应当维护澜江通。}\n  - {kind: paragraph, at: p2, text: 各单位应当安排专人。}\n"
)


def test_a_new_word_changes_the_clauses_that_hold_it(tmp_path):
    write(
        tmp_path,
        polreq=SETTINGS,
        policies__d=POLICY,
        words="polreq: lexicon/1\nchannel:\n  words:\n    app: [澜江通]\n",
    )
    ran = polreq(tmp_path, "extract", "--diff", lang="en")
    assert (ran.code, ran.out) == (0, "d#p1.s1  channels: none → app  各单位应当维护澜江通。\n")
    assert ran.err == "1 differences\n"


def test_words_that_occur_nowhere_change_nothing(tmp_path):
    write(
        tmp_path,
        polreq=SETTINGS,
        policies__d=POLICY,
        words="polreq: lexicon/1\nchannel:\n  words:\n    app: [望川通]\n",
    )
    assert polreq(tmp_path, "extract", "--diff").out == ""


def test_without_a_lexicon_of_its_own_there_is_nothing_to_compare(tmp_path):
    write(tmp_path, polreq="polreq: workspace/1\nname: 试验\n", policies__d=POLICY)
    ran = polreq(tmp_path, "extract", "--diff")
    assert (ran.code, ran.out) == (2, "")
