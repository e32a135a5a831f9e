"""From YAML and Markdown in git to one BTI handlingsveileder per municipality."""
