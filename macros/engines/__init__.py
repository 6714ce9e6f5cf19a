"""What runs the site: the hook into MkDocs, and the server that renders one page at a time during editing.

Only this room imports MkDocs.
"""
