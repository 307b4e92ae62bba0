"""Rates and overrides: what has to be confirmed before it is used, and what is past its day."""

from collections.abc import Iterator

from fairbudget.checks.naming import lines_of
from fairbudget.costing.rows import Row
from fairbudget.equity.setting import Setting
from fairbudget.money import each, money, percent
from fairbudget.problems import Problem, kind, near, said_near

RATE_UNCONFIRMED = kind(
    "rate_unconfirmed",
    "check",
    title="Rate to be confirmed",
    message='The rate "{found}" ({said}) is widely quoted and was not read at its source. It is used on {lines}.',
    fix="Confirm it with the publisher before use, and enter it on Overrides or your own rate card with its source.",
)
RATE_INDICATIVE = kind(
    "rate_indicative",
    "check",
    title="Indicative rate",
    message='The rate "{found}" ({said}) is indicative, not a published amount. It is used on {lines}.',
    fix="Confirm it with the publisher or your institution, and enter the agreed amount with its source.",
)
OVERRIDE_UNKNOWN = kind(
    "override_unknown_code",
    "check",
    title="Override of a rate that does not exist",
    message='No rate has the code "{found}", so this override changes nothing.{nearest}',
    fix="Correct the code, or take the override out.",
)
OVERRIDE_NOT_USED = kind(
    "override_not_used",
    "note",
    title="Override that nothing uses",
    message='No line of this budget rests on "{found}", so this override changes nothing.',
    fix="Use the rate on a line, or take the override out.",
)


def rates_to_confirm(setting: Setting) -> Iterator[Problem]:
    """Rates whose amount was not read at its source, and indicative rates: to be confirmed before use."""
    costed = setting.costed
    by_key: dict[str, list[Row]] = {}
    for row in costed.rows:
        for key in {given.key for given in row.given.values() if given.key}:
            by_key.setdefault(key, []).append(row)
    for parameter in costed.parameters:
        users = by_key.get(parameter.key, [])
        if not users or not parameter.code:
            continue
        said = f"{money(parameter.amount)} {each(parameter.per)}" if parameter.unit == "£" else ""
        if parameter.unit == "fraction" and parameter.amount is not None:
            said = percent(parameter.amount)
        if parameter.kind == "indicative":
            yield RATE_INDICATIVE(users[0].where, parameter.code, said=said, lines=lines_of(users))
        elif parameter.evidence == "unconfirmed":
            yield RATE_UNCONFIRMED(users[0].where, parameter.code, said=said, lines=lines_of(users))


def cards_and_rules_past_review(setting: Setting) -> Iterator[Problem]:
    """Cards and funder rules past their review date, and yearly updates that are missing."""
    costed = setting.costed
    used = [parameter.code for parameter in costed.parameters if parameter.code]
    yield from costed.book.problems(costed.as_of, cards=used)
    if costed.funder:
        yield from costed.funder.problems(costed.as_of)


def overrides(setting: Setting) -> Iterator[Problem]:
    """Overrides of rates that do not exist, or that nothing in the budget uses."""
    costed = setting.costed
    known = costed.book.codes()
    used = {parameter.code for parameter in costed.parameters}
    for override in costed.budget.overrides:
        if override.rate_code not in known:
            nearest = near(override.rate_code, known)
            yield OVERRIDE_UNKNOWN(override.where or "Overrides", override.rate_code, nearest=said_near(nearest))
        elif override.rate_code not in used:
            yield OVERRIDE_NOT_USED(override.where or "Overrides", override.rate_code)
