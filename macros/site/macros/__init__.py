"""The macros: each picks items and hands them to the template of its name."""
