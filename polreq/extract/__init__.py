"""Document → classified clauses (extracting.extract) → requirement drafts (requirements.draft)."""
