"""Bars of the benchmarks: what fails a run, and what is only shown."""

import pytest

from benchmarks.bars import Bar, report


@pytest.mark.parametrize(
    ("bar", "verdict", "fails"),
    [
        (Bar("a", 0.45, 0.45), "met", False),
        (Bar("a", 0.4499, 0.45), "MISSED", True),
        (Bar("a", 0.4499, 0.45, open=True), "missed, fails nothing", False),
        (Bar("a", 0.05, 0.05, most=True), "met", False),
        (Bar("a", 0.06, 0.05, most=True), "MISSED", True),
        (Bar("a", None, 0.45), "not measured", False),
        (Bar("a", 0.0, 0.45), "MISSED", True),
    ],
)
def test_a_figure_that_fell_below_its_bar_fails_the_run(bar, verdict, fails, capsys):
    assert (bar.verdict, report([bar])) == (verdict, int(fails))
    assert verdict in capsys.readouterr().out


def test_figures_are_shown_as_they_are_compared(capsys):
    report([Bar("recall", 0.4499, 0.45), Bar("error", 0.002, 0.05, most=True), Bar("other", None, 1)])
    assert capsys.readouterr().out.splitlines()[2:] == [
        "recall  0.4499  ≥ 0.45    MISSED",
        "error   0.0020  ≤ 0.05    met",
        "other        -  ≥ 1       not measured",
    ]
