"""All figures of a costed budget, for everybody, each partner type and each partner."""

from fairbudget.costing.costed import CostedBudget
from fairbudget.equity import effort_figures, money_figures, pay_figures
from fairbudget.equity.efforts import efforts_of, groups_of
from fairbudget.equity.figure import FIGURES, Figure, Setting

# Importing the rooms fills the list of figures; their order is the order of method, section 6.
ROOMS = (pay_figures, effort_figures, money_figures)


def figures_of(costed: CostedBudget) -> tuple[Figure, ...]:
    """Every figure of every group."""
    efforts = efforts_of(costed)
    setting = Setting(costed, efforts)
    return tuple(make(group, setting) for group in groups_of(costed, efforts) for make in FIGURES.values())
