"""The rate book: every rate card together, and the one look-up that answers for a code on a day.

Precedence, strongest first: the budget's overrides, the organisation's card, the published and indicative
cards (a rate typed on a line is stronger still, and is the costing's business). A look-up answers with the
newest value not after the day or with a problem; never with a neighbour's rate (method, section 3).
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from fairbudget import indexed, staleness
from fairbudget.budget import Band, Frozen, Override, Place
from fairbudget.funder_rules import PreApplicationFund
from fairbudget.funders import FunderRules
from fairbudget.language import say
from fairbudget.lookup import Asked, in_force, override_in_force, rate_of, rate_of_override
from fairbudget.oncosts import Component, OnCostProfile
from fairbudget.problems import Problem, near, said_near
from fairbudget.rate_problems import (
    PROFILE_UNKNOWN,
    RATE_NO_FLOOR,
    RATE_NOT_SHIPPED,
    RATE_NOT_YET,
    RATE_UNKNOWN,
    RATE_WITHDRAWN,
)
from fairbudget.rates import (
    AppliedOverride,
    CardKind,
    Evidence,
    ExpertiseBand,
    Index,
    ListedRate,
    Rate,
    RateCard,
    RateUnit,
    RateValue,
    Source,
    in_arithmetic,
    printed_unit,
    said,
)

__all__ = [
    "AppliedOverride", "CardKind", "Component", "Evidence", "ExpertiseBand", "Index", "ListedRate",
    "OnCostProfile", "Rate", "RateBook", "RateCard", "RateUnit", "RateValue", "Source", "in_arithmetic",
    "printed_unit", "said",
]  # fmt: skip

BASELINE = "baseline"
MINIMUM_WAGE = "nmw"
REAL_LIVING_WAGE = "rlw"
Listed = tuple[RateCard, ListedRate]


class RateBook(Frozen):
    """All cards, the words of the expertise bands, and the funders' rules by code.

    Codes of rates are `card:rate`, such as "nihr:half_day". `early_money` lists funds for work before a bid.
    """

    cards: tuple[RateCard, ...] = ()
    bands: tuple[ExpertiseBand, ...] = ()
    funders: Mapping[str, FunderRules] = {}
    early_money: tuple[PreApplicationFund, ...] = ()

    @cached_property
    def _listed(self) -> dict[str, Listed]:
        return {f"{card.code}:{listed.code}": (card, listed) for card in self.cards for listed in card.rates}

    @cached_property
    def _laid_over(self) -> dict[str, Listed]:
        """The organisation's rates by the code that they are laid over."""
        return {listed.replaces: (card, listed) for card, listed in self._listed.values() if listed.replaces}

    def codes(self) -> tuple[str, ...]:
        """Every code that can be looked up, in the order of the cards."""
        return tuple(self._listed)

    def card(self, code: str) -> RateCard | None:
        """The card of that code, or of the rate of that code."""
        name = code.partition(":")[0]
        return next((card for card in self.cards if card.code == name), None)

    def rate(
        self,
        code: str,
        on: date,
        *,
        place: Place | None = None,
        age: int | None = None,
        hours: Decimal | None = None,
        overrides: tuple[Override, ...] = (),
        where: str = "",
    ) -> Rate | Problem:
        """The rate of that code on that day, or the problem that says why there is none and what to do.

        `hours` is the length of one task or session, needed for rates with duration bands. `where` is the
        place in the budget, for the problem.
        """
        asked = Asked(code, on, place, age, hours, tuple(overrides), where)
        before = self._agreed(asked)
        override = override_in_force(asked)
        return before if override is None else rate_of_override(override, before, self._listed.get(code), asked)

    def _agreed(self, asked: Asked) -> Rate | Problem:
        """The organisation's rate laid over a published one where there is one, else the published one."""
        published = self._published(asked)
        if asked.code not in self._laid_over:
            return published
        card, listed = self._laid_over[asked.code]
        value = in_force(listed, asked)
        if isinstance(value, Problem):
            return published if value.code == RATE_NOT_YET.code else value
        if value.withdrawn:
            return published
        replaces = published.amount if isinstance(published, Rate) else None
        return rate_of(card, listed, value, asked, self._hours_per_year(card, asked), replaces=replaces)

    def _published(self, asked: Asked) -> Rate | Problem:
        if asked.code not in self._listed:
            return RATE_UNKNOWN(asked.where, asked.code, nearest=self._nearest(asked.code))
        card, listed = self._listed[asked.code]
        if listed.index is not None:
            return self._indexed(card, listed, listed.index, asked)
        if not listed.values:
            return RATE_NOT_SHIPPED(asked.where, asked.code, label=listed.label, missing=listed.missing)
        value = in_force(listed, asked)
        if isinstance(value, Problem):
            return value
        if value.withdrawn:
            return self._withdrawn(value, asked)
        return rate_of(card, listed, value, asked, self._hours_per_year(card, asked))

    def _withdrawn(self, value: RateValue, asked: Asked) -> Problem:
        """Says why the rate ended, and offers the indicative value of the same name."""
        code = f"{BASELINE}:{asked.code.partition(':')[2]}"
        stand_in = self.rate(code, asked.on) if code in self._listed and code != asked.code else None
        indicative = instead = ""
        if isinstance(stand_in, Rate):
            indicative = " " + say("Indicative value: {rate}.", rate=said(stand_in))
            instead = " " + say('Until then use "{code}", which is marked as indicative.', code=code)
        return RATE_WITHDRAWN(
            asked.where, asked.code,
            ended=value.effective_from, why=value.withdrawn, indicative=indicative, instead=instead,
        )  # fmt: skip

    def _hours_per_year(self, card: RateCard, asked: Asked) -> Decimal | None:
        if card.working_year is None or asked.code == card.working_year:
            return None
        found = self.rate(card.working_year, asked.on, overrides=asked.overrides, where=asked.where)
        return found.amount if isinstance(found, Rate) else None

    def _indexed(self, card: RateCard, listed: ListedRate, index: Index, asked: Asked) -> Rate | Problem:
        profile = self.profile(index.profile, overrides=asked.overrides) if index.profile else None
        if isinstance(profile, Problem):
            return profile
        inputs = self._inputs(index, profile, asked)
        if isinstance(inputs, Problem):
            return inputs
        working = indexed.step(index, listed.label, profile)
        amount = indexed.worked_out(working, inputs)
        if amount is None:
            raise ValueError(f"{asked.code}: the working of an indexed rate needs an amount that was not looked up")
        rates = list(inputs.values())
        value = RateValue(
            amount=amount,
            source=card.sources[0].key,
            evidence=indexed.weakest(rates),
            effective_from=indexed.latest(rates),
        )
        rate = rate_of(card, listed, value, asked, None)
        return rate.model_copy(update={"working": working, "inputs": tuple(inputs.items())})

    def _inputs(self, index: Index, profile: OnCostProfile | None, asked: Asked) -> dict[str, Rate] | Problem:
        """The rates of the day that go into an indexed rate, each under its name in the expression."""
        found: dict[str, Rate | Problem] = {}
        if index.kind == "same_as":
            found["published"] = self._again(index.of, asked)
        elif index.kind == "percent_on" and index.plus:
            uplift = found["uplift"] = self._again(index.plus, asked)
            if isinstance(uplift, Rate):
                found["before_uplift"] = self._day_before(index, uplift, asked)
        elif profile and index.hours:
            found["salary"] = self._again(index.of, asked)
            found |= {name: self._again(code, asked) for name, code in profile.codes}
            found["hours_a_year"] = self._again(index.hours, asked)
        for answer in found.values():
            if isinstance(answer, Problem):
                said_first = say('"{code}" follows from other rates.', code=asked.code)
                return answer.model_copy(update={"found": asked.code, "message": f"{said_first} {answer.message}"})
        return {name: rate for name, rate in found.items() if isinstance(rate, Rate)}

    def _again(self, code: str, asked: Asked) -> Rate | Problem:
        return self.rate(code, asked.on, overrides=asked.overrides, where=asked.where)

    def _day_before(self, index: Index, uplift: Rate, asked: Asked) -> Rate | Problem:
        """The rate that is uplifted: that of the day before the published uplift, whatever its size.

        An override without a date speaks of today, not of that day.
        """
        published = self._published(Asked(index.plus or "", asked.on))
        starts = (published if isinstance(published, Rate) else uplift).effective_from or asked.on
        dated = tuple(override for override in asked.overrides if override.effective_from)
        return self.rate(index.of, starts - timedelta(days=1), overrides=dated, where=asked.where)

    def profile(self, code: str, *, overrides: tuple[Override, ...] = (), where: str = "") -> OnCostProfile | Problem:
        """The on-cost profile of that code, an organisation's own first.

        A problem when there is none, or when one of its rates is only known locally and was not supplied.
        """
        known = {profile.code: profile for card in self._by_weight for profile in card.profiles}
        if code not in known:
            nearest = near(code, tuple(known))
            return PROFILE_UNKNOWN(where, code, nearest=said_near(nearest), known=", ".join(known))
        supplied = {override.rate_code for override in overrides} | set(self._laid_over)
        for _, rate_code in known[code].codes:
            _, listed = self._listed.get(rate_code, (None, None))
            if rate_code not in supplied and (listed is None or not (listed.values or listed.index)):
                label, missing = (listed.label, listed.missing) if listed else (rate_code, say("no card has it"))
                return RATE_NOT_SHIPPED(where, rate_code, label=label, missing=missing)
        return known[code]

    @property
    def _by_weight(self) -> tuple[RateCard, ...]:
        """Cards with the organisation's last, so that what they say is kept."""
        return tuple(sorted(self.cards, key=lambda card: card.kind == "organisation"))

    def on_cost_rates(
        self, profile: OnCostProfile, on: date, *, overrides: tuple[Override, ...] = (), where: str = ""
    ) -> dict[str, Rate] | Problem:
        """The rates of a profile on a day, by their names in `oncosts.on_cost` ("employer_ni_rate")."""
        found: dict[str, Rate] = {}
        for name, code in profile.codes:
            answer = self.rate(code, on, overrides=overrides, where=where)
            if isinstance(answer, Problem):
                return answer
            found[name] = answer
        return found

    def legal_minimum(self, on: date, age: int | None = None, apprentice: bool = False) -> Rate | Problem:
        """The minimum wage per hour on that day: the adult rate when no age is given."""
        if apprentice:
            return self.rate(f"{MINIMUM_WAGE}:apprentice", on)
        adult = self.rate(f"{MINIMUM_WAGE}:adult", on, age=age)
        if age is None or isinstance(adult, Rate):
            return adult
        for code in ("age_21_to_22", "age_18_to_20", "under_18"):
            found = self.rate(f"{MINIMUM_WAGE}:{code}", on, age=age)
            if isinstance(found, Rate):
                return found
        return RATE_NO_FLOOR("", say("age {age}", age=age), on=on)

    def real_living_wage(self, on: date, place: Place | None = None) -> Rate | Problem:
        """The real Living Wage announced by that day: London's in London, else the UK's."""
        return self.rate(f"{REAL_LIVING_WAGE}:{'london' if place == 'london' else 'uk'}", on)

    def band_reference(self, band: Band, on: date, *, overrides: tuple[Override, ...] = ()) -> Rate | Problem:
        """The baseline's rate that stands for an expertise band; one for a task has its `expected_hours`."""
        for code, (card, listed) in self._listed.items():
            if card.code == BASELINE and listed.reference and listed.band == band:
                return self.rate(code, on, overrides=overrides)
        return RATE_UNKNOWN("", f"{BASELINE}:{band}", nearest="")

    def problems(self, on: date, cards: Iterable[str] | None = None) -> tuple[Problem, ...]:
        """What to check on that day: cards past their review date, yearly updates that are missing.

        `cards` are the codes of cards or rates in use; all cards when it is not given.
        """
        used = self.codes() if cards is None else tuple(cards)
        return staleness.problems(self._listed, used, on)

    def _nearest(self, code: str) -> str:
        """Codes of the same name first ("half_day" means "nihr:half_day"), then similar spellings."""
        name = code.rpartition(":")[2].strip().lower().replace(" ", "_")
        same = [f'"{known}"' for known in self._listed if known.partition(":")[2] == name]
        found = ", ".join(same[:4]) or near(code, self.codes()) or self._near_name(name)
        return said_near(found)

    def _near_name(self, name: str) -> str:
        names = {known.partition(":")[2]: f'"{known}"' for known in self._listed}
        close = near(name, tuple(names)).replace('"', "")
        return ", ".join(names[word] for word in close.split(", ") if word)
