"""What the files of the API say, declared once: the models that write them and their schemas."""
