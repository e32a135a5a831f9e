"""From finished files to the folder that people visit, whole or not at all."""
