"""The words of a file, as far as they are looked through."""

from veileder.inspecting.flaws import too_much
from veileder.inspecting.xml_reading import Reading

MOST = 4 << 20  # signs


class Words:
    """Words put together from the parts of one file."""

    def __init__(self) -> None:
        self._said: list[str] = []
        self._size = 0
        self.tags = 0  # elements so far

    def add(self, reading: Reading) -> None:
        """Take the words of one part more. Raises Unreadable."""
        self.tags = reading.tags
        self.say("".join(reading.words))

    def say(self, text: str) -> None:
        """Take words. Raises Unreadable when they are too many."""
        self._size += len(text)
        if self._size > MOST:
            raise too_much("mer tekst enn vi kan se gjennom")
        self._said.append(text)

    @property
    def text(self) -> str:
        """All of them, in lines."""
        return "\n".join(self._said)
