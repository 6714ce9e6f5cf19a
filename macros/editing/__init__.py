"""Everything that writes to data/: the forms, the formatter, imports of official figures, a new place.

Nothing is written before the change has been checked and, where somebody runs a command, shown.
"""
