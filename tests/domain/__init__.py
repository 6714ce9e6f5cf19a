"""Tests of macros/domain/."""
