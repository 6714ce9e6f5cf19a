"""Jinja templates with a platform in one language, and the pages that docs/ does not hold.

HTML lives in templates/ and nowhere else.
"""
