"""Folders of invented budgets: workbooks in the template, of every kind of partner, and some broken files."""

import random
import sys
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import xlsxwriter

from fairbudget.budget import Budget, CostLine, OwnRate, Partner, Project, Share, TimeLine
from fairbudget.writing.template import budget_sheets

FUNDERS = ("ukri", "nihr", "wellcome", "tnlcf", "ideas_fund", None)
LEADS = [f"University of Example {number}" for number in range(1, 31)]
BANDS = ("contributor", "experienced", "skilled", "lead", "strategic")
OTHERS = (
    ("Charity", "vcse", "project_partner", "employee", "percent", "0.15", "irrecoverable"),
    ("Neighbours", "vcse", "subcontractor", Decimal("0.12"), "none", None, "none"),
    ("Panel", "individual", "public_contributor", "none", "none", None, "none"),
    ("Artist", "freelancer", "consultant", "none", "none", None, "none"),
    ("Council", "local_authority", "project_partner", "local_government", "percent", "0.2", "recoverable"),
    ("Students", "student", "participant", "none", "none", None, "none"),
)
SEED = 2026
BROKEN_EVERY = 20


def budget(draw: random.Random, lines: int) -> Budget:
    """A budget of so many lines of time."""
    lead = draw.choice(LEADS)
    start = draw.choice((date(2025, 10, 1), date(2026, 1, 1), date(2026, 10, 1)))
    partners = (
        Partner(name=lead, type="university", relationship="lead", on_costs="university_uss", overhead="trac_per_fte",
                overhead_value=Decimal(draw.randrange(9000, 16000)), vat="recoverable", bands_agreed_by="both"),
        *(
            Partner.model_validate({
                "name": name, "type": kind, "relationship": relationship, "on_costs": on_costs, "overhead": overhead,
                "overhead_value": value, "vat": vat, "hours_in_a_day": draw.choice(("7", "7.5")),
                "bands_agreed_by": draw.choice(("both", "lead", None)),
            })
            for name, kind, relationship, on_costs, overhead, value, vat in draw.sample(OTHERS, draw.randint(1, 4))
        ),
    )  # fmt: skip
    return Budget(
        project=Project(
            title=f"Invented project {draw.randrange(10**6)}", lead_organisation=lead, start=start, months=24,
            funder=draw.choice(FUNDERS), as_of=date(2026, 4, 30),
            price_basis=draw.choice(("todays_prices", "todays_prices", "inflate")), uplift=Decimal("0.03"),
        ),
        partners=partners,
        time=tuple(time_line(draw, str(number), partners) for number in range(1, lines + 1)),
        costs=tuple(cost_line(draw, f"c{number}", partners) for number in range(1, draw.randint(2, 8))),
    )  # fmt: skip


def time_line(draw: random.Random, name: str, partners: tuple[Partner, ...]) -> TimeLine:
    """A line of one of the partners, paid as people like it are."""
    of = draw.choice(partners)
    unpaid = None if draw.random() < 0.03 else Decimal(draw.randrange(0, 60)) / 2
    stated = {
        "line": name,
        "partners": (Share(partner=of.name),),
        "role": f"Role {draw.randrange(1, 40)}",
        "band": draw.choice(BANDS[1:4]),
        "activity": draw.choice(("research", "engagement", "brokerage", "governance", "facilitation")),
        "phase": draw.choice(("pre_application", "delivery", "delivery", "delivery")),
        "year": draw.randint(1, 2),
        "unpaid_hours_each": unpaid,
        "why_unpaid": draw.choice(("chosen", "not_budgeted")) if unpaid else None,
    }
    if of.type == "university" and draw.random() < 0.5:
        stated |= {"unit": "fte", "quantity": Decimal(draw.randrange(1, 11)) / 10,
                   "months": Decimal(draw.choice((6, 12))), "status": "employee",
                   "rate_code": f"he_spine:point_{draw.choice((24, 30, 40, 44))}"}  # fmt: skip
    elif of.type == "individual" and draw.random() < 0.5:
        stated |= {"unit": "half_day", "quantity": Decimal(draw.randint(1, 12)), "people": Decimal(draw.randint(1, 8)),
                   "rate_code": "baseline:half_day"}  # fmt: skip
    else:
        unit = draw.choice(("hour", "day"))
        pounds = draw.randrange(1200, 6000) if unit == "hour" else draw.randrange(9000, 45000)
        basis = {"individual": "fee", "freelancer": "fee", "student": "wage"}.get(of.type or "", "employer_cost")
        stated |= {"unit": unit, "quantity": Decimal(draw.randrange(1, 400)) / 4,
                   "own_rate": OwnRate.model_validate({"amount": Decimal(pounds) / 100, "per": unit, "basis": basis,
                                                       "reason": "agreed with the partner"})}  # fmt: skip
    return TimeLine.model_validate(stated)


def cost_line(draw: random.Random, name: str, partners: tuple[Partner, ...]) -> CostLine:
    """A line of other costs."""
    return CostLine.model_validate({
        "line": name, "partner": draw.choice(partners).name, "label": f"Item {name}",
        "category": draw.choice(("travel", "catering", "venue", "childcare", "materials")),
        "for_activity": draw.choice(("brokerage", "engagement", None)), "phase": "delivery",
        "quantity": Decimal(draw.randint(1, 30)), "unit_cost": Decimal(draw.randrange(100, 9000)) / 100,
    })  # fmt: skip


def write(folder: Path, files: int, seed: int = SEED, broken_every: int = BROKEN_EVERY) -> list[str]:
    """Write so many files in folders of a hundred; the answer are the broken ones, of which one in 20 is."""
    draw = random.Random(seed)  # noqa: S311 - invented budgets, no secrets
    broken = []
    for number in range(files):
        path = folder / f"{number // 100:03d}" / f"budget-{number:05d}.xlsx"
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = draw.choice((8, 12, 16, 20, 24, 30, 40, 60, 100))
        with xlsxwriter.Workbook(str(path)) as workbook:
            budget_sheets(workbook, budget(draw, lines))
        if number % broken_every == broken_every - 1:
            spoil(path, number // broken_every % 5)
            broken.append(path.relative_to(folder).as_posix())
    return broken


def spoil(path: Path, way: int) -> None:
    """Break a workbook: cut it short, empty it, give it a password's head, a bomb's size, or no sheet at all."""
    whole = path.read_bytes()
    if way == 0:
        path.write_bytes(whole[: len(whole) // 2])
    elif way == 1:
        path.write_bytes(b"")
    elif way == 2:
        path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + whole)
    elif way == 3:
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/worksheets/sheet99.xml", b" " * 300_000_000)
    else:
        path.write_text("this is a letter and no budget", encoding="utf-8")


if __name__ == "__main__":
    print("\n".join(write(Path(sys.argv[1]), int(sys.argv[2]))))  # noqa: T201 - a command
