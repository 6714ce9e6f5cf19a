"""What follows from the content alone: goals' status, messages' proof, the relations between items. Pure.

Functions take a platform (and a date) and return values: they read no files and render nothing.
"""
