"""Read data/ and docs/: files parsed with line numbers, validated against the schemas, and typed; problems as values.

Knows no rule between items, no page, and no wording except that of the editors' messages. Imports no other room.
"""
