"""One file per page: what it shows, out of conclusions that are arranged once for every output, and what its buttons do."""
