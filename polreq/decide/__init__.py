"""What people decide (审核决定), as pure functions: the queue, links, merge, split, duplicates, edited tables."""
