"""What must hold of a built site, and getting it out: its headers, search index, disk copy, checks and publishing."""
