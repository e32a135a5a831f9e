"""A tool as a Word file: from its words to the bytes of a .docx. Pure; knows nothing of sites."""
