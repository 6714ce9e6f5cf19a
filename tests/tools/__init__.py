"""Tools for whom reviews the project; nothing here is a test."""
