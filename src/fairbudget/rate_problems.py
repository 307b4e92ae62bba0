"""What can go wrong when a rate is looked up: each kind with its wording."""

from fairbudget.problems import kind

CONFIRM = "enter the confirmed amount on the Overrides sheet or in your organisation's rate card, with its source"

RATE_UNKNOWN = kind(
    "rate_unknown", "blocks",
    title="No rate of that code",
    message='No rate has the code "{found}".{nearest}',
    fix="Use a code from the Rates list, or add the rate on the Overrides sheet with its reason and source.",
)  # fmt: skip
RATE_NOT_SHIPPED = kind(
    "rate_not_shipped", "blocks",
    title="A rate that only you can supply",
    message='"{found}" ({label}) has no published amount that fits everybody: {missing}.',
    fix="Ask for the amount that applies to you and " + CONFIRM + ".",
)  # fmt: skip
RATE_NOT_YET = kind(
    "rate_not_yet", "blocks",
    title="The day is before the first amount of a rate",
    message='"{found}" is first known from {first}; there is no amount for {on}.',
    fix="Check the date, choose another rate, or " + CONFIRM + ".",
)  # fmt: skip
RATE_WITHDRAWN = kind(
    "rate_withdrawn", "blocks",
    title="A rate that has ended",
    message='"{found}" ended on {ended}: {why}.{indicative}',
    fix="Please " + CONFIRM + ".{instead}",
)  # fmt: skip
RATE_NEEDS_HOURS = kind(
    "rate_needs_hours", "blocks",
    title="A rate that depends on how long the work takes",
    message='"{found}" depends on the hours: {bands}.',
    fix='State the hours of each session or task in the column "Hours per unit".',
)  # fmt: skip
RATE_HOURS_NOT_COVERED = kind(
    "rate_hours_not_covered", "blocks",
    title="A length of time for which the source gives no amount",
    message='The source does not say what "{found}" is for {hours} hours; it gives: {bands}.',
    fix="Ask the publisher which amount applies, and put the answer on the Overrides sheet with its reason.",
)  # fmt: skip
RATE_NEEDS_PLACE = kind(
    "rate_needs_place", "blocks",
    title="A rate that depends on the place",
    message='"{found}" depends on the place: {places}.',
    fix='State the place in the column "Place" of the Partners sheet.',
)  # fmt: skip
RATE_NOT_FOR_THEM = kind(
    "rate_not_for_them", "blocks",
    title="A rate that is for other people",
    message='"{found}" is for {meant}, and was asked for {asked}.',
    fix="Choose the rate that fits.",
)  # fmt: skip
RATE_NO_FLOOR = kind(
    "rate_no_floor", "check",
    title="No legal minimum known",
    message="No legal minimum wage for {found} is known on {on}.",
    fix="Check the minimum wage on GOV.UK, and add it to your organisation's rate card with its source.",
)  # fmt: skip
OVERRIDE_NOT_A_FRACTION = kind(
    "override_not_a_fraction", "blocks",
    title="A percentage that is 100 or more",
    message='The override of "{code}" is {found}, which would be {read_as}.',
    fix="Write a percentage with its sign (14.5%) or as a fraction (0.145).",
)  # fmt: skip
PROFILE_UNKNOWN = kind(
    "on_cost_profile_unknown", "blocks",
    title="No on-cost profile of that code",
    message='No on-cost profile has the code "{found}".{nearest}',
    fix="Use one of {known}, or write a percentage of pay.",
)  # fmt: skip
CARD_STALE = kind(
    "rate_card_stale", "check",
    title="A rate card is past its review date",
    message='The card "{found}" was to be reviewed by {review_by}.',
    fix="Check with {publisher} whether its amounts still hold.",
)  # fmt: skip
CARD_UPDATE_DUE = kind(
    "rate_update_due", "check",
    title="A yearly update is missing from a rate card",
    message="{card} usually changes each year on {due}; the newest amount here of {found} is of {newest}.",
    fix="Look for the amount of this year ({publisher}) and " + CONFIRM + ".",
)  # fmt: skip
