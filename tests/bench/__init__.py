"""`python3 dev.py bench`: how long, how heavy and how fast, side by side with others in one run. Never part of a test.

`sites` says what is built and by what, `measure` what it costs, `edits` how soon a change is served, `visits` and
`bank` what a phone has to do, `lighthouse` what that program says; `report` makes the tables, `goals` what is to hold.
"""
