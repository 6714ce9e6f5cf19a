"""Tests of macros/cli/."""
