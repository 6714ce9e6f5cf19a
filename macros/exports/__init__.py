"""The platform in other formats: open data, CSV, feeds, calendars, print, PDF, and embedding on other sites."""
