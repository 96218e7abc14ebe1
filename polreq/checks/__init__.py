"""Rules over an assessed workspace: assessment → findings."""
