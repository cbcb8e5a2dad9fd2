"""How a version is made: its parts and logs, what is withheld, and the last look before it counts."""
