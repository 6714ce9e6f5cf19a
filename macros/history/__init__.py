"""What git knows of the content: when it last changed, what differs between two versions, what is new since one.

Without git, or outside a repository, there is no answer, and nothing fails.
"""
