"""What can be wrong with a filled-in template beyond a single cell: each kind in words for people."""

from fairbudget.problems import kind

NO_LINES = kind(
    "no_lines",
    "blocks",
    title="No lines",
    message="There are no lines under the headings of {found}, so there is nothing to cost.",
    fix="Fill in a row for each piece of work: who, how many people, how much, and in which unit.",
)
COLUMN_MISSING = kind(
    "column_missing",
    "blocks",
    title="A column is missing",
    message="The sheet {sheet} has no column {found}, so its rows cannot be costed.",
    fix="Add a column with the heading {found} in the first row.",
)
COLUMN_UNKNOWN = kind(
    "column_unknown",
    "check",
    title="A column that is not in the template",
    message='The column "{found}" is not part of the template. It is left out.',
    fix="{nearest}Rename it if it is one of the template's columns; otherwise there is nothing to do.",
)
COLUMN_TWICE = kind(
    "column_twice",
    "blocks",
    title="A column stands twice",
    message='"{found}" stands in two columns, and we cannot tell which one counts. The first is shown.',
    fix="Remove or rename one of them.",
)
SHEET_LEFT_OUT = kind(
    "sheet_left_out",
    "note",
    title="A sheet that is not in the template",
    message='The sheet "{found}" is not part of the template. It is left out.',
    fix="Nothing to do, unless it holds lines: then copy them to Time or Costs.",
)
FIELD_UNKNOWN = kind(
    "field_unknown",
    "check",
    title="A field that is not in the template",
    message='"{found}" is not one of the fields of Project. It is left out.',
    fix="{nearest}Rename it if it is one of the template's fields; otherwise there is nothing to do.",
)
CELL_MISSING = kind(
    "cell_missing",
    "blocks",
    title="An answer is missing",
    message="{heading} is empty. Its row is not costed.",
    fix="{note}",
)
LINE_TWICE = kind(
    "line_twice",
    "blocks",
    title="Two lines with one name",
    message='"{found}" is also the name of {other}. This row is not costed.',
    fix="Give each line a name of its own, or leave Line empty.",
)
PARTNER_TWICE = kind(
    "partner_twice",
    "blocks",
    title="A partner stands twice",
    message='"{found}" is also on {other}. The first is used.',
    fix="Keep one row for each partner.",
)
PARTNER_UNKNOWN = kind(
    "partner_unknown",
    "blocks",
    title="A partner that is not on Partners",
    message='"{found}" is not on the sheet Partners. Its row is not costed.',
    fix="{nearest}Write the name as on Partners, or add the partner there.",
)
PARTNER_SPELLING = kind(
    "partner_spelling",
    "note",
    title="A partner spelt a little differently",
    message='"{found}" is taken to be {partner}: only capitals or spaces differ.',
    fix="Nothing to do if that is right.",
)
PARTNERS_ALIKE = kind(
    "partners_alike",
    "check",
    title="Two names that may be one partner",
    message='"{found}" and "{other}" differ only in capitals or spaces. They count as two partners.',
    fix="Spell the name in one way if they are the same.",
)
PARTNERS_EMPTY = kind(
    "partners_empty",
    "check",
    title="Nothing is known about the partners",
    message="No partners are listed on a sheet Partners; their names are taken from the lines.",
    fix="List them with their type, so that their rules, on-costs and fairness can be worked out.",
)
OWN_RATE_WITHOUT_REASON = kind(
    "own_rate_without_reason",
    "check",
    title="A rate of your own without a reason",
    message="This line uses a rate of its own, {found}, and does not say why.",
    fix="Write under Reason for own rate where it comes from: a price list, a contract, an agreement.",
)
REPLACED_WITHOUT_REASON = kind(
    "published_rate_replaced_without_reason",
    "blocks",
    title="A published rate replaced without a reason",
    message="The rate {found} replaces {code} and does not say why. No reason, no override: the line is not costed.",
    fix="Write the reason under Reason for own rate, or remove the own rate.",
)
OWN_RATE_WITHOUT_UNIT = kind(
    "own_rate_without_unit",
    "blocks",
    title="A rate without its unit",
    message="{found} is a rate, and what it pays for is not stated. The line is not costed.",
    fix="Choose under Own rate per what the amount pays for, such as Hour or Day.",
)
OWN_RATE_WITHOUT_AMOUNT = kind(
    "own_rate_without_amount",
    "check",
    title="An own rate without its amount",
    message="This row describes a rate of its own and gives no amount, so the row has none.",
    fix="Write the amount under Own rate £, or empty the cells beside it.",
)
OVERRIDE_WITHOUT_REASON = kind(
    "override_without_reason",
    "blocks",
    title="An override without a reason",
    message="The override of {found} has no reason. No reason, no override: it is left out.",
    fix="Write why this rate is used instead of the published one.",
)
OVERRIDE_INCOMPLETE = kind(
    "override_incomplete",
    "blocks",
    title="An incomplete override",
    message="This override has no {found}, so it is left out.",
    fix="Fill in Rate code, Amount £, Per and Reason.",
)
OVERHEAD_WITHOUT_METHOD = kind(
    "overhead_without_method",
    "blocks",
    title="An overhead without its method",
    message="The overhead value {found} does not say what it is: a percentage, £ per FTE or an amount.",
    fix="Choose the method under Overhead.",
)
FRACTIONS_READ = kind(
    "fractions_read",
    "check",
    title="A column of fractions",
    message='The column "{found}" is read as fractions of pay where a value is 1 or less: {example}.',
    fix="If they were percentages, write them with a % sign.",
)
NOT_A_LINE = kind(
    "not_a_line",
    "check",
    title="A row that is not a line",
    message='The row "{found}" has no partner and no numbers, so it is taken for a heading or a remark.',
    fix="Nothing to do if that is right. Otherwise fill in the row.",
)
TOTAL_ROW = kind(
    "total_row",
    "note",
    title="A total under the lines",
    message='The row "{found}" is taken for a total. It is not a line and adds nothing.',
    fix="Nothing to do if that is right.",
)
PERCENT_OF_NOTHING = kind(
    "percent_of_nothing",
    "blocks",
    title="A percentage of nothing",
    message="{found} does not say of which lines. It is not costed.",
    fix="Write the names of the lines under Percent of, separated by semicolons.",
)
PERCENT_OF_UNKNOWN = kind(
    "percent_of_unknown",
    "blocks",
    title="A percentage of a line that is not there",
    message='No line is called "{found}". The percentage is not costed.',
    fix="{nearest}Write the names of lines as they stand under Line.",
)
ROW_HIDDEN = kind(
    "row_hidden",
    "check",
    title="A hidden row",
    message="This row is hidden in the file. It is read and counted.",
    fix="Show it, or delete it if it does not belong to the budget.",
)
