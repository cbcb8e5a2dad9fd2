"""A benchmark of reading replies: pages in the shapes of real ones, with gold fields."""
