"""All that knows the web, and what a page says."""
