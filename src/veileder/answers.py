"""Functions that always give the same answer, kept from run to run.

From texts and numbers to what JSON can say. A key has the function's name, its arguments and the
whole program, so no answer can be out of date.
"""

import contextlib
import functools
from collections.abc import Callable, Hashable
from typing import Any, ParamSpec, TypeVar, cast

from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError

from veileder.kept import find, is_open, put

P = ParamSpec("P")
R = TypeVar("R")


def kept(kind: type[R]) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep the answers of a function of texts and numbers, between runs, where there is a store.

    ``kind`` is the type of the answers, made of dataclasses and of what JSON knows.
    """

    def around(function: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(function)
        def looked_up(*given: P.args, **named: P.kwargs) -> R:
            if not is_open():
                return function(*given, **named)
            question = (function.__qualname__, *given, *sorted(named.items()))
            found = recall(kind, *question)
            if found is None:
                found = function(*given, **named)
                remember(found, kind, *question)
            return found

        return looked_up

    return around


def recall(kind: type[R], *question: object) -> R | None:
    """Return what was answered to ``question``, texts and numbers, if that is known."""
    found = find(*question)
    return None if found is None else cast(R, _said(cast(Hashable, kind)).validate_json(found))


def remember(answer: R, kind: type[R], *question: object) -> None:
    """Keep what is answered to ``question``, where there is a store."""
    if is_open():
        with contextlib.suppress(PydanticSerializationError):  # half a letter is not kept
            put(_said(cast(Hashable, kind)).dump_json(answer), *question)


@functools.cache
def _said(kind: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(cast(Any, kind))
