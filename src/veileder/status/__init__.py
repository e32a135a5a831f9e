"""How far a guide has come: its figures, what to do first, and how it was before."""
