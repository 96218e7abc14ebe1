"""`pytest tests/render --update-golden` writes the whole outputs anew; read the difference before you commit it."""

from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write tests/render/golden anew from today's outputs")


@pytest.fixture
def golden(request):
    """Compare a text with the file of that name, byte by byte."""

    def compare(name, text):
        path = GOLDEN / name
        if request.config.getoption("--update-golden", default=False):
            path.write_bytes(text.encode())
        assert path.read_bytes().decode() == text

    return compare
