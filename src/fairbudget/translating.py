"""Keep the catalogue of Welsh in step with the program: `python -m fairbudget.translating`.

Every sentence that the program can say is collected: what stands in say(...), say_in(...) and noop(...), the wording
of every kind of problem, and the headings, notes and words of the template. `cy.po` gets an entry for each and loses
what is no longer said; an entry without Welsh makes a test fail. docs/welsh.md lists the drafts.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

import fairbudget
from fairbudget.language.catalogue import FILE, read_catalogue
from fairbudget.problem_page import every_kind
from fairbudget.template import SHEETS
from fairbudget.template_words import label

PACKAGE = Path(fairbudget.__file__).parent
KEYWORDS = {"say": None, "noop": None, "say_in": ((1, "c"), 2)}
Key = tuple[str, str]
HEAD = """# Welsh that waits for a translator

Written from the catalogue by `python -m fairbudget.translating docs/welsh.md`; a test keeps it up to date. The
catalogue is `src/fairbudget/language/cy.po`, which translators' programs open; what is listed here is marked *fuzzy*
there. Words in {braces} are filled in and must stay. Every Welsh page of the program says that it is a draft.
"""


def wanted() -> dict[Key, list[str]]:
    """Every sentence by its context and English, with the files that say it."""
    found: dict[Key, list[str]] = {}
    for key, file in sorted(_said_in_the_code()):
        found.setdefault(key, []).append(file)
    for kind in every_kind():
        for text in (kind.title, kind.message, kind.fix):
            found.setdefault(("", text), []).append(f"problem {kind.code}")
    for text, place in _of_the_template():
        found.setdefault(("", text), []).append(place)
    return {key: list(dict.fromkeys(places)) for key, places in found.items() if key[1]}


def _said_in_the_code() -> Iterator[tuple[Key, str]]:
    for file, _, message, _, context in extract_from_dir(
        PACKAGE, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=()
    ):
        yield (context or "", str(message)), file


def _of_the_template() -> Iterator[tuple[str, str]]:
    for sheet in SHEETS:
        yield sheet.name, "template"
        for column in sheet.columns:
            yield column.heading, "template"
            yield column.note, "template"
            for code in column.choices:
                yield label(code), "template"


def renewed(old: Catalog) -> Catalog:
    """The catalogue with an entry for all that is said now and for nothing else; Welsh that is there is kept."""
    new = Catalog(locale="cy", project="fairbudget", charset="utf-8", fuzzy=False)
    for (context, english), places in sorted(wanted().items()):
        known = old.get(english, context or None)
        new.add(
            english,
            known.string if known else "",
            locations=[(place, 0) for place in sorted(places)],
            flags=known.flags if known else {"fuzzy"},
            user_comments=known.user_comments if known else (),
            context=context or None,
        )
    new.mime_headers = old.mime_headers
    return new


def drafts(catalogue: Catalog) -> str:
    """The page of drafts, in Markdown."""
    waiting = sorted((message for message in catalogue if message.id and message.fuzzy), key=lambda one: str(one.id))
    rows = [f"| {_cell(message.id)} | {_cell(message.string)} |" for message in waiting]
    attested = sum(1 for message in catalogue if message.id and not message.fuzzy)
    count = f"{len(waiting)} drafts; {attested} sentences are attested, each with its source in the catalogue.\n"
    return "\n".join([HEAD, count, "| English | Welsh draft |", "|---|---|", *rows]) + "\n"


def _cell(text: object) -> str:
    return str(text).replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")


def without_welsh(catalogue: Catalog) -> list[Message]:
    """The entries that nobody has put into Welsh."""
    return [message for message in catalogue if message.id and not message.string]


def main(arguments: list[str]) -> None:
    """Renew the catalogue; with a file name also the page of drafts."""
    catalogue = renewed(read_catalogue())
    with (PACKAGE / "language" / FILE).open("wb") as file:
        write_po(file, catalogue, width=120, include_lineno=False, sort_output=True)
    if arguments:
        Path(arguments[0]).write_text(drafts(catalogue), encoding="utf-8")
    print(f"{len(without_welsh(catalogue))} sentences have no Welsh yet.")  # noqa: T201 - a tool for those who build


if __name__ == "__main__":
    main(sys.argv[1:])
