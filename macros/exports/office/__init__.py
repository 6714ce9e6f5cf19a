"""Files for office programs: slides about the place, Word documents to fill in."""
