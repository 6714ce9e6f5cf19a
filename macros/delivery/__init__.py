"""Checking and publishing of a built site: headers, search index, copy for a disk, checks and releases."""
