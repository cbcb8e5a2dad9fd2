"""What a row is: one definition per table, and the pure functions that turn printed values into
typed ones."""
