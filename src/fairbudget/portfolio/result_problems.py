"""Files of results that are not read: each kind of reason in one plain sentence."""

from fairbudget.problems import kind

NOT_A_RESULT = kind(
    "not_a_portfolio_result",
    "blocks",
    title="Not the results of a portfolio",
    message='"{found}" does not hold the results of a portfolio, or it is damaged.',
    fix="Choose the .parquet file that fairbudget portfolio wrote, or make it again.",
)
TOO_MANY_RESULTS = kind(
    "portfolio_result_too_big",
    "blocks",
    title="Too many results",
    message='"{found}" holds more results than are read here. The limit: {limit}.',
    fix="Make a portfolio of fewer budgets, or open the file in a program for tables such as pandas.",
)
RESULT_UNSAFE = kind(
    "portfolio_result_unsafe",
    "blocks",
    title="Unsafe file",
    message='We did not open "{found}" because {what}.',
    fix="Make the file again with fairbudget portfolio.",
)
