"""From a host to its columns of replies: which links to follow, which pages are lists of replies.
Pure."""
