"""The content's git history: last changes, and differences between versions.

Without git, or outside a repository, nothing is known, and nothing fails.
"""
