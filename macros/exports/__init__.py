"""The platform in other forms: open data, CSV, feeds, calendars, paper, PDF, what embeds an item elsewhere."""
