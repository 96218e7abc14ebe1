"""What the program concludes: findings, coverage, the report; frozen, and free of any library."""
