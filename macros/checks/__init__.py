"""The rules that the content is held to, beyond its shape: `check` asks them all. A rule's docstring is the rule.

Rules yield problems; they print nothing and change nothing.
"""
