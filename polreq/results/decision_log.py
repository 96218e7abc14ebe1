"""The log of decisions (审核日志), as it was read: a chain in which every entry names the ones before it."""

from dataclasses import dataclass

#: What an entry is about: the beginning of the log, a link, a justified gap, the reading of a requirement.
LOGGED = ("start", "link", "gap", "reading")

#: What can be wrong with a line: it is not as it was written; what it follows is not in the file, or stands below it;
#: it stands there twice; its end is cut off.
BREAKS = ("edited", "missing", "reordered", "repeated", "cut")


@dataclass(frozen=True, slots=True)
class LoggedDecision:
    """One entry of the log.

    Args:
        line: in the file, from 1.
        kind: one of LOGGED.
        said: what was decided as (key, text) pairs, with the keys of trace/links.yml; of a reading `item`, `status`, `by`, `on`, `note`
            and `digest`; of the beginning how many `links` and `gaps` stood already.
        digest: of the entry; the next one names it.
        people: (who, when) pairs of all who decided so, in their order.
        after: digests of the entries that it follows; more than one where branches were merged.
    """

    line: int
    kind: str
    said: tuple[tuple[str, str], ...]
    digest: str
    people: tuple[tuple[str, str], ...] = ()
    after: tuple[str, ...] = ()

    def get(self, key: str) -> str:
        """Return what was decided under a key; empty if nothing."""
        return dict(self.said).get(key, "")

    @property
    def about(self) -> tuple[str, ...]:
        """Ids of what it is about, the lower end first; none for the beginning."""
        return tuple(text for key, text in self.said if key in ("lower", "upper", "requirement", "item"))


@dataclass(frozen=True, slots=True)
class LogBreak:
    """A line at which the chain does not hold: `kind` is one of BREAKS."""

    line: int
    kind: str


@dataclass(frozen=True, slots=True)
class DecisionLog:
    """The log of a workspace.

    Args:
        entries: the lines that can be read, in their order.
        breaks: where the chain does not hold.
        forks: lines that follow an entry which another line follows already, or begin anew: two branches were merged there.
    """

    entries: tuple[LoggedDecision, ...] = ()
    breaks: tuple[LogBreak, ...] = ()
    forks: tuple[int, ...] = ()

    @property
    def heads(self) -> tuple[str, ...]:
        """Digests of the entries that none follows: what the next entry has to name."""
        followed = {digest for entry in self.entries for digest in entry.after}
        return tuple(dict.fromkeys(e.digest for e in self.entries if e.digest not in followed))

    @property
    def stood(self) -> tuple[int, int]:
        """How many links and gaps stood before the log was begun."""
        starts = [entry for entry in self.entries if entry.kind == "start"]
        links, gaps = ([int(e.get(key) or 0) for e in starts] for key in ("links", "gaps"))
        return max(links, default=0), max(gaps, default=0)

    def of(self, item: str) -> tuple[LoggedDecision, ...]:
        """Return what was decided about an item, in the order of the file."""
        return tuple(entry for entry in self.entries if item in entry.about)
