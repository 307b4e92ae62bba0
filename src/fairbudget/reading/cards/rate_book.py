"""The whole rate book from files: rate cards, funders' rules and money for early work."""

from pathlib import Path

from fairbudget.ratecards import RateBook
from fairbudget.reading.cards import rate_files
from fairbudget.reading.cards.funder_files import read_funders, read_pre_application_funds


def read_rates(organisation: Path | str | None = None) -> RateBook:
    """The shipped cards and rules, with the organisation's own folder laid over them.

    Raises RateCardError or FunderRulesError (both with `problems`, each naming file and line) when a file does not
    load.
    """
    folder = Path(organisation) if organisation is not None else None
    book = rate_files.read_rates(folder)
    return book.model_copy(
        update={
            "funders": read_funders(organisation=folder),
            "early_money": read_pre_application_funds(organisation=folder),
        }
    )
