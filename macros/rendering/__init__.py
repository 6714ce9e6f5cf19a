"""Jinja templates, rendered with a platform in one language, and the pages that docs/ does not have.

HTML is in templates/ and nowhere else.
"""
