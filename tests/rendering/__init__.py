"""Tests of macros/rendering/."""
