"""What a command refuses to do: no fault of ours, and nothing wrong in the content."""


class Refusal(Exception):
    """A command can't do what it was asked. The message is a sentence for the one who asked."""


class PublishFault(Refusal):
    """The sites can't be put where they should. The message is for the one who ran the command."""
