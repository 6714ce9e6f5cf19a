"""Files for office programs: slides about the place, and Word documents to fill in."""
