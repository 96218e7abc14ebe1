"""What the program concludes: findings and their catalogue, coverage, figures, the report, and sections: what is shown of them."""
