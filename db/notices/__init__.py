"""Notices as reviewed data, and how they are read."""
