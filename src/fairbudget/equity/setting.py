"""What a figure is worked out in: the whole costed budget, and the words that say what it is compared with."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from fairbudget.costing.costed import CostedBudget
from fairbudget.equity.efforts import Effort, reference_efforts
from fairbudget.money import money

SET_BY = {
    "partner": "set by the partner",
    "lead": "set by the lead alone",
    "both": "agreed by the partner and the lead",
    "not_agreed": "not agreed with the partner",
    None: "and nobody has said who set them",
}


@dataclass(frozen=True)
class Setting:
    """The whole costed budget and all its effort."""

    costed: CostedBudget
    efforts: tuple[Effort, ...]

    @property
    def reference(self) -> tuple[Effort, ...]:
        """The effort of the reference partner's own people; none where there is no reference partner."""
        return reference_efforts(self.costed, self.efforts)

    def said(self, amount: Decimal) -> str:
        """An amount in the budget's currency, for captions."""
        return money(amount, self.costed.budget.project.currency)

    def reference_words(self, efforts: Sequence[Effort]) -> str:
        """Whose rates the reference rates of these efforts are."""
        parameters = {parameter.key: parameter for parameter in self.costed.parameters}
        words = []
        for band in dict.fromkeys(effort.band for effort in efforts if effort.band):
            given = self.costed.references.get(band)
            parameter = parameters.get(given.key or "") if given else None
            if parameter is not None and parameter.mean_of:
                words.append(f"{parameter.mean_of[0]}'s own staff in this budget")
            elif parameter is not None:
                words.append("the indicative card" if parameter.kind == "indicative" else "a rate card")
        return " and ".join(dict.fromkeys(words))

    def bands_words(self, efforts: Sequence[Effort]) -> str:
        """Who set the bands that a comparison rests on."""
        found = {effort.row.partner.bands_agreed_by for effort in efforts}
        if len(found) > 1:
            return "set in different ways: see each partner"
        return SET_BY[found.pop()] if found else ""
