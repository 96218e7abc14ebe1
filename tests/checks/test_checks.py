"""Every rule over a workspace: the smallest world in which it speaks, and that it is silent otherwise."""

from dataclasses import replace
from datetime import date

import pytest
from worlds import feature, requirement

from polreq.change.lifecycle import Lives
from polreq.change.registry import Registry
from polreq.checks.assessment import Assessment
from polreq.checks.baseline import split
from polreq.checks.table import CHECKS, run
from polreq.coverage import Ask, compute
from polreq.graph import build
from polreq.model.clause import Deadline
from polreq.model.document import Block, Dates, Document
from polreq.model.feature import CaseResult
from polreq.model.layer import LayerStep
from polreq.model.link import Gap, Link, Tolerated
from polreq.model.place import Place
from polreq.model.requirement import Basis
from polreq.model.workspace import Channel, Extraction, Settings, Workspace
from polreq.results.finding import Finding
from polreq.results.rules import RULES

DAY = date(2026, 11, 1)
BASED = (Basis("contract", "一期合同"),)


def found(world: Workspace) -> list[tuple[str, str]]:
    graph = build(world)
    lives = Lives(world.documents, Registry.build(()))
    standing = tuple(lives.of(document, DAY, 30) for document in world.documents)
    assessment = Assessment(world, graph, compute(world, graph, Ask(DAY)), DAY, lives=standing)
    return [(f.code, f.subject) for f in run(assessment)]


def clean() -> Workspace:
    return Workspace(
        requirements=(requirement("H", bases=BASED),),
        features=(feature("F", satisfies=("H",)),),
    )


def test_a_clean_world_is_silent():
    assert found(clean()) == []


def test_every_code_of_the_table_is_in_the_catalogue_and_has_one_check():
    codes = [code for group, _ in CHECKS for code in group]
    assert len(codes) == len(set(codes))
    assert set(codes) <= set(RULES)


def test_gaps_are_as_grave_as_the_force():
    world = Workspace(requirements=tuple(requirement(f, bases=BASED, force=f) for f in ("must", "should", "may")))
    assert found(world) == [("C601", "must"), ("C602", "should"), ("C603", "may")]


def test_a_reason_silences_the_gap_and_its_deadline_until_the_requirement_changes():
    due = (Deadline("2026年6月底前", "milestone", date(2026, 6, 30)),)
    high = requirement("H", bases=BASED, deadlines=due)
    world = Workspace(requirements=(high,), gaps=(Gap("H", "由省平台承担"),))
    assert found(world) == []
    assert found(replace(world, gaps=(Gap("H", "由省平台承担", digest="0" * 12),))) == [
        ("C601", "H"), ("C604", "H"), ("L508", "H"),
    ]  # fmt: skip


def test_deadlines_passed_and_near():
    def due(day: date) -> Workspace:
        world = clean()
        return replace(
            world,
            requirements=(replace(world.requirements[0], deadlines=(Deadline("届时", "milestone", day),)),),
            features=(replace(world.features[0], status="doing"),),
        )

    assert found(due(date(2026, 10, 31))) == [("C604", "H")]
    assert found(due(date(2026, 11, 1))) == [("C605", "H")]
    assert found(due(date(2027, 12, 31))) == []


def test_a_feature_without_any_requirement_and_one_that_was_given_up():
    world = clean()
    assert found(replace(world, features=(*world.features, feature("G"), feature("X", "closed")))) == [("C606", "G")]


def test_a_requirement_that_rests_on_nothing():
    world = Workspace(requirements=(requirement("U", "user"),), features=(feature("F", satisfies=("U",)),))
    assert found(world) == [("C607", "U")]


def test_building_on_a_channel_that_is_ruled_out_and_missing_on_one_that_is_not():
    channels = (Channel("pc", "PC端"), Channel("app", "APP"), Channel("quickapp", "快应用", "停止新建"))
    world = Workspace(
        settings=Settings(channels=channels),
        requirements=(requirement("H", bases=BASED, channels=("pc", "app", "quickapp")),),
        features=(
            feature(
                "F", "doing", channels=(("pc", "done"), ("app", "doing"), ("quickapp", "planned")), satisfies=("H",)
            ),
        ),
    )
    assert found(world) == [("C608", "F"), ("C609", "H")]
    done = replace(world.features[0], channels=(("pc", "done"), ("app", "done"), ("quickapp", "done")))
    assert found(replace(world, features=(done,))) == []


def test_documents_extracted_digests_changed_and_vanished_clauses():
    body = (Block("paragraph", "应当建立统一 门户。", "p1"), Block("paragraph", "应当公开清单。", "p2"))
    document = Document("d", "某通知", body=body, place=Place("policies/d.yml"))
    by_clause = [
        requirement("A", bases=(Basis("clause", "d", "p1.s1", quote="应当建立统一门户。"),)),
        requirement("B", bases=(Basis("clause", "d", "p2.s1", quote="应当公布清单。"),)),
        requirement("C", bases=(Basis("clause", "d", "p9.s1", quote="应当公开清单。"),)),
        requirement("D", bases=(Basis("clause", "d", "p9.s1", quote="应当报送数据。"),)),
    ]
    world = Workspace(
        documents=(document,),
        requirements=tuple(by_clause),
        features=(feature("F", satisfies=("A", "B", "C", "D")),),
        extracted=(Extraction("d"),),
    )
    assert found(world) == [("D304", "C"), ("E402", "B"), ("E403", "D")]
    unread = replace(world, extracted=(), documents=(replace(document, digest_of="原文"),))
    assert found(unread) == [("D303", "d"), ("E401", "d"), ("D304", "C"), ("E402", "B"), ("E403", "D")]


@pytest.mark.parametrize(
    ("expires", "told"),
    [(date(2026, 10, 31), [("D311", "d")]), (DAY, []), (date(2026, 11, 2), []), (None, [])],
)
def test_a_document_whose_validity_ran_out_before_the_day_of_looking(expires, told):
    document = Document("d", "某通知", dates=Dates(expires=expires), place=Place("policies/d.yml"))
    world = Workspace(documents=(document,), extracted=(Extraction("d"),))
    assert found(world) == told


@pytest.mark.parametrize(
    ("status", "expires", "told"),
    [
        ("repealed", None, ["D312"]),
        ("superseded", date(2020, 1, 1), ["D312"]),
        ("in_force", date(2026, 11, 20), ["D313"]),
        ("in_force", date(2027, 11, 20), []),
        ("unknown", None, []),
    ],
)
def test_a_document_that_is_over_or_ends_soon_is_told_where_a_requirement_rests_on_it(status, expires, told):
    document = Document("d", "某通知", status=status, dates=Dates(expires=expires), place=Place("policies/d.yml"))
    resting = requirement("H", bases=(Basis("clause", "d"),))
    world = replace(clean(), documents=(document,), extracted=(Extraction("d"),), requirements=(resting,))
    assert found(world) == [(code, "d") for code in told]
    assert found(replace(world, requirements=(replace(resting, status="rejected"),), features=())) == []


def test_a_clause_that_its_document_does_not_have_is_named_with_the_nearest_and_an_article_is_a_clause():
    articles = ("第一条.p1", "第一条.p2", "第二条", "第三条.(一)")
    body = tuple(Block("paragraph", f"应当做到{place}。", place) for place in articles)
    document = Document("d", "某办法", body=body, place=Place("policies/d.yml"))
    place = Place("requirements/p.yml", 8, 18)

    def told(locator: str, quote: str = "", known: Document = document) -> list[Finding]:
        basis = Basis("clause", "d", locator, quote=quote, place=place)
        world = Workspace(
            documents=(known,),
            requirements=(requirement("P", bases=(basis,)),),
            features=(feature("F", satisfies=("P",)),),
            extracted=(Extraction("d"),),
        )
        graph = build(world)
        return list(run(Assessment(world, graph, compute(world, graph, Ask(DAY)), DAY)))

    def missing(locator: str, places: str) -> list[Finding]:
        facts = (("locator", locator), ("document", "d"), ("places", places), ("file", "policies/d.yml"))
        return [Finding("D304", place, "P", facts)]

    for existing in ("", "第一条", "第一条.p2", "第二条.s1", "第三条", "第三条.(一)"):
        assert told(existing) == []
    assert told("第四条") == missing("第四条", "第二条、第一条.p1、第一条.p2")
    assert told("第一条.p3.s1") == missing("第一条.p3.s1", "第一条.p1、第一条.p2、第三条.(一)")
    assert told("第九条.s1", "应当做到第二条。") == missing("第九条.s1", "第二条")
    for unplaced in ((), (Block("paragraph", "应当公开清单。"),)):
        assert told("第四条", known=replace(document, body=unplaced)) == []


def test_links_that_need_looking_at():
    world = Workspace(
        settings=Settings(steps=(*Settings().steps, LayerStep("middle", "middle"))),
        requirements=(
            requirement("H", bases=BASED),
            requirement("M", "middle", bases=BASED),
            requirement("N", "middle", bases=BASED),
            requirement("P", "project", bases=BASED),
        ),
        features=(feature("F", satisfies=("P",)),),
        links=(
            Link("H", "M"),
            Link("P", "H"),
            Link("M", "N"),
            Link("N", "M"),
            Link("P", "M", lower_digest="0" * 12),
            Link("F", "N", lower_digest="0" * 12),
            Link("F", "N", lower_digest="1" * 12),
            Link("F", "M", "rejected"),
            Link("F", "M"),
        ),
    )
    assert [pair for pair in found(world) if pair[0].startswith("L")] == [
        ("L502", "H→M"),
        ("L503", "P→H"),
        ("L504", "F→N"),
        ("L504", "P→M"),
        ("L505", "M"),
        ("L506", "F→M"),
        ("L507", "F→N"),
    ]


def test_the_baseline_tolerates_until_its_day_and_says_when_it_is_not_needed():
    here = Place("requirements/x.yml", 3, 3)
    gaps = (Finding("C601", here, "H"), Finding("C601", here, "I"))
    entries = (Tolerated("C601", "H"), Tolerated("C601", "gone"), Tolerated("C601", "I", until=date(2026, 10, 31)))
    counted, forgiven = split(gaps, entries, DAY)
    assert [(f.code, f.subject) for f in counted] == [("B801", "gone"), ("B802", "I"), ("C601", "I")]
    assert [(f.code, f.subject) for f in forgiven] == [("C601", "H")]


@pytest.mark.parametrize(
    ("facts", "why"), [({"status": "rejected"}, "它已被审核否决"), ({"product": False}, "它不涉及产品，不计入覆盖")]
)
def test_a_reason_that_nothing_needs_is_told_why(facts, why):
    world = replace(clean(), requirements=(requirement("H", bases=BASED, **facts),), gaps=(Gap("H", "由省平台承担"),))
    graph = build(world)
    ran = run(Assessment(world, graph, compute(world, graph, Ask(DAY)), DAY))
    assert [dict(f.facts)["why"].zh for f in ran if f.code == "L511"] == [why]


def test_what_is_done_is_proven_by_its_tests_or_only_claimed_once_there_are_any():
    passed, failed = CaseResult("1", result="passed"), CaseResult("2", "甲", "failed")
    world = replace(clean(), features=(feature("F", satisfies=("H",)), feature("G", satisfies=("H",))))
    assert found(world) == []

    def tested(*tests: CaseResult, status: str = "done") -> list[tuple[str, str]]:
        return found(
            replace(world, features=(world.features[0], replace(world.features[1], tests=tests, status=status)))
        )

    assert tested(passed) == [("C621", "F")]
    assert tested(passed, failed) == [("C620", "G"), ("C621", "F")]
    assert tested(failed, status="doing") == [("C621", "F")]
