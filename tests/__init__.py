"""Tests, and the pictures of the pages (python -m tests.tools.shots)."""
