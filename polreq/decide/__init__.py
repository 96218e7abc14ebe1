"""What people decide (审核决定), as pure functions: links, merge, split, duplicates, edited tables."""
