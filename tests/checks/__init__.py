"""Tests of macros/checks/."""
