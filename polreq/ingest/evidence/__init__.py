"""Evidence of delivery: test cases and their results → which features they prove."""
