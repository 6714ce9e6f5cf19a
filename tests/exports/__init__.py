"""Tests of macros/exports/."""
