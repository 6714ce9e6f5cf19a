"""Tests of macros/site/."""
