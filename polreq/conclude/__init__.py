"""What is concluded from an assessment, as values: the report, one item or document with all around it, hits of a search."""
