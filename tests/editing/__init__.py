"""Tests of macros/editing/."""
