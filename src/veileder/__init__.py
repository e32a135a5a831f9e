"""From YAML and Markdown in git to one BTI handlingsveileder per municipality."""

__version__ = "0.1.0"
