"""Questions for a survey (问卷) where nothing is known of the users of a mandatory requirement.

They are made of templates over the requirement's own words: each asks what somebody did, none says what would be good. Answers to choose from hold
"no" and "I do not know", so that nobody is led.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from polreq.checks.assessment import Assessment
from polreq.judge.user_demands import evidence_of, users_near
from polreq.late import late
from polreq.model.requirement import Requirement
from polreq.official.promises import find_promises
from polreq.official.services import service_name
from polreq.results.users import FeatureUse, SuggestedSurvey
from polreq.words import Text
from polreq.words.survey import QUESTIONS

#: No survey about one requirement has more questions.
_MOST: Final = 5
#: A name that is longer is no name.
_LONGEST: Final = 20
#: Who may need help, whom a question about it is for.
_HELPED: Final = late("老年|老人|长者|适老|残疾|残障|无障碍")


def surveys(assessment: Assessment, uses: Mapping[str, FeatureUse]) -> tuple[SuggestedSurvey, ...]:
    """Suggest questions about each requirement of policy that is mandatory, in scope, for the public, and of whose users nothing is known.

    Args:
        assessment: the workspace.
        uses: how much features are used.
    """
    wanted = (r for r in assessment.workspace.requirements if r.id in assessment.covered and _asks(r))
    return tuple(_survey(assessment, r) for r in wanted if not _is_known(assessment, r, uses))


def _asks(requirement: Requirement) -> bool:
    within = requirement.relation and set(requirement.relation) <= {"G2G"}
    return (
        requirement.layer == "high" and requirement.force == "must" and requirement.kind != "prohibition" and not within
    )


def _is_known(assessment: Assessment, requirement: Requirement, uses: Mapping[str, FeatureUse]) -> bool:
    """Whether anything is known of users: evidence of its own, below it, of what its features answer beside it, or use."""
    if any(id_ in uses for id_ in assessment.graph.closure_below(requirement.id)):
        return True
    return any(evidence_of(assessment.requirements[id_]) for id_ in users_near(assessment, requirement.id))


def _survey(assessment: Assessment, requirement: Requirement) -> SuggestedSurvey:
    about = _about(assessment, requirement)
    questions = tuple(_questions(assessment, requirement, about))[:_MOST] if about else ()
    return SuggestedSurvey(requirement.id, requirement.statement, about, questions, assessment.place(requirement.id))


def _about(assessment: Assessment, requirement: Requirement) -> str:
    """Return what people may call it: its own title, a service in its words, or the feature that answers it."""
    below = (assessment.features[i] for i in assessment.graph.closure_below(requirement.id) if i in assessment.features)
    named = (requirement.title, service_name(requirement.statement), *(f.title for f in below if not f.given_up))
    return next((name for name in named if name and len(name) <= _LONGEST), "")


def _questions(assessment: Assessment, requirement: Requirement, about: str) -> Iterator[Text]:
    promised = {one.kind for one in find_promises(requirement.statement)}
    yield _filled("used", about=about)
    yield _filled("where", ways=_ways(assessment, requirement))
    if "limit" in promised:
        yield QUESTIONS["time"]
    if promised - {"limit"}:
        yield QUESTIONS["visits"]
    if _HELPED.search(requirement.statement):
        yield QUESTIONS["help"]
    yield QUESTIONS["hard"]
    yield _filled("else", about=about)


def _ways(assessment: Assessment, requirement: Requirement) -> str:
    """Name the channels of a requirement, or else those of the product on which something may be built."""
    channels = assessment.workspace.settings.channels
    asked = [c.name for c in channels if c.id in requirement.channels] or [c.name for c in channels if not c.ruled_out]
    return " / ".join(asked)


def _filled(key: str, **facts: str) -> Text:
    said = QUESTIONS[key]
    return Text(said.zh.format(**facts), said.en.format(**facts))
