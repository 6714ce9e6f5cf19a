"""Tests of macros/engines/."""
