"""Where two people or fewer stand behind the figures of a budget: their role could tell who they are."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from fairbudget.budget import PartnerType, words
from fairbudget.columns.kinds import Kind
from fairbudget.columns.later import References
from fairbudget.columns.places import Where
from fairbudget.columns.plan import BANDS, Lines, Plan
from fairbudget.equity.behind import FEW

TYPES = (None, *words(PartnerType))
# Which lines figures rest on. Those with a reference rate are the ones that can be compared.
ALL, BROKERAGE, BEFORE, COMPARED, BROKERAGE_COMPARED, VALUED = range(6)
REST_ON = {
    "like_for_like_parity": COMPARED,
    "unpaid_value": VALUED,
    "brokerage_coverage": BROKERAGE,
    "brokerage_cost_coverage": BROKERAGE_COMPARED,
    "pre_application_burden": BEFORE,
}
# The partner type (None: everybody) and the lines of which few people do all.
Few = frozenset[tuple[str | None, int]]


def few_people(plan: Plan, lines: Lines, references: Sequence[References]) -> list[Few]:
    """Of each budget, for whom and on which lines the people are few. A role on several lines counts once."""
    found: list[set[tuple[str | None, int]]] = [set() for _ in references]
    for rest_on, counted in enumerate(_rest_on(plan, lines, references)):
        for budget, number in _few(plan, lines, np.flatnonzero(counted)):
            found[budget].add((TYPES[number], rest_on))
    return [frozenset(each) for each in found]


def _rest_on(plan: Plan, lines: Lines, references: Sequence[References]) -> Iterator[NDArray[np.bool_]]:
    """Whether each line counts, for each of the ways above."""
    brokerage = np.array([kind.activity == "brokerage" for kind in plan.kinds], dtype=bool)[lines.kind]
    before = np.array([kind.phase == "pre_application" for kind in plan.kinds], dtype=bool)[lines.kind]
    bands = np.array([BANDS.index(kind.band) if kind.band else len(BANDS) for kind in plan.kinds], dtype=np.intp)
    known = np.array([[*(band in each for band in BANDS), False] for each in references], dtype=bool)
    compared = known[lines.budget, bands[lines.kind]]
    nothing_unpaid = lines.numbers["unpaid_hours_each"].nothing(len(lines))
    yield np.full(len(lines), True)
    yield brokerage
    yield before
    yield compared
    yield brokerage & compared
    yield compared | nothing_unpaid


def _few(plan: Plan, lines: Lines, here: Where) -> Iterator[tuple[int, int]]:
    """The budgets, and the numbers of the types in them (0 is everybody), whose people on these lines are few."""
    most = max((len(kind.partners) for kind in plan.kinds), default=0)
    pairs = [(here, np.zeros(len(here), dtype=np.intp))]
    for position in range(most):
        of_kind = np.array([_type(kind, position) for kind in plan.kinds], dtype=np.intp)[lines.kind[here]]
        pairs.append((here[of_kind > 0], of_kind[of_kind > 0]))
    line = np.concatenate([lines_here for lines_here, _ in pairs])
    group = lines.budget[line] * len(TYPES) + np.concatenate([types for _, types in pairs])
    if not len(line):
        return
    people = lines.numbers["people"]
    size = np.asarray(people.wholes(len(lines)))[line]
    person = group * (int(lines.person.max()) + 1) + lines.person[line]
    order = np.argsort(person, kind="stable")
    _, starts = np.unique(person[order], return_index=True)
    largest, groups = np.maximum.reduceat(size[order], starts), group[order][starts]
    of_groups, begin = np.unique(groups, return_index=True)
    total = np.add.reduceat(largest, begin) * people.times
    for found in of_groups[(total > 0) & (total <= FEW * people.under)].tolist():
        yield divmod(found, len(TYPES))


def _type(kind: Kind, position: int) -> int:
    return TYPES.index(kind.partners[position].type) if position < len(kind.partners) else 0
