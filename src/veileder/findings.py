"""A problem in the content, as a value: what, where, how bad and how to mend it."""

from collections.abc import Generator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a source file. Path is relative to the root; line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1

    @classmethod
    def nowhere(cls) -> "Location":
        """Return the location of what was made by the program, not written by anyone."""
        return cls("")

    def __str__(self) -> str:
        """Write it as ``path:line:column``."""
        return f"{self.path}:{self.line}:{self.column}"


def owner_of(path: str) -> str:
    """Return the folder under ``municipalities/`` that ``path`` is in; empty for shared content."""
    top, _, rest = path.partition("/")
    return rest.partition("/")[0] if top == "municipalities" else ""


class Severity(StrEnum):
    """The worst first: an error stops publication, a warning does not, a note is good to know."""

    ERROR = "feil"
    WARNING = "advarsel"
    NOTE = "merknad"


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of problem. The code is stable and never reused."""

    code: str
    name: str
    severity: Severity
    explanation: str
    wrong: str
    right: str

    @property
    def is_error(self) -> bool:
        """Whether a problem of this kind stops publication."""
        return self.severity is Severity.ERROR

    @classmethod
    def error(cls, code: str, name: str, explanation: str, wrong: str, right: str) -> "Rule":
        """Return the rule of a problem that stops publication."""
        return cls(code, name, Severity.ERROR, explanation, wrong, right)

    @classmethod
    def warning(cls, code: str, name: str, explanation: str, wrong: str, right: str) -> "Rule":
        """Return the rule of a problem that does not."""
        return cls(code, name, Severity.WARNING, explanation, wrong, right)

    @classmethod
    def note(cls, code: str, name: str, explanation: str, wrong: str, right: str) -> "Rule":
        """Return the rule of what is only good to know."""
        return cls(code, name, Severity.NOTE, explanation, wrong, right)


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem that one person must mend."""

    rule: Rule
    at: Location
    message: str
    cure: str

    @property
    def is_error(self) -> bool:
        """Whether this stops publication."""
        return self.rule.is_error

    @property
    def is_warning(self) -> bool:
        """Whether it should be mended, and stops nothing."""
        return self.rule.severity is Severity.WARNING

    @property
    def level(self) -> str:
        """How bad it is, in one English word: ``error``, ``warning`` or ``note``."""
        return self.rule.severity.name.lower()

    @property
    def owner(self) -> str:
        """The folder under ``municipalities/`` that owns the file; empty for shared content."""
        return owner_of(self.at.path)

    def __str__(self) -> str:
        """Write it as ``path:line:column: severity CODE: message`` with the cure below."""
        head = f"{self.at}: {self.rule.severity} {self.rule.code}: {self.message}"
        return f"{head}\n    {self.cure}" if self.cure else head


T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

# Yields what is wrong on the way to what it returns: ``value = yield from reading()``.
Telling = Generator[Finding, None, T]


@dataclass(frozen=True, slots=True)
class Told(Generic[T_co]):
    """What was made, and what was wrong on the way."""

    value: T_co
    findings: tuple[Finding, ...] = ()


def told(telling: Telling[T]) -> Told[T]:
    """Return what ``telling`` returns together with all that it yields."""
    findings: list[Finding] = []
    while True:
        try:
            findings.append(next(telling))
        except StopIteration as end:
            return Told(end.value, tuple(findings))
