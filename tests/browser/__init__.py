"""What is seen only in a real browser."""
