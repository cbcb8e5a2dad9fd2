"""What people take along: citations, files of a list, feeds, saved searches."""
