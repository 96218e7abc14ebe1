"""One table of issuers and regions, whoever asks: reading a document, checking a citation, proposing an id."""

import pytest

from polreq.official.docnumbers import find_number, issuer_of, letters_of, number_line, parse_docnumber
from polreq.official.issuers import ISSUERS, NAMES
from polreq.official.regions import level_of, region_of_letters


@pytest.mark.parametrize("letters", sorted(ISSUERS))
def test_all_letters_of_the_centre_are_known_to_every_reader(letters):
    printed = f"{letters}〔2026〕3号"
    assert number_line(printed) == find_number(f"根据 {printed}") == printed
    assert ISSUERS[letters_of(printed)] == ISSUERS[letters]
    number = parse_docnumber(printed)
    assert number is not None
    assert issuer_of(number) == ISSUERS[letters]


def test_an_order_is_the_same_by_both_of_its_names():
    assert parse_docnumber("国令第716号") == parse_docnumber("国务院令第716号")


@pytest.mark.parametrize(
    ("name", "bodies"),
    [
        ("国办", ("国务院办公厅",)),
        ("党中央", ("中共中央",)),
        ("党中央、国务院", ("中共中央", "国务院")),
        ("中共中央国务院", ("中共中央", "国务院")),
        ("中办、国办", ("中共中央办公厅", "国务院办公厅")),
        ("两办", ("中共中央办公厅", "国务院办公厅")),
    ],
)
def test_bodies_of_the_centre_are_known_by_their_short_names(name, bodies):
    assert NAMES[name] == bodies


@pytest.mark.parametrize(
    ("body", "level", "region"),
    [
        ("国务院办公厅", "national", ""),
        ("国家税务总局", "national", ""),
        ("内蒙古自治区人民政府", "province", "内蒙古自治区"),
        ("内蒙古税务局", "province", "内蒙古自治区"),
        ("上海市浦东新区人民政府", "county", "上海市"),
        ("新疆生产建设兵团办公厅", "province", "新疆生产建设兵团"),
        ("珠海经济特区", "city", "珠海市"),
        ("望川市人民政府", "city", "望川市"),
        ("省教育厅", "province", ""),
    ],
)
def test_a_body_says_of_which_level_and_region_it_is(body, level, region):
    assert level_of(body) == (level, region)


@pytest.mark.parametrize(
    ("letters", "region"), [("滇政发", "云南省"), ("云政办发", "云南省"), ("蒙政发", "内蒙古自治区"), ("国发", "")]
)
def test_letters_of_a_number_name_the_province(letters, region):
    assert region_of_letters(letters) == region
