"""Main texts in shells of many systems, with neighbours: what is the article and what is not."""
