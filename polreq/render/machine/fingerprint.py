"""A finding's fingerprint: the same when lines move, different for every finding of a run."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from polreq.results.finding import Finding


def fingerprints(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Yield every finding with a digest of its code, subject and path, and of how many like it came before."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for finding in findings:
        name = (finding.code, finding.subject, finding.place.path)
        text = "\x1e".join((*name, str(seen[name])))
        seen[name] += 1
        yield finding, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
