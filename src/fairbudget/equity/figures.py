"""All figures of a costed budget, for everybody, each partner type and each partner."""

from fairbudget.costing.costed import CostedBudget
from fairbudget.equity import (  # noqa: F401 (each of them marks its figures)
    balance_figures,
    bid_figures,
    brokerage_figures,
    floor_figures,
    gap_figures,
    money_figures,
    pay_figures,
    spread_figures,
    unpaid_figures,
)
from fairbudget.equity.efforts import efforts_of, groups_of
from fairbudget.equity.figure import FIGURES, Figure
from fairbudget.equity.setting import Setting

# In the order of the method, section 6; those of one number in the order in which they are written.
IN_ORDER = sorted(FIGURES.values(), key=lambda marked: marked.number)


def figures_of(costed: CostedBudget) -> tuple[Figure, ...]:
    """Every figure of every group."""
    efforts = efforts_of(costed)
    setting = Setting(costed, efforts)
    return tuple(marked.of(group, setting) for group in groups_of(costed, efforts) for marked in IN_ORDER)
