"""The guide in forms, on the editor's own machine."""
