"""What users say and use (用户声音与使用), beside what policy asks and what was built."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from polreq.model.place import Place
from polreq.words import Text

#: What may be done about a feature that is little used: 并入 another, 改进, 保留 since it is mandatory.
ADVICE: Final = ("merge", "improve", "keep")

#: Why: mandatory 有强制要求, looked 看的人多办的人少, failing 成功率低, badly_rated 差评率高, voiced 有用户诉求, instead 有相近且用得多的功能, unexplained 看不出原因.
USE_REASONS: Final = ("mandatory", "looked", "failing", "badly_rated", "voiced", "instead", "unexplained")


@dataclass(frozen=True, slots=True)
class FeatureUse:
    """How much a feature is used, by what tells most of it: cases, uses, views, visitors.

    Args:
        feature: its id.
        measure: one of model/usage.COUNTS.
        total: of the days that are known.
        per_month: in thirty days.
        first: day that is known.
        last: day that is known.
        days: that are known, of the service that is known longest.
        others: (measure, in thirty days) of the other counts.
        success: share of uses that succeed; None if nobody knows.
        bad: share of bad ratings; None if nobody knows.
        sources: whose statistics.
        place: of the first of its services.
    """

    feature: str
    measure: str
    total: int
    per_month: float
    first: date
    last: date
    days: int
    others: tuple[tuple[str, float], ...] = ()
    success: float | None = None
    bad: float | None = None
    sources: tuple[str, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class UseReason:
    """A reason for what is advised about a feature that is little used.

    Args:
        kind: one of USE_REASONS.
        id: mandatory, voiced: of the requirement; instead: of the feature.
        text: its words.
        number: looked: how often in thirty days; failing, badly_rated: the share; voiced: pieces of evidence; instead: uses in thirty days.
        measure: looked, instead: what is counted.
    """

    kind: str
    id: str = ""
    text: str = ""
    number: float = 0.0
    measure: str = ""


@dataclass(frozen=True, slots=True)
class LittleUsed:
    """A feature that is built, that something asks for, and that is little used (已建未用)."""

    use: FeatureUse
    title: str
    advice: str
    reasons: tuple[UseReason, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class UserDemand:
    """What users ask for.

    Args:
        id: of the requirement.
        text: its words.
        count: pieces of evidence.
        last: day of the last one.
        place: of the requirement.
    """

    id: str
    text: str
    count: int
    last: date | None
    place: Place


@dataclass(frozen=True, slots=True)
class BrokenPromise:
    """A promise that messages of users say was not kept.

    Args:
        owner: the requirement or feature that makes it.
        text: its words.
        kind: one of official/promises.PromiseKind.
        promised: the words of the promise.
        feature: that is delivered and by which it is linked with the demand.
        demand: under which the messages are grouped.
        count: of them that say so.
        messages: under that demand.
        said: (words that say so, whole message) of the first few.
        place: of the promise.
    """

    owner: str
    text: str
    kind: str
    promised: str
    feature: str
    demand: UserDemand
    count: int
    messages: int
    said: tuple[tuple[str, str], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class NearPolicy:
    """Policy language that is near to a demand.

    Args:
        id: of the requirement.
        text: its words.
        cited: title and number of the document, and where in it; empty if it rests on none.
        score: how near, 0 to 1.
    """

    id: str
    text: str
    cited: str
    score: float


@dataclass(frozen=True, slots=True)
class UnbasedDemand:
    """A demand of users that no policy asks for, with the nearest that one could cite."""

    demand: UserDemand
    near: tuple[NearPolicy, ...]


@dataclass(frozen=True, slots=True)
class SuggestedSurvey:
    """Questions (问卷) about a mandatory requirement of whose users nothing is known.

    Args:
        id: of the requirement.
        text: its words.
        about: what the questions call it; empty where its words give no short name.
        questions: at most five.
        place: of the requirement.
    """

    id: str
    text: str
    about: str
    questions: tuple[Text, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class UserOverview:
    """All of it.

    Args:
        low: uses of a month below which a feature counts as little used.
        voices: messages that are known.
        voiced: demands under which they are grouped, and of these `joined`: those that confirmed links join with something delivered, so that promises are held against them.
        services: whose use is known, and of these `matched`: those that are features.
        unanswered: demands of users without any feature, most pieces of evidence first.
        little_used: least used first.
        unknown: delivered features that something asks for and of whose use nothing is known, or of less than a month.
        broken: promises, most messages first.
        unbased: demands without policy, most pieces of evidence first.
        surveys: of mandatory requirements of whose users nothing is known, in the order of the workspace.
    """

    low: int
    voices: int
    voiced: int
    joined: int
    services: int
    matched: int
    unanswered: tuple[UserDemand, ...]
    little_used: tuple[LittleUsed, ...]
    unknown: tuple[str, ...]
    broken: tuple[BrokenPromise, ...]
    unbased: tuple[UnbasedDemand, ...]
    surveys: tuple[SuggestedSurvey, ...]
