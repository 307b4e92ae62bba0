"""What every line of one budget shares while it is costed."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from fairbudget.budget import Budget, Override
from fairbudget.costing import steps
from fairbudget.costing.parameters import Parameters
from fairbudget.costing.rows import Given
from fairbudget.language import say
from fairbudget.money import money, percent, plain
from fairbudget.problems import Problem
from fairbudget.ratecards import Rate, RateBook
from fairbudget.workings import Step

Answer = TypeVar("Answer")
Answers = dict[Hashable, Any]


@dataclass(frozen=True)
class Settings:
    """The budget, the rates as of a day, the parameters that are used, and the hours of a working year.

    `answers` are those of the rate book and of the funder's rules: most lines of a budget ask the same. `published` are
    those that rest on published rates and rules alone: many budgets costed with one rate book may share them.
    """

    budget: Budget
    book: RateBook
    as_of: date
    parameters: Parameters
    year_hours: Given
    funder_sets_year: bool = False
    answers: Answers = field(default_factory=dict, repr=False, compare=False)
    published: Answers = field(default_factory=dict, repr=False, compare=False)

    @property
    def overrides(self) -> tuple[Override, ...]:
        return self.budget.overrides

    @property
    def hours_of_a_year(self) -> Decimal:
        return self.year_hours.value or Decimal(0)

    def kept(self, asked: Hashable, answer: Callable[[], Answer]) -> Answer:
        """The answer to a question, worked out when it is first asked; a problem names its line, so it is not kept."""
        return _kept(self.answers, asked, answer)

    def kept_of_published(self, asked: Hashable, answer: Callable[[], Answer]) -> Answer:
        """The same for a question that only the published cards and rules answer, and the overrides of the budget."""
        if self.overrides:
            return self.kept(asked, answer)
        return _kept(self.published, (self.as_of, self.budget.project.currency, asked), answer)

    def rate(self, code: str, *, where: str = "") -> Rate | Problem:
        """The rate of that code on the day of the costing."""
        return self.kept_of_published(
            ("rate", code), lambda: self.book.rate(code, self.as_of, overrides=self.overrides, where=where)
        )

    def of_card(self, code: str | None) -> "Settings":
        """The settings with the working year of the rate's card, unless the funder sets one for the whole budget."""
        return self if self.funder_sets_year or not code else self.kept(("card", code), lambda: self._of_card(code))

    def _of_card(self, code: str) -> "Settings":
        card = self.book.card(code)
        if card is None or card.working_year is None:
            return self
        year = self.rate(card.working_year)
        return self if isinstance(year, Problem) else replace(self, year_hours=self.parameters.rate(year))

    def said(self, amount: Decimal) -> str:
        """An amount of money in the budget's currency."""
        return money(amount, self.budget.project.currency)

    def uplift(self, year: int) -> tuple[dict[str, Given], Step]:
        """The given amounts and the step that bring a rate to the prices of a project year (year 1 as it is)."""
        project = self.budget.project
        years = Decimal(max(0, year - 1))
        if project.price_basis != "inflate" or project.uplift is None or not years:
            return {}, steps.RATE_AS_TODAY
        setting = self.parameters.setting(
            "project:uplift", say("Yearly uplift"), project.uplift, "fraction", "budget", percent(project.uplift)
        )
        return {"uplift": setting, "years_on": Given(years, "years", said=plain(years))}, steps.RATE_UPLIFTED


def _kept(answers: Answers, asked: Hashable, answer: Callable[[], Answer]) -> Answer:
    if asked in answers:
        known: Answer = answers[asked]
        return known
    found = answer()
    if not isinstance(found, Problem):
        answers[asked] = found
    return found
