"""Containers of strangers, opened within limits: ZIP archives and XML that cannot fill the memory or reach for other files."""
