"""YAML text ⇄ positioned nodes: the only room that knows PyYAML."""
