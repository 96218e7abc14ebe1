"""Conclusions as commands show them: arranged, and laid out by a writer."""

from polreq.arrange.card import arrange_shown
from polreq.arrange.findings import arrange_findings
from polreq.arrange.flow import layer_flow
from polreq.arrange.leaders import arrange_leaders
from polreq.arrange.paper import arrange_paper
from polreq.arrange.tables import gaps_table, matrix_table
from polreq.arrange.trace import arrange_trace
from polreq.render.writers.html import write_html
from polreq.render.writers.markdown import write_markdown
from polreq.render.writers.mermaid import write_mermaid
from polreq.render.writers.terminal import write_terminal
from polreq.sheets.writing import csv_text


def render_trace(report, lang, *, width=80, color=False, verbose=False):
    return write_terminal(arrange_trace(report, verbose=verbose), lang, width=width, color=color)


def render_show(shown, lang, *, width=80):
    return write_terminal(arrange_shown(shown), lang, width=width)


def render_findings(findings, summary, lang, *, width=None):
    return write_terminal(arrange_findings(findings, summary), lang, width=width)


def render_markdown(report, lang):
    return write_markdown(arrange_paper(report), lang)


def render_leaders(report, lang):
    return write_html(arrange_leaders(report), lang)


def render_flow(report, lang):
    return write_mermaid(layer_flow(report), lang)


def render_matrix(report, lang):
    return csv_text(matrix_table(report), lang)


def render_gaps(report, lang):
    return csv_text(gaps_table(report), lang)
