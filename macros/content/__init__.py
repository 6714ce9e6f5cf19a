"""What data/ and docs/ hold: files read to places, checked in shape, and typed; problems as values.

Knows no rule between items, no page and no language's words but the editors' messages. Imports no other room.
"""
