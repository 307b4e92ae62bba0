"""What stands in the sheets of a portfolio in words: figures, units, partner types, groups and answers."""

from fairbudget.language import noop, say, say_in
from fairbudget.money import SYMBOLS
from fairbudget.tables import words
from fairbudget.tables.fairness import ALL_PARTNERS, FIGURES, STATUSES, UNITS

BY = {
    "all": noop("All budgets"),
    "funder": noop("Funder"),
    "lead_organisation": noop("Lead organisation"),
    "year": noop("Year"),
}
# Units and states by the text that a table holds.
IN_WORDS: dict[str, str] = {str(code): text for code, text in (*UNITS.items(), *STATUSES.items())}


def figure_words(figure: str) -> str:
    """What a figure is."""
    return say(FIGURES[figure][0]) if figure in FIGURES else words(figure)


def unit_words(unit: str, currency: str) -> str:
    """The unit of a figure in the currency of its budget."""
    return say(IN_WORDS.get(unit, unit)).replace("£", SYMBOLS.get(currency, currency))


def status_words(status: str) -> str:
    """Whether a figure could be judged."""
    return say(IN_WORDS.get(status, status))


def partner_words(partner_type: str | None) -> str:
    """Whom a figure is of."""
    return say(ALL_PARTNERS) if partner_type is None else words(partner_type)


def group_words(by: str, group: str | None) -> str | int | None:
    """A group of budgets: a name as it was typed, a year as a number."""
    if by == "all":
        return None
    if group is None:
        return say("Not stated")
    return int(group) if by == "year" else group


def complete_words(complete: bool) -> str:
    """Whether a budget is complete."""
    return say_in("complete", "yes") if complete else say_in("complete", "no")


def few_words(few: bool | None) -> str:
    """Whether a figure is of two people or fewer; nothing where that is not known."""
    if few is None:
        return ""
    return say_in("few people", "yes") if few else say_in("few people", "no")
