"""One edition as a whole: its pages and files, the frame around each page, and the macros that pages call."""
