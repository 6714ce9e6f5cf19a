"""The macros: each selects items and renders the template of its name with them."""
