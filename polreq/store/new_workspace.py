"""Make a new workspace."""

from pathlib import Path

from polreq.errors import PolreqError, reason
from polreq.store.writing import writing
from polreq.yamlio.dump import Plain, dump

_HEADERS = {
    "zh": {
        "polreq.yml": "polreq 工作区设置。各项的含义见 docs/formats.md。",
        "requirements/backlog.yml": "产品待办：每个功能一项，satisfies 写它满足的需求编号。例如：\n"
        "  - id: F-001\n    title: 办件进度查询\n    description: 在首页和“我的”里查办件进度\n    status: doing\n"
        "    channels: {pc: done, app: doing}\n    satisfies: []",
        "trace/links.yml": "人工审核过的关联和有理由的缺口；polreq review 会替您写。手写时用 polreq show 查到两端的摘要值写进 digests，\n"
        "不写就不会在两端改动后提醒复核。例如：\n"
        "  links:\n    - {lower: F-001, upper: 某需求编号, verdict: confirmed, digests: [下端摘要值, 上端摘要值],"
        " by: 姓名, on: 2026-01-31}\n"
        "  gaps:\n    - {requirement: 某需求编号, reason: 由省平台统一建设, by: 姓名, on: 2026-01-31}",
    },
    "en": {
        "polreq.yml": "Settings of this polreq workspace; docs/formats.md explains them.",
        "requirements/backlog.yml": "The backlog: one entry a feature; satisfies lists the requirements it serves. For example:\n"
        "  - id: F-001\n    title: Case progress\n    description: Look up the progress of a case\n    status: doing\n"
        "    channels: {pc: done, app: doing}\n    satisfies: []",
        "trace/links.yml": "Reviewed links and justified gaps; polreq review writes them for you. By hand: polreq show prints the digests of\n"
        "both ends; without them nobody is told when an end changes. For example:\n"
        "  links:\n    - {lower: F-001, upper: SOME-ID, verdict: confirmed, digests: [LOWER, UPPER],"
        " by: name, on: 2026-01-31}\n"
        "  gaps:\n    - {requirement: SOME-ID, reason: built by the province, by: name, on: 2026-01-31}",
    },
}


def initialize(folder: Path, name: str, lang: str) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Write the files of a new workspace that are not there yet.

    Returns:
        paths written, and paths that existed and were left alone.
    """
    plain: dict[str, dict[str, Plain]] = {
        "polreq.yml": {"polreq": "workspace/1", "name": name, "lang": lang},
        "requirements/backlog.yml": {"polreq": "backlog/1", "features": []},
        "trace/links.yml": {"polreq": "links/1", "links": [], "gaps": []},
    }
    written, kept = [], []
    with writing(folder) as files:
        for name, value in plain.items():
            if files.holds(name):
                kept.append(folder / name)
            else:
                written.append(files.write(name, dump(value, header=_HEADERS[lang][name])))
    try:
        (folder / "policies").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = reason(error)
        raise PolreqError(
            f"无法建立 {folder / 'policies'}：{why.zh}", f"cannot make {folder / 'policies'}: {why.en}"
        ) from error
    return tuple(written), tuple(kept)
