"""Tests of macros/history/."""
