"""The sample budgets that are shipped, by the name of their file."""

from pathlib import Path

from fairbudget.language import noop
from fairbudget.reading.cards.rate_files import shipped_folder

SAMPLES = {
    "university_charity_brokerage": noop("A university and a charity"),
    "public_involvement_panel": noop("A public involvement panel"),
    "regional_partnership_shared_post": noop("One post shared by three"),
    "community_led_development_grant": noop("A small grant led by a community"),
    "full_of_problems": noop("A budget full of problems"),
}


def sample_path(name: str) -> Path:
    """The file of a sample: in the installed package, else in the checkout."""
    return shipped_folder().parent / "sample_budgets" / f"{name}.xlsx"
