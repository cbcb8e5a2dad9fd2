"""How rules are read and decided: lines, places, patterns, facts, the arbiter."""
