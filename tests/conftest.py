"""`pytest --update-golden` writes whole outputs anew; read the difference before you commit it."""

import os
import tempfile

import pytest
from hypothesis import HealthCheck, settings

# A slow machine is no failure: no test judges time. CI tries the same examples each time, so that it is red only for a change.
settings.register_profile(
    "polreq",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("polreq")

# No test reads or fills the caches of whoever runs it; programs that tests start have the same folder.
_CACHES = tempfile.TemporaryDirectory(prefix="polreq-test-caches-")
os.environ["POLREQ_CACHE_DIR"] = _CACHES.name


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write the golden/ folders anew from today's outputs")


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
