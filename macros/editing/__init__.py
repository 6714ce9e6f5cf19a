"""Everything that writes to data/: the forms, the formatter, imports of official figures, a new place.

A change is checked before it is written and, if a command makes it, shown first.
"""
