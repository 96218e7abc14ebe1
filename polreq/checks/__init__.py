"""A literal table of rules: function(assessment) → findings."""
