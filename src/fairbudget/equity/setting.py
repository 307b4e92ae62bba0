"""What a figure is worked out in: the whole costed budget, and the words that say what it is compared with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, reduce
from typing import Any, TypeVar

from fairbudget.costing.costed import CostedBudget
from fairbudget.equity.behind import Behind
from fairbudget.equity.efforts import Effort, Group, reference_efforts
from fairbudget.language import noop, say
from fairbudget.money import money

Answer = TypeVar("Answer")

SET_BY = {
    "partner": noop("set by the partner"),
    "lead": noop("set by the lead alone"),
    "both": noop("agreed by the partner and the lead"),
    "not_agreed": noop("not agreed with the partner"),
    None: noop("and nobody has said who set them"),
}


@dataclass(frozen=True)
class Setting:
    """The whole costed budget and all its effort."""

    costed: CostedBudget
    efforts: tuple[Effort, ...]
    _of_everybody: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    _behind: dict[tuple[int, ...], Behind] = field(default_factory=dict, init=False, repr=False, compare=False)

    def behind(self, efforts: tuple[Effort, ...]) -> Behind:
        """What stands behind a figure: most figures of a group rest on the same efforts, and so share one answer."""
        # Efforts are told apart by what they are, not by what they hold; `Behind` keeps them, so no id is used twice.
        return self._behind.setdefault(tuple(map(id, efforts)), Behind(efforts))

    def of_everybody(self, work: Callable[[Group], Answer]) -> Answer:
        """What a function answers for everybody, worked out once however many groups are compared with the whole."""
        if work not in self._of_everybody:
            self._of_everybody[work] = work(Group(self.efforts, self.costed.rows))
        answer: Answer = self._of_everybody[work]
        return answer

    @cached_property
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
                words.append(say("{partner}'s own staff in this budget", partner=parameter.mean_of[0]))
            elif parameter is not None:
                words.append(say("the indicative card") if parameter.kind == "indicative" else say("a rate card"))
        each = dict.fromkeys(words)
        return reduce(lambda one, other: say("{one} and {other}", one=one, other=other), each) if each else ""

    def bands_words(self, efforts: Sequence[Effort]) -> str:
        """Who set the bands that a comparison rests on."""
        found = {effort.row.partner.bands_agreed_by for effort in efforts}
        if len(found) > 1:
            return say("set in different ways: see each partner")
        return say(SET_BY[found.pop()]) if found else ""
