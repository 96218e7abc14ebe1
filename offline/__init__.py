"""Bundles from which polreq is installed on a computer without a network; tools of the project, no part of the package."""
