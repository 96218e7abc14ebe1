"""What may stand in each kind of file: one table per kind, from which reading, writing, changing and the docs are derived."""
