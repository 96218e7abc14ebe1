"""All requirements and features, in one list."""

from polreq.model.layer import FEATURE
from polreq.render.writers.html.markup import element
from polreq.web.exchange import Request, Response, data
from polreq.web.layout import shown
from polreq.web.lists import Listed, list_data, list_frame
from polreq.web.site import Site
from polreq.words.names import FORCES, SHORT_LAYERS, STATES, STATUSES, label
from polreq.words.sentences import COLUMNS
from polreq.words.web import on_page


def show(site: Site, _request: Request) -> Response:
    """Show the list."""
    title = on_page("items", site.lang)
    frame = list_frame("/items/rows", site.lang, _listed(site))
    return shown(site, title, (element("h1", title), frame), at="/items", script="list.js")


def rows(site: Site, _request: Request) -> Response:
    """Give its rows."""
    return data(list_data(_listed(site)))


def _listed(site: Site) -> Listed:
    lang, report = site.lang, site.report()
    states = {item.id: item.state for item in report.coverage.items}
    names = ("id", "layer", "force", "state", "due", "statement")
    kinds = ("id", "short", "short", "state", "date", "wide")
    columns = tuple((COLUMNS[key].words(lang), kind) for key, kind in zip(names, kinds, strict=True))
    found = []
    for thing in report.things:
        state = label(STATUSES, thing.status) if thing.layer == FEATURE else label(STATES, states.get(thing.id, ""))
        found.append(
            (
                thing.id,
                label(SHORT_LAYERS, thing.layer).words(lang),
                label(FORCES, thing.force).words(lang),
                state.words(lang) or on_page("outside", lang),
                str(thing.due or ""),
                thing.title if thing.layer == FEATURE else thing.text,
            )
        )
    layers = dict.fromkeys(thing.layer for thing in report.things)
    groups = tuple((layer, label(SHORT_LAYERS, layer).words(lang)) for layer in layers)
    return Listed(columns, tuple(found), groups, tuple(thing.layer for thing in report.things))
