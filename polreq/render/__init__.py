"""Report → text in every format; nothing is computed here."""
