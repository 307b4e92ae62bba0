"""The parameters of a costed budget: every rate and setting that a row uses, each once, in order of first use."""

from decimal import Decimal

from fairbudget.costing.rows import Given, Parameter
from fairbudget.rates import NUMBERS, Rate


class Parameters:
    """Collects parameters while a budget is costed, and hands out the `Given` that points at each."""

    def __init__(self) -> None:
        self._found: dict[str, Parameter] = {}

    def rate(self, rate: Rate, said: str | None = None) -> Given:
        """The rate as a parameter (an indexed one with the rates it is computed from)."""
        self._keep(rate)
        return Given(rate.amount, unit_of(rate), key=rate.key, said=said)

    def _keep(self, rate: Rate) -> None:
        if rate.key in self._found:
            return
        for _, source in rate.inputs:
            self._keep(source)
        self._found[rate.key] = Parameter(
            key=rate.key,
            label=rate.label,
            amount=rate.amount,
            unit=unit_of(rate),
            code=rate.code,
            per=rate.per,
            basis=rate.basis or "",
            kind=rate.card_kind,
            effective_from=rate.effective_from,
            source=source_key(rate),
            evidence=rate.evidence,
            note=rate.note,
            origin=rate.source,
            override=rate.override,
            working=rate.working,
            inputs=tuple((name, source.key) for name, source in rate.inputs),
        )

    def setting(self, key: str, label: str, value: Decimal, unit: str, source: str, said: str | None = None) -> Given:
        """A number of this budget that is no rate: an uplift, a partner's overhead, a funder's share."""
        self._found.setdefault(key, Parameter(key=key, label=label, amount=value, unit=unit, source=source))
        return Given(value, unit, key=key, said=said)

    def add(self, parameter: Parameter) -> Given:
        """A parameter made elsewhere (a rate typed on a line, a band's reference rate)."""
        self._found.setdefault(parameter.key, parameter)
        return Given(parameter.amount, parameter.unit, key=parameter.key)

    @property
    def all(self) -> tuple[Parameter, ...]:
        return tuple(self._found.values())


def source_key(rate: Rate) -> str:
    """The key of a rate's source: cards may use the same key for different sources, and so may overrides."""
    return rate.code if rate.card_kind == "budget" else f"{rate.card_code}/{rate.source.key}"


def unit_of(rate: Rate) -> str:
    """The unit that a rate is shown in: a fraction for percentages, its own word for plain numbers, else pounds."""
    if rate.per == "percent":
        return "fraction"
    return rate.per.replace("_", " ") if rate.per in NUMBERS else "£"
