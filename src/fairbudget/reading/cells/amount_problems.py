"""What can be wrong with a cell that should hold an amount, each kind in words for people."""

from fairbudget.problems import kind

NOT_AN_AMOUNT = kind(
    "not_an_amount",
    "blocks",
    title="Not an amount of money",
    message='"{found}" is not an amount of money. Its row is not costed.',
    fix="Write pounds and pence in digits, such as 1200.50, or leave the cell empty if it is not known.",
)
NOT_A_NUMBER = kind(
    "not_a_number",
    "blocks",
    title="Not a number",
    message='"{found}" is not a number. Its row is not costed.',
    fix="Write it in digits, such as 2.5, or leave the cell empty if it is not known.",
)
TWO_READINGS = kind(
    "amount_has_two_readings",
    "blocks",
    title="A number with a decimal comma",
    message='"{found}" could be {comma} (with a decimal comma) or a slip. Its row is not costed.',
    fix="Write it with a point before the decimals: {comma}.",
)
DECIMAL_COMMA_READ = kind(
    "decimal_comma_read",
    "check",
    title="Decimal commas",
    message='"{found}" is read as {comma}: this file writes its decimals with a comma.',
    fix="If that is wrong, write it with a point before the decimals.",
)
SHORTENED_AMOUNT = kind(
    "amount_shortened",
    "blocks",
    title="A shortened amount",
    message='"{found}" is shortened, so its last digits are not known. Its row is not costed.',
    fix="Write it out in full, such as 3000.",
)
CURRENCY_MIX = kind(
    "currency_mix",
    "blocks",
    title="Another currency",
    message='"{found}" is in {other} and this budget is in {currency}. Its row is not costed.',
    fix="Write the amount in {currency} and note the exchange rate, or make one budget for each currency.",
)
NEGATIVE = kind(
    "negative",
    "blocks",
    title="Below zero",
    message='"{found}" is below zero, which would make the total smaller. Its row is not costed.',
    fix="Tell us if this is income: money that comes in does not belong among the costs. Otherwise remove the minus.",
)
TOO_LARGE = kind(
    "too_large",
    "blocks",
    title="Too large to be meant",
    message='"{found}" is larger than any budget here can hold. Its row is not costed.',
    fix="Check the digits and the decimal point.",
)
NUMBER_WITH_UNIT = kind(
    "number_with_unit",
    "blocks",
    title="A number and its unit in one cell",
    message='"{found}" holds a number and a unit. Its row is not costed.',
    fix='Write {number} here and choose "{unit}" under Unit.',
)
NOT_IN_HOURS = kind(
    "not_in_hours",
    "blocks",
    title="Hours are wanted",
    message='"{found}" is not a number of hours. Its row is not costed.',
    fix="Write the hours.{suggestion}",
)
HOURS_READ = kind(
    "hours_read",
    "note",
    title="Hours with their unit",
    message='"{found}" is read as {number} hours.',
    fix="Nothing to do if that is right.",
)
CLOCK_TIME = kind(
    "clock_time",
    "blocks",
    title="A clock time",
    message='"{found}" is a clock time, not a number. Its row is not costed.',
    fix="If it means a length of time, write {number}.",
)
NOT_WHOLE = kind(
    "not_whole",
    "blocks",
    title="A whole number is wanted",
    message='"{found}" is not a whole number. Its row is not costed.',
    fix="Write a whole number, such as 3.",
)
PERCENT_TWO_READINGS = kind(
    "percent_has_two_readings",
    "blocks",
    title="A percentage or a fraction",
    message='"{found}" could be {small} or {large}. Its row is not costed.',
    fix="Write it with its sign: {small} or {large}.",
)
