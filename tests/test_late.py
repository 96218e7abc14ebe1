"""Patterns that are compiled late: they do what compiled ones do, and all of the program's compile."""

import importlib
import pkgutil
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import polreq
from polreq.late import LatePattern, late

TEXT = st.text("a0市。", max_size=6)


@given(st.sampled_from(["a+", "(?P<n>0)|市", "。$", ""]), TEXT, st.integers(0, 3))
def test_a_late_pattern_does_what_a_compiled_one_does(pattern, text, start):
    known = re.compile(pattern)
    for name in ("search", "match", "fullmatch"):
        found, wanted = (getattr(one, name)(text, start) for one in (late(pattern), known))
        assert (found and (found.span(), found.groupdict())) == (wanted and (wanted.span(), wanted.groupdict()))
    assert [m.span() for m in late(pattern).finditer(text)] == [m.span() for m in known.finditer(text)]
    assert late(pattern).findall(text) == known.findall(text)
    assert late(pattern).sub("-", text) == known.sub("-", text)
    assert late(pattern).subn("-", text) == known.subn("-", text)
    assert late(pattern).split(text) == known.split(text)
    assert (late(pattern).groups, dict(late(pattern).groupindex)) == (known.groups, dict(known.groupindex))


def test_flags_count():
    assert late("A", re.IGNORECASE).search("a")


def test_a_pattern_is_compiled_when_it_is_first_used(monkeypatch):
    compiled = []
    plain = re.compile
    monkeypatch.setattr("polreq.late.re.compile", lambda *given: compiled.append(given) or plain(*given))
    pattern = late("市")
    assert (pattern.pattern, compiled) == ("市", [])
    assert pattern.search("城市")
    assert pattern.match("市")
    assert compiled == [("市", 0)]


def test_what_no_pattern_has_it_does_not_have():
    with pytest.raises(AttributeError):
        late("市").closest  # noqa: B018


def test_every_pattern_of_the_program_compiles():
    seen = []
    for module in pkgutil.walk_packages(polreq.__path__, "polreq."):
        if module.name == "polreq.__main__":
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, LatePattern):
                seen.append(name)
                re.compile(value.pattern, value.flags)
    assert len(seen) > 100, "patterns are found by looking through the modules"
