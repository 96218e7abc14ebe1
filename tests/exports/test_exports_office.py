"""What is written is opened by another program, LibreOffice, and printed: pages as they were set up, words in their places.

Where `soffice` or `pdftotext` is not installed these tests are skipped and say so; `.ci/run` installs them where it can.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from export_world import export_world
from terminal import polreq

PROGRAMS = ("soffice", "pdftotext", "pdfinfo", "pdftoppm")

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, PROGRAMS)),
    reason="LibreOffice or poppler-utils is not installed: nothing else opens the tables",
)

#: Sides of the paper in points, on its side.
A3, A4 = (1191, 842), (842, 595)


@pytest.fixture(scope="module")
def printed(tmp_path_factory) -> Path:
    """A folder with every table as a workbook and as a document, and all of them as PDF, by one start of the program."""
    folder = tmp_path_factory.mktemp("office")
    root = export_world(folder / "w")
    for table in ("rtm", "ledger", "bases"):
        for ending in ("xlsx", "docx"):
            polreq(root, "export", table, "-o", str(folder / f"{table}-{ending}.{ending}"))
    files = sorted(map(str, [*folder.glob("*.xlsx"), *folder.glob("*.docx")]))
    assert len(files) == 6
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(folder), *files],
        check=True,
        capture_output=True,
        timeout=300,
        env=os.environ | {"HOME": str(folder)},
    )
    return folder


def pages(file: Path) -> list[str]:
    out = subprocess.run(["pdftotext", "-layout", str(file), "-"], check=True, capture_output=True, encoding="utf-8")
    return out.stdout.split("\f")[:-1]


def sides(file: Path) -> tuple[int, int]:
    out = subprocess.run(["pdfinfo", str(file)], check=True, capture_output=True, encoding="utf-8").stdout
    found = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", out)
    assert found
    return round(float(found[1])), round(float(found[2]))


@pytest.mark.parametrize(("table", "paper"), [("rtm", A3), ("ledger", A3), ("bases", A4)])
@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_paper_lies_on_its_side(printed, table, paper, ending):
    assert sides(printed / f"{table}-{ending}.pdf") == paper


def test_every_sheet_of_a_workbook_is_one_page_wide_with_its_title_and_number(printed):
    found = pages(printed / "rtm-xlsx.pdf")
    titles = [page.split()[0] for page in found]
    assert titles == [f"望川市一网通办{name}" for name in ("需求跟踪矩阵", "条款覆盖表", "合格性规定", "范围外需求")]
    assert [re.search(r"第 ?\d+ ?页，共 ?\d+ ?页", page)[0].replace(" ", "") for page in found] == [
        f"第{n}页，共4页" for n in (1, 2, 3, 4)
    ]


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_words_that_people_wait_for_are_on_paper(printed, ending):
    text = "".join("".join(page.split()) for page in pages(printed / f"ledger-{ending}.pdf"))
    for words in ("望川市一网通办督查台账", "重点任务", "红（已过期32天）", "黄（没有功能承接）", "截至2026-11-01"):
        assert words in text


def test_a_red_lamp_is_darker_than_a_green_field_in_grey(printed):
    """Rendered in grey, as an office printer does it: paper is white, and the fill of the bad lamp is the darkest of the fills."""
    picture = printed / "grey"
    subprocess.run(
        ["pdftoppm", "-gray", "-r", "40", "-singlefile", str(printed / "ledger-xlsx.pdf"), str(picture)], check=True
    )
    data = picture.with_suffix(".pgm").read_bytes()
    header = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
    assert header
    shades = data[header.end() :]
    common = [shade for shade in range(256) if shades.count(shade) > 60]
    fills = [shade for shade in common if 150 < shade < 250]
    assert max(common) == 255
    assert len(fills) >= 2
    assert fills[-1] - fills[0] > 20
