"""What the tests share: platforms, pages, servers."""
