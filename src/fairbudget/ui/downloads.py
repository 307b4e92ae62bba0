"""Files for a download, made when the button is pressed and not before."""

from collections.abc import Callable
from typing import ParamSpec

from fairbudget.language import speaking
from fairbudget.ui import state

Given = ParamSpec("Given")


def later(make: Callable[Given, bytes], *args: Given.args, **kwargs: Given.kwargs) -> Callable[[], bytes]:
    """`make` with what it needs, in the language of this page.

    Streamlit calls it outside the session, where neither the work nor the language can be asked for: so it gets both
    from here.
    """
    language = state.work().language

    def made() -> bytes:
        with speaking(language):
            return make(*args, **kwargs)

    return made
