"""What can be wrong with a line of time once it is costed: each kind with its wording."""

from fairbudget.problems import kind

QUANTITY_MISSING = kind(
    "quantity_missing",
    "blocks",
    title="How much time is missing",
    message="The line says neither how much time it takes nor any unpaid hours. It is not costed.",
    fix="Enter the quantity and its unit (hour, half_day, day, week, month, session, task or fte).",
)
PARTNER_MISSING = kind(
    "line_without_partner",
    "blocks",
    title="Whose time it is",
    message="The line does not say whose time it is. It is not costed.",
    fix="Enter the partner.",
)
MONTHS_MISSING = kind(
    "months_missing",
    "blocks",
    title="Months of a salaried line missing",
    message="Time is given as a fraction of full time, without the number of months. The line is not costed.",
    fix="Enter in Months for how many months of that year it runs.",
)
YEAR_TOO_FAR = kind(
    "year_too_far",
    "blocks",
    title="A year far beyond the project",
    message="{found} is taken for a year of the project, which counts from 1, and no project runs for {most} years. "
    "The line is not costed.",
    fix="Enter 1 for the first year of the project, 2 for the second, 0 for the time before it.",
)
UNIT_MISMATCH = kind(
    "unit_mismatch",
    "blocks",
    title="Unit of the line and unit of the rate differ",
    message='The line counts in units of "{unit}" and the rate "{found}" is a price for a {per}. '
    "A price for a block of time is not cut up or multiplied; the line is not costed.",
    fix="Count the line in units of {per}, or choose an hourly rate.",
)
HOURS_UNKNOWN = kind(
    "hours_unknown",
    "check",
    title="Hours of a session or task not known",
    message="A {unit} is paid here, and neither the line nor the rate says how many hours it takes. "
    "The money is costed; the hours stay out of every hourly figure.",
    fix="Enter Hours per unit, with the preparation and travel that the pay covers.",
)
HOURS_NEEDED = kind(
    "hours_needed",
    "blocks",
    title="Hours of a session or task needed",
    message="A {unit} is paid by the {per} here, and nobody says how many hours it takes. It is not costed.",
    fix="Enter Hours per unit.",
)
LINE_BLOCKED = kind(
    "line_blocked_elsewhere",
    "blocks",
    title="Not costed because of a problem elsewhere",
    message="The line rests on {found}, which has a problem: {title}. The line is not costed.",
    fix="Mend {found}.",
)
MONTHS_ASSUMED = kind(
    "months_assumed_first",
    "check",
    title="Which months of the year is assumed",
    message="The line runs for {found} months of year {year}, and pay changes within that year. "
    "The first months of the year are taken.",
    fix="If it runs later in the year, enter its rate on the line with the reason, or split it at the change of pay.",
)
SHARE_OF_POST = kind(
    "employed_share_too_small",
    "check",
    title="Employed for less than this line takes",
    message="The person is said to work {found} of full time for this employer in all, and this line alone "
    "takes {fraction}. The National Insurance threshold is spread over the smaller figure.",
    fix="Enter in Employed share the whole fraction that the person works for this employer.",
)
