"""What can be wrong in a file of rates: each kind with its wording. All of them refuse the file."""

from fairbudget.problems import kind

NOT_TOML = kind(
    "rate_file_not_toml", "blocks",
    title="A rate file that cannot be read",
    message="The file is not written as rate cards are (TOML): {found}.",
    fix="Compare the line with the example in rates/README.md: texts stand in quotes, each value on a line.",
)  # fmt: skip
NOT_A_DATE = kind(
    "rate_file_not_a_date", "blocks",
    title="A date that does not exist",
    message="{found} is not a date.",
    fix="Write dates as year-month-day without quotes, such as 2026-04-01.",
)  # fmt: skip
NO_FILES = kind(
    "rate_folder_empty", "blocks",
    title="A folder without rate cards",
    message='No rate cards (files ending in .toml) were found in "{found}".',
    fix="Check the name of the folder.",
)  # fmt: skip
FIELD_UNKNOWN = kind(
    "rate_file_field_unknown", "blocks",
    title="A field that rate cards do not have",
    message='"{found}" is not a field of {of}.{nearest}',
    fix="Correct the spelling or take the field out.",
)  # fmt: skip
FIELD_MISSING = kind(
    "rate_file_field_missing", "blocks",
    title="A field that is missing",
    message='{of} needs "{found}".',
    fix='Add "{found}".',
)  # fmt: skip
WORD_UNKNOWN = kind(
    "rate_file_word_unknown", "blocks",
    title="A word that is not on the list",
    message='"{found}" is not a {field}.',
    fix="Use one of {allowed}.",
)  # fmt: skip
VALUE_WRONG = kind(
    "rate_file_value_wrong", "blocks",
    title="A value that does not fit its field",
    message='"{found}" does not fit "{field}": {why}.',
    fix="Write it as in the example in rates/README.md.",
)  # fmt: skip
NOT_AN_AMOUNT = kind(
    "rate_file_not_an_amount", "blocks",
    title="An amount that is not a plain number",
    message='"{found}" is not an amount.',
    fix="Write the number as printed, without sign, comma or exponent: 1000.50. A percentage is 14.5.",
)  # fmt: skip
NEGATIVE_AMOUNT = kind(
    "rate_file_negative_amount", "blocks",
    title="A negative amount",
    message="The amount {found} is below zero.",
    fix="Correct the amount. A rate that has ended is marked with withdrawn = and the reason.",
)  # fmt: skip
DERIVED = kind(
    "rate_file_derived", "blocks",
    title="A computed figure on a card of published rates",
    message='"{found}" evidence cannot stand on a card: it holds what was printed, not what was worked out.',
    fix="Take the value out, or declare with index = how it follows from other rates (docs/rate-cards.md).",
)  # fmt: skip
SOURCE_UNKNOWN = kind(
    "rate_file_source_unknown", "blocks",
    title="A source that the file does not describe",
    message='No source has the key "{found}".{nearest}',
    fix="Add a table [source.{found}] with title, publisher and read_on.",
)  # fmt: skip
DUPLICATE = kind(
    "rate_file_duplicate", "blocks",
    title="Two values for the same day",
    message="{found} has two values for the same people and the same day.",
    fix="Keep the one that is printed, or say in what they differ (place, hours).",
)  # fmt: skip
CHANGE_TOO_LARGE = kind(
    "rate_file_change", "blocks",
    title="A change that is larger than this card expects",
    message="{code} goes from {before} to {found}, more than {limit} a year.",
    fix="Check the source. If it is right, add change_checked = and why to the entry.",
)  # fmt: skip
NO_REASON = kind(
    "rate_file_no_reason", "blocks",
    title="A rate laid over a published one without its reason",
    message='The rate laid over "{found}" does not say {missing}.',
    fix="Add reason =, agreed_by = and agreed_on = to the entry: without a reason nothing is overridden.",
)  # fmt: skip
LINK_UNKNOWN = kind(
    "rate_file_link_unknown", "blocks",
    title="A link to a rate that does not exist",
    message='"{found}", named by "{field}", is not a rate that can be used here.{nearest}',
    fix="Correct the code.",
)  # fmt: skip
CARD_TWICE = kind(
    "rate_card_twice", "blocks",
    title="Two cards of the same code",
    message='There are two cards with the code "{found}".',
    fix="Give your card a code of its own, and lay its rates over others with replaces =.",
)  # fmt: skip
