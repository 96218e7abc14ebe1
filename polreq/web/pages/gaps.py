"""The gaps, most urgent first, and the reasons that are written for some."""

from polreq.arrange.wording import days_to
from polreq.render.writers.html.markup import element
from polreq.results.messages import message
from polreq.results.review import JUSTIFY, Decision
from polreq.results.suggestion import score_text
from polreq.web.exchange import Request, Response, data
from polreq.web.layout import needs_script, shown
from polreq.web.lists import Listed, list_data, list_frame
from polreq.web.site import Site
from polreq.words.names import FORCES, SHORT_LAYERS, STATES, label
from polreq.words.sentences import COLUMNS
from polreq.words.web import on_page


def show(site: Site, _request: Request) -> Response:
    """Show the list; the page remembers what it showed, so that a reason that others wrote meanwhile is not written over."""
    lang, title = site.lang, on_page("gaps", site.lang)
    ask = element(
        "dialog",
        element(
            "form",
            element("p", element("b", class_="what"), " ", element("span", class_="words")),
            element("label", on_page("reason_label", lang), element("textarea", rows=3, name="words", required=True)),
            element("p", on_page("enter_hint", lang), class_="t-faint"),
            element(
                "p",
                element("button", on_page("save", lang), class_="primary"),
                element("button", on_page("cancel", lang), type="button", class_="cancel"),
                class_="buttons",
            ),
            method="dialog",
        ),
        id="ask",
    )
    frame = list_frame("/gaps/rows", lang, _listed(site))
    window = element(
        "div",
        id="window",
        data_window=site.deciders.put(site.decider()),
        data_reason=COLUMNS["reason"].words(lang),
        data_justified=label(STATES, "justified").words(lang),
    )
    main = (element("h1", title), element("p", on_page("gaps_lead", lang)), needs_script(lang), frame, ask, window)
    return shown(site, title, main, at="/gaps", script="gaps.js")


def rows(site: Site, _request: Request) -> Response:
    """Give its rows."""
    return data(list_data(_listed(site)))


def reason(site: Site, request: Request) -> Response:
    """Write down why a requirement needs no feature."""
    decider = site.deciders.get(request.words("window"))
    if decider is None:
        return data({"said": on_page("outdated", site.lang), "reload": True}, 410)
    item, words = request.words("id"), request.words("reason")
    prepared = decider.decide([Decision(JUSTIFY, item, reason=words)])
    if prepared.findings:
        said = "；".join(text.words(site.lang) for text in message(prepared.findings[0]))
        contrary = any(f.code == "R911" for f in prepared.findings)
        return data({"said": said}, 409 if contrary else 400)
    return data({"said": on_page("reason_written", site.lang, id=item), "id": item, "reason": words.strip()})


def _listed(site: Site) -> Listed:
    lang, report = site.lang, site.report()
    things = {thing.id: thing for thing in report.things}
    names = ("id", "layer", "force", "due", "state", "statement", "suggestion")
    kinds = ("id", "short", "short", "date", "state", "wide", "wide")
    columns = tuple((COLUMNS[key].words(lang), kind) for key, kind in zip(names, kinds, strict=True))
    found, groups = [], []
    for gap in report.gaps:
        thing, best = things[gap.id], gap.suggested[0] if gap.suggested else None
        days = days_to(gap.due, report.as_of) if gap.window in ("passed", "soon") else None
        found.append(
            (
                gap.id,
                label(SHORT_LAYERS, thing.layer).words(lang),
                label(FORCES, thing.force).words(lang),
                " ".join(part for part in (str(gap.due or ""), days.words(lang) if days else "") if part),
                label(STATES, gap.state).words(lang),
                thing.text,
                f"{best.lower} {things[best.lower].title} {score_text(best.score)}" if best else "",
            )
        )
        groups.append("open")
    for row in report.justified:
        thing = things[row.id]
        layer, force = label(SHORT_LAYERS, thing.layer).words(lang), label(FORCES, thing.force).words(lang)
        state = label(STATES, "justified").words(lang)
        why = f"{COLUMNS['reason'].words(lang)}：{row.reason}"
        found.append((row.id, layer, force, str(thing.due or ""), state, thing.text, why))
        groups.append("answered")
    named = (("open", on_page("open_gaps", lang)), ("answered", on_page("answered_gaps", lang)))
    return Listed(columns, tuple(found), named, tuple(groups), on_page("write_reason", lang))
