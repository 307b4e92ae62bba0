"""The catalogue of Welsh: `cy.po`, in the form that translators' programs read. `fuzzy` marks a draft.

What is not fuzzy is attested: its comment names who publishes it. A draft waits for a translator and is used
meanwhile, with a line on every Welsh page that says so.
"""

from functools import cache
from importlib.resources import files

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

FILE = "cy.po"


def welsh(english: str, context: str = "") -> str | None:
    """The Welsh of a sentence; None when the catalogue lacks it, which the tests do not let happen."""
    return _sentences().get((context, english))


def read_catalogue() -> Catalog:
    """The catalogue with its marks and comments."""
    with files(__package__).joinpath(FILE).open("rb") as file:
        return read_po(file, locale="cy")


@cache
def _sentences() -> dict[tuple[str, str], str]:
    """Every sentence by its context and its English. The same for everybody, so it is kept."""
    return {
        (message.context or "", str(message.id)): str(message.string)
        for message in read_catalogue()
        if message.id and message.string
    }
