"""What follows from the content alone: the status of goals, what messages prove, how things hang together. Pure.

A function here is given a platform (and a day) and returns values: it reads no file and renders nothing.
"""
