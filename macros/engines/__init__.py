"""What runs the site: the hook into MkDocs, and the server that shows one page at a time while it is edited.

Only this room imports MkDocs.
"""
