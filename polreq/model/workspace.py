"""A workspace: settings and everything people wrote in it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from polreq.model.document import Document
from polreq.model.feature import Feature
from polreq.model.layer import DEFAULT_STEPS, LayerStep
from polreq.model.link import Gap, Link, Tolerated
from polreq.model.owners import Owners
from polreq.model.place import Place
from polreq.model.priority import PROFILES, Profile
from polreq.model.renamed import TermChange
from polreq.model.requirement import Requirement
from polreq.model.usage import UsedService


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel (端) of the product.

    Args:
        id: `pc`, `app`, `wechat`, `alipay`, `baidu`, `quickapp`, or the user's own.
        name: as shown.
        ruled_out: why nothing new may be built on it, empty if it is in use.
        basis: clause `document#locator` that rules it out.
        vendor: another company that builds it; empty for our own.
    """

    id: str
    name: str
    ruled_out: str = ""
    basis: str = ""
    vendor: str = ""
    place: Place | None = field(default=None, compare=False)


#: The six channels of the field.
DEFAULT_CHANNELS: Final = (
    Channel("pc", "PC端"),
    Channel("app", "APP"),
    Channel("wechat", "微信小程序"),
    Channel("alipay", "支付宝小程序"),
    Channel("baidu", "百度小程序"),
    Channel("quickapp", "快应用"),
)


#: Channels that policies speak of beside the product's own: a requirement may name them, coverage does not ask for them.
OTHER_CHANNELS: Final = (
    Channel("x_public_account", "公众号"),
    Channel("x_weibo", "微博"),
    Channel("x_kiosk", "自助终端"),
    Channel("x_hall", "实体大厅"),
    Channel("x_hotline", "12345热线"),
)


@dataclass(frozen=True, slots=True)
class Duty:
    """What a body answers for (三定职责), by words that demands of that kind hold.

    Args:
        body: its name.
        words: such as 电子证照, 政务服务.
    """

    body: str
    words: tuple[str, ...] = ()
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A line of a workspace's own thesaurus, and where it stands."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class DigestFields:
    """Which fields count when a digest is taken; a change in others does not make a link stale."""

    requirement: tuple[str, ...] = ("statement", "class", "force", "deadlines", "targets", "channels")
    feature: tuple[str, ...] = ("title", "description", "acceptance")


@dataclass(frozen=True, slots=True)
class Rerank:
    """A model of the user's own that scores the best candidates again (重排): an endpoint, or a program.

    Args:
        url: address of an OpenAI-compatible endpoint, up to and with `/v1`; empty for a program.
        command: a program and its arguments; empty for an endpoint.
        model: name of the model, as the endpoint knows it and as reasons show it.
        key_env: environment variable that holds the endpoint's key; empty if it asks for none.
        top: candidates of each requirement that are scored.
        timeout_seconds: so long an answer may take.
    """

    url: str = ""
    command: tuple[str, ...] = ()
    model: str = ""
    key_env: str = ""
    top: int = 10
    timeout_seconds: int = 30
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Linking:
    """How links are suggested.

    Args:
        semantic: whether vectors are used, where the optional part `semantic` is installed.
        learn: whether reviewed links move the scores of other pairs.
        thesaurus: workspace files that extend the thesaurus.
        rerank: see Rerank; None if there is no such model.
    """

    semantic: bool = True
    learn: bool = True
    thesaurus: tuple[str, ...] = ()
    rerank: Rerank | None = None


@dataclass(frozen=True, slots=True)
class Importing:
    """How the exports of a tool, or tables of people's own, are read.

    Args:
        name: of the import: that of the tool, or people's own; it names requirements/backlog-<name>.yml.
        columns: (field, column) pairs for tables of people's own.
        statuses: (word, status) pairs that go before what the program knows.
        prefix: goes before every id.
    """

    name: str
    columns: tuple[tuple[str, str], ...] = ()
    statuses: tuple[tuple[str, str], ...] = ()
    prefix: str = ""
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ExportColumns:
    """Headings of each table that is handed over, in their order; none: those of the program."""

    rtm: tuple[str, ...] = ()
    ledger: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    coverage: tuple[str, ...] = ()
    due: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()

    def of(self, table: str) -> tuple[str, ...]:
        """Return the headings of a table."""
        found: tuple[str, ...] = getattr(self, table)
        return found


@dataclass(frozen=True, slots=True)
class Exporting:
    """How tables are handed over."""

    columns: ExportColumns = ExportColumns()


@dataclass(frozen=True, slots=True)
class Confirming:
    """How many different people have to confirm a link before it counts.

    Args:
        mandatory: for links of requirements that must be met.
    """

    mandatory: int = 1


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of polreq.yml.

    Args:
        name: name of the project, as printed on reports.
        lang: `zh`, `en`, or empty to follow the locale.
        phase: name of the profile by which gaps are put in order: `phase1` (policy first), `phase2` (user first, policy as hard floor), or one of `profiles`.
        profiles: people's own profiles.
        steps: allowed steps between layers.
        channels: channels of the product.
        duties: which body answers for what.
        delivered: `every` or `any`: how many of the features at the ends must be done.
        stale_counts: whether a stale link still counts as coverage.
        suggest_min: suggestions below this score are not shown.
        confirm_min: suggestions from this score on are sure enough to be confirmed together.
        propose_corrections: whether what was corrected twice the same way is proposed a third time.
        due_soon_days: a deadline within so many days is near.
        low_usage: uses of a month below which a service counts as little used.
        as_of: the day that date-dependent output is computed for; None where the command must say it.
        digest_fields: see DigestFields.
        quality_off: codes of findings about the quality of texts (`Q…`) that are not wanted.
        lexicon: workspace files that extend the lexicon.
        renamed: words that are called otherwise now, besides those of the program.
        link: how links are suggested.
        imports: see Importing.
        export: how tables are handed over.
        confirm: see Confirming.
    """

    name: str = ""
    lang: str = ""
    phase: str = "phase1"
    profiles: tuple[Profile, ...] = ()
    steps: tuple[LayerStep, ...] = DEFAULT_STEPS
    channels: tuple[Channel, ...] = DEFAULT_CHANNELS
    duties: tuple[Duty, ...] = ()
    delivered: str = "every"
    stale_counts: bool = False
    suggest_min: float = 0.1
    confirm_min: float = 0.9
    propose_corrections: bool = True
    due_soon_days: int = 90
    low_usage: int = 30
    as_of: date | None = None
    digest_fields: DigestFields = DigestFields()
    quality_off: tuple[str, ...] = ()
    lexicon: tuple[str, ...] = ()
    renamed: tuple[TermChange, ...] = ()
    link: Linking = Linking()
    imports: tuple[Importing, ...] = ()
    export: Exporting = Exporting()
    confirm: Confirming = Confirming()

    def people_for(self, force: str) -> int:
        """Return how many people have to confirm a link of a requirement of that force."""
        return self.confirm.mandatory if force == "must" else 1

    def profile(self, name: str) -> Profile | None:
        """Return a profile by its name, people's own before those of the program."""
        return next((p for p in (*self.profiles, *PROFILES) if p.name == name), None)


@dataclass(frozen=True, slots=True)
class Extraction:
    """That a document's requirements were extracted into a file (which may hold none).

    Args:
        document: id of the document.
        digest: `text_digest` of the document's text when it was extracted; empty if the file does not say.
    """

    document: str
    digest: str = ""
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Workspace:
    """All that people wrote, as loaded; what could not be read stands in the findings."""

    settings: Settings = Settings()
    documents: tuple[Document, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    features: tuple[Feature, ...] = ()
    links: tuple[Link, ...] = ()
    gaps: tuple[Gap, ...] = ()
    tolerated: tuple[Tolerated, ...] = ()
    extracted: tuple[Extraction, ...] = ()
    usage: tuple[UsedService, ...] = ()
    owners: Owners = field(default_factory=Owners)
