"""Files that are no results of budgets, each kind of reason in one plain sentence."""

from fairbudget.problems import kind

RESULT_UNREADABLE = kind(
    "result_unreadable",
    "blocks",
    title="Not a result",
    message='"{found}" is not a result that this version of the program wrote, or it is damaged.',
    fix="Make it again. For a folder of budgets: fairbudget portfolio FOLDER -o OUT.parquet.",
)
RESULT_IS_A_BUDGET = kind(
    "result_is_a_budget",
    "blocks",
    title="A budget and not its result",
    message='"{found}" is a budget. This page shows results.',
    fix="Put the budgets into a folder and run: fairbudget portfolio FOLDER -o OUT.parquet. Then choose that file.",
)
RESULT_TOO_BIG = kind(
    "result_too_big",
    "blocks",
    title="Result too big",
    message='"{found}" must be smaller than 5MB.',
    fix="Write a workbook in its place: fairbudget portfolio FOLDER -o OUT.xlsx.",
)
TOO_MANY_BUDGETS = kind(
    "too_many_budgets",
    "blocks",
    title="Too many budgets",
    message="These would be {found} budgets. The dashboard takes {limit}. Nothing was added.",
    fix="Write a workbook in its place: fairbudget portfolio FOLDER -o OUT.xlsx.",
)
