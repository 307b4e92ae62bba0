"""`fairbudget fix`: what it would cost to fix a budget, the other ways, and the fixed budget as a file."""

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fairbudget.cli_asking import (
    AsJson,
    BudgetFile,
    MapFile,
    RatesFolder,
    assess_file,
    number,
    refuse,
    warn_of_people,
    workbook_name,
    written,
)

if TYPE_CHECKING:
    from fairbudget.assessment import Assessment
    from fairbudget.budget import Budget
    from fairbudget.fixes.targets import Target

To = Annotated[
    str, typer.Option("--to", metavar="TARGET", help="legal_minimum, floor (real Living Wage), hours or parity.")
]
Cap = Annotated[str | None, typer.Option("--cap", metavar="£", help="How much money there is: what it fixes first.")]
Share = Annotated[
    str, typer.Option("--share-of-parity", metavar="0.8", help="The part of the reference rate that counts as parity.")
]
Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FIXED.xlsx", callback=workbook_name, help="Write the fixed budget here."),
]


def fix(
    budget: BudgetFile,
    to: To,
    cap: Cap = None,
    share_of_parity: Share = "1",
    output: Output = None,
    as_json: AsJson = False,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Rates in force on this day.")] = None,
    rates: RatesFolder = None,
    funder: Annotated[str | None, typer.Option(metavar="CODE", help="Whose rules say what is paid.")] = None,
    currency: Annotated[str | None, typer.Option(metavar="CODE", help="Where the file names no currency.")] = None,
    mapping: MapFile = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")] = False,
) -> None:
    """Say what it would cost to raise a budget to a target, who pays that, and what else would do."""
    from fairbudget import console_fix
    from fairbudget.fixes.plan import fix as plan_of
    from fairbudget.writing.atomic import write_atomically

    target, share, money = _target(to), _share(share_of_parity), _cap(cap)
    assessment = assess_file(budget, as_of, rates, funder, currency, mapping)
    plan = plan_of(assessment.costed, target, share_of_parity=share, cap=money)
    if output is not None:
        warn_of_people(assessment)
        written(lambda: write_atomically(output, lambda new: _write(new, assessment, plan.fixed), force))
    if as_json:
        typer.echo(plan.model_dump_json(indent=2))
    else:
        console_fix.show(plan, assessment)
        if output is not None:
            console_fix.show_written(output)
    raise typer.Exit(1 if assessment.blocked else 0)


def _target(text: str) -> "Target":
    from fairbudget.fixes.targets import TARGETS

    wanted = text.strip().lower().replace("-", "_").replace(" ", "_")
    found = next((target for target in TARGETS if target == wanted), None)
    if found is None:
        refuse(f'"{text}" is not a target. Use one of these: {", ".join(TARGETS)}.')
    return found


def _share(text: str) -> Decimal:
    """A share of parity: 0.8 or 80%."""
    share = number(text.strip().removesuffix("%")) or Decimal(0)
    share = share / 100 if text.strip().endswith("%") else share
    if not 0 < share <= 1:
        refuse(f'"{text}" is not a share of parity. Write a number above 0 and up to 1, such as 0.8, or 80%.')
    return share


def _cap(text: str | None) -> Decimal | None:
    if text is None:
        return None
    from fairbudget.reading.cells.amounts import money_in

    amount = money_in(text)
    if amount is None or amount < 0:
        refuse(f'"{text}" is not an amount of money. Write it as 5000 or £5,000.')
    return amount


def _write(path: Path, assessment: "Assessment", fixed: "Budget") -> None:
    """The fixed budget as a filled-in template, with what could not be read of the file that it was made from."""
    import xlsxwriter

    from fairbudget.tables import not_read
    from fairbudget.writing.result_look import ResultLook
    from fairbudget.writing.result_sheet import add_table
    from fairbudget.writing.template import MADE, budget_sheets

    with xlsxwriter.Workbook(str(path)) as workbook:
        title = f"{fixed.project.title or 'Budget'}, fixed"
        workbook.set_properties({"title": title[:200], "comments": "Made by fairbudget fix", "created": MADE})
        budget_sheets(workbook, fixed)
        unread = not_read(assessment)
        if unread.rows:
            add_table(workbook, unread, ResultLook(workbook, fixed.project.currency))
        workbook.get_worksheet_by_name("Time").activate()
