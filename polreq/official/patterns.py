"""Words of official language (公文用语) as patterns, for use inside larger ones: `{WORDS['effects']}`."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from polreq.official.regions import CALLED
from polreq.text.wordlists import any_of, read_lists

#: Name of a list in data/words.yaml → pattern for any of its words, the longest first; `provinces` as they are called.
WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {name: any_of(words) for name, words in read_lists("polreq.official", "words.yaml").items()}
    | {"provinces": any_of(CALLED.values())}
)

#: The same for data/goals.yaml: words by which a quantity is told to be a goal, or none.
GOALS: Final[Mapping[str, str]] = MappingProxyType(
    {name: any_of(words) for name, words in read_lists("polreq.official", "goals.yaml").items()}
)

#: The same for data/portal.yaml: words of which lines around a document on a portal's page are made.
PORTAL: Final[Mapping[str, str]] = MappingProxyType(
    {name: any_of(words) for name, words in read_lists("polreq.official", "portal.yaml").items()}
)
