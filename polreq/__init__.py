"""polreq: from policy documents to delivered features, with proof (政策需求追溯)."""

__version__ = "0.1.0"
