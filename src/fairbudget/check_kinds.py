"""The findings of the checks: each kind with its wording."""

from fairbudget.problems import kind

RATE_UNCONFIRMED = kind(
    "rate_unconfirmed",
    "check",
    title="Rate to be confirmed",
    message='The rate "{found}" ({said}) is widely quoted and was not read at its source. It is used on {lines}.',
    fix="Confirm it with the publisher before use, and enter it on Overrides or your own rate card with its source.",
)
RATE_INDICATIVE = kind(
    "rate_indicative",
    "check",
    title="Indicative rate",
    message='The rate "{found}" ({said}) is indicative, not a published amount. It is used on {lines}.',
    fix="Confirm it with the publisher or your institution, and enter the agreed amount with its source.",
)
DAY_ASSUMED = kind(
    "working_day_assumed",
    "note",
    title="Working day assumed",
    message="{partner} does not say how long its working day is. {hours} hours are used.",
    fix="Enter Hours in a day for {partner} on Partners (7, 7.5 and 8 are common).",
)
OVERHEAD_NOT_STATED = kind(
    "overhead_not_stated",
    "note",
    title="Overhead not stated",
    message="{partner} does not say how its overhead is met. No overhead is in the cost of its time.",
    fix="Enter the method and value on Partners, or none where there is no overhead.",
)
VAT_NOT_KNOWN = kind(
    "vat_not_known",
    "check",
    title="VAT not known",
    message="It is not known whether {partner} charges VAT that cannot be recovered. None is in the cost; "
    "it could add up to {most}.",
    fix="Ask {partner} and the finance office, and enter the answer in VAT on Partners.",
)
UNPAID_NOT_STATED = kind(
    "unpaid_hours_not_stated",
    "note",
    title="Unpaid hours not stated",
    message="{lines}: nobody said how many hours go unpaid. Not stated is not the same as none.",
    fix="Ask the partner, and enter Unpaid hours each; enter 0 where there are none.",
)
UNPAID_NOT_VALUED = kind(
    "unpaid_hours_not_valued",
    "note",
    title="Unpaid hours without a value",
    message="{lines}: no reference rate is known for the band of the unpaid hours, or no band is stated. "
    "They have no value here.",
    fix="Enter the band on Time and the reference partner on Project. Where its staff do not work at that band, cost "
    "a line on the baseline card: its rates then stand for the bands.",
)
NO_FUNDER = kind(
    "funder_not_chosen",
    "note",
    title="No funder chosen",
    message="No funder is named, so what the grant pays and what is left to find are not known.",
    fix="Enter the funder's code on Project, or name it (--funder). Known codes: {codes}.",
)
FUNDER_NOT_KNOWN = kind(
    "funder_share_not_known",
    "check",
    title="What the funder pays is not known",
    message="{funder}, {lines} ({sum}): {message} What is funded is not known, which is neither nothing nor all of it.",
    fix="Ask the research office or the funder.",
)
FUNDER_REFUSES = kind(
    "funder_refuses",
    "check",
    title="The funder does not pay this",
    message="{funder} does not pay {lines} ({sum}): {message}{others}",
    fix="Choose another relationship where it is true, another fund, or agree who carries the cost.",
)
EARLY_WORK_REFUSED = kind(
    "pre_application_refused",
    "check",
    title="Work before the award is not paid by the grant",
    message="{funder} does not pay {lines} ({sum}): {message}",
    fix="Say who pays (Paid by), or look at money for early work: {funds}.",
)
PRICE_BASIS_DIFFERS = kind(
    "price_basis_differs",
    "check",
    title="Prices differ from what the funder asks for",
    message='The budget is costed as "{found}" and {funder} asks for "{wanted}".',
    fix="Change Price basis on Project, or confirm with the funder.",
)
OVER_SHARED_CAP = kind(
    "over_shared_cap",
    "check",
    title="Over a cap that several lines share",
    message="{found}: {over} more than the cap allows is not funded.",
    fix="Move cost out of the capped lines, or agree who carries the rest.",
)
OVERRIDE_UNKNOWN = kind(
    "override_unknown_code",
    "check",
    title="Override of a rate that does not exist",
    message='No rate has the code "{found}", so this override changes nothing.{nearest}',
    fix="Correct the code, or take the override out.",
)
OVERRIDE_NOT_USED = kind(
    "override_not_used",
    "note",
    title="Override that nothing uses",
    message='No line of this budget rests on "{found}", so this override changes nothing.',
    fix="Use the rate on a line, or take the override out.",
)
AWARD_LIMIT = kind(
    "award_limit_exceeded",
    "check",
    title="Over the award limit",
    message="The funder would be asked for {asked}, which is {over} more than the limit of {found}.",
    fix="Reduce the budget, or find other money for the rest.",
)
