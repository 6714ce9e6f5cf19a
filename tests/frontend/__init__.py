"""Tests of macros/frontend/."""
