"""What every line of one budget shares while it is costed."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from fairbudget.budget import Budget, Override
from fairbudget.costing import steps
from fairbudget.costing.parameters import Parameters
from fairbudget.costing.rows import Given
from fairbudget.language import say
from fairbudget.money import money, percent, plain
from fairbudget.problems import Problem
from fairbudget.ratecards import RateBook
from fairbudget.workings import Step


@dataclass(frozen=True)
class Settings:
    """The budget, the rates as of a day, the parameters that are used, and the hours of a working year."""

    budget: Budget
    book: RateBook
    as_of: date
    parameters: Parameters
    year_hours: Given
    funder_sets_year: bool = False

    @property
    def overrides(self) -> tuple[Override, ...]:
        return self.budget.overrides

    @property
    def hours_of_a_year(self) -> Decimal:
        return self.year_hours.value or Decimal(0)

    def of_card(self, code: str | None) -> "Settings":
        """The settings with the working year of the rate's card, unless the funder sets one for the whole budget."""
        card = self.book.card(code) if code else None
        if self.funder_sets_year or card is None or card.working_year is None:
            return self
        year = self.book.rate(card.working_year, self.as_of, overrides=self.overrides)
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
