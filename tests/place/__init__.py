"""What is true of this place's own content and site."""
