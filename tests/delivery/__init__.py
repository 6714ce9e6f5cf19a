"""Tests of macros/delivery/."""
