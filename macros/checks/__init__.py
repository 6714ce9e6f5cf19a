"""The rules for the content, beyond the schemas: `check` applies them all. A rule's docstring is the rule.

Rules yield problems; they print nothing and change nothing.
"""
