"""What words mean, worked out once while a file is read: the readers of tables ask about each cell many times over.

What is kept belongs to one reading, in one thread, and is let go with it: nothing of a file stays.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

_KEPT: ContextVar[dict[Any, dict[Any, Any]] | None] = ContextVar("kept", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Keep the answers of all that is `remembered` inside the block, and no longer."""
    before = _KEPT.set({})
    try:
        yield
    finally:
        _KEPT.reset(before)


def remembered(function: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """Mark a function whose answer depends on its arguments alone, and on what is known while one file is read."""

    @wraps(function)
    def answer(*asked: Asked.args, **named: Asked.kwargs) -> Answer:
        kept = _KEPT.get()
        if kept is None or named:
            return function(*asked, **named)
        answers = kept.setdefault(function, {})
        if asked not in answers:
            answers[asked] = function(*asked, **named)
        found: Answer = answers[asked]
        return found

    return answer
