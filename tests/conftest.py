"""What all tests share: how many examples a property is tried with, which real documents are read, whole outputs.

`CI=true` tries every property with a hundred examples, the same ones each time, so that it is red only for a change, and reads
every real document. Elsewhere it is a quarter of both; the examples differ from run to run, so that many runs try many.
`pytest --update-golden` writes whole outputs anew; read the difference before you commit it.
"""

import os
import tempfile

import pytest
from hypothesis import HealthCheck, settings

WHOLE = bool(os.environ.get("CI"))

# A slow machine is no failure: no test judges time.
_ANY_PACE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", _ANY_PACE, derandomize=True, max_examples=100)
settings.register_profile("local", _ANY_PACE, derandomize=False, max_examples=25)
settings.load_profile("ci" if WHOLE else "local")

# No test reads or fills the caches of whoever runs it; programs that tests start have the same folder.
_CACHES = tempfile.TemporaryDirectory(prefix="polreq-test-caches-")
os.environ["POLREQ_CACHE_DIR"] = _CACHES.name


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write the golden/ folders anew from today's outputs")


@pytest.fixture(scope="session")
def some_of():
    """Pick every fourth of some real documents, or all of them in CI."""

    def pick(paths):
        chosen = sorted(paths) if WHOLE else sorted(paths)[::4]
        assert chosen, "no real documents where some are expected"
        return chosen

    return pick


@pytest.fixture
def golden(request):
    """Compare a text with the file of that name in golden/ beside the test, byte by byte."""

    def compare(name, text):
        path = request.path.parent / "golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode())
        assert path.read_bytes().decode() == text

    return compare
