"""Document tree → classified units of text, and requirements drafted from them."""
