"""Attacks on polreq: hostile files, faults while it writes, odd bytes for every reader, and text that makes patterns slow."""
