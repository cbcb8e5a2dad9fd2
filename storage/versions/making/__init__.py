"""How a version is made: its parts and logs, what is withheld, and a last look before it counts."""
