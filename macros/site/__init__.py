"""One edition as a whole: its pages and files, what stands around each, and the macros that pages call."""
