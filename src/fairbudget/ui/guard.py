"""What a page did not foresee becomes a message with a code. The log gets the code and the place in the code alone."""

import hashlib
import logging
import traceback
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st

from fairbudget.language import say
from fairbudget.ui import state
from fairbudget.ui.marked import md

Given = ParamSpec("Given")
log = logging.getLogger("fairbudget.ui")


def step(act: Callable[Given, None]) -> Callable[Given, None]:
    """A callback of a page: it speaks the session's language, and a fault in it leaves the work as it was."""

    @wraps(act)
    def guarded(*args: Given.args, **kwargs: Given.kwargs) -> None:
        state.speak_its_language()
        before = state.session()
        try:
            act(*args, **kwargs)
        except Exception as error:  # noqa: BLE001 - see the head of this file
            state.put(work=before.work, told=message(error))

    return guarded


def shown(draw: Callable[[], None]) -> None:
    """Draw a page; what goes wrong is said in its place."""
    try:
        draw()
    except Exception as error:  # noqa: BLE001 - see the head of this file
        st.error(md(message(error)))


def message(error: Exception) -> str:
    """The words for a person, with the code under which the log names the place. Neither holds what anybody typed."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{type(error).__name__} in {last.name}, line {last.lineno}"
    code = hashlib.sha256(place.encode()).hexdigest()[:4].upper()
    log.error("error %s: %s", code, place)
    return say("Something went wrong on our side. Your last saved copy is safe. Error code {code}", code=code)
