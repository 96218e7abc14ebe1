"""What an alignment of two documents concludes, as commands show it."""

#: (article of the lower document, ((article of the upper one, relation, score), …)), best first.
Row = tuple[str, tuple[tuple[str, str, float], ...]]
