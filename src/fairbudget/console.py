"""How results look in a terminal: the same tables as everywhere, and problems with where, what and what to do."""

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding

from fairbudget.assessment import Assessment
from fairbudget.console_table import table
from fairbudget.costing.rows import Row
from fairbudget.explain import sentences
from fairbudget.money import money, plain
from fairbudget.problems import Problem, in_order, kind
from fairbudget.ratecards import Rate, RateBook, RateCard, said
from fairbudget.tables import SEVERITIES, Column, Value, lines, summary
from fairbudget.workings import Amount

RATES_OF_TODAY = kind(
    "rates_of_today_assumed",
    "note",
    title="Rates of today",
    message="The budget names no date for its rates. Those of today, {day}, are used.",
    fix="Enter Rates as of on Project, so that the same file gives the same amounts next year.",
)

BRIEF = ("line", "partner", "role", "paid_hours", "cost", "funded")

out = Console(highlight=False, soft_wrap=False)


def tell(words: str) -> None:
    """A line of plain text."""
    out.print(escape(words), soft_wrap=True)


def show_json(thing: object) -> None:
    """A result for machines."""
    out.out(json.dumps(thing, indent=2, ensure_ascii=False, default=str), highlight=False)


def show_costs(assessment: Assessment) -> None:
    """Totals, the breakdown by partner, the lines, and what a person should look at."""
    found = summary(assessment)
    currency = assessment.budget.currency
    out.print(f"[bold]{escape(found.title)}[/bold]")
    tell(found.note)
    out.print()
    rows = [row for row, group in zip(found.rows, found.groups, strict=True) if group in ("whole", "partner")]
    _show(found.columns[1:-1], [row[1:-1] for row in rows], currency)
    _show_total(assessment, currency)
    shown = lines(assessment)
    narrow = [i for i, column in enumerate(shown.columns) if column.name in BRIEF]
    _show([shown.columns[i] for i in narrow], [tuple(row[i] for i in narrow) for row in shown.rows], currency)
    tell("How a line is worked out: fairbudget explain BUDGET LINE\n")
    show_problems(assessment.problems, none="Nothing to mend and nothing to check.")


def _show_total(assessment: Assessment, currency: str) -> None:
    """The total in one sentence, beside what the file itself says."""
    totals = assessment.totals
    if totals.cost is None:
        counted = f"{totals.lines_not_costed} line{'' if totals.lines_not_costed == 1 else 's'} not costed"
        so_far = money(totals.cost_so_far, currency)
        tell(f"Total cost: not known yet ({counted}). Cost of the lines that could be costed: {so_far}.")
    else:
        tell(f"Total cost: {money(totals.cost, currency)} for {plain(totals.paid_hours)} paid hours.")
    for stated in assessment.budget.stated_totals:
        tell(f"The file states: {stated.label} {money(stated.amount, currency)} ({stated.where}).")
    out.print()


def show_problems(problems: Sequence[Problem], none: str = "No problem was found.") -> None:
    """Each problem: where, what was found, what it means, what to do; what blocks first."""
    if not problems:
        tell(none)
        return
    for problem in in_order(tuple(problems)):
        out.print(
            f"[bold]{SEVERITIES[problem.severity]}[/bold]  {escape(problem.where)}  {escape(problem.title_of_kind)}"
        )
        out.print(Padding(escape(problem.message), (0, 0, 0, 4)))
        out.print(Padding(escape(f"→ {problem.fix}"), (0, 0, 0, 4)))
    counts = ", ".join(
        f"{sum(problem.severity == severity for problem in problems)} {words.lower()}"
        for severity, words in SEVERITIES.items()
    )
    tell(f"\n{counts}.")


def show_explanation(assessment: Assessment, rows: Sequence[Row], *, as_json: bool) -> None:
    """Every step of a line in one sentence each, and its rate with date, evidence and source."""
    currency = assessment.budget.currency
    if as_json:
        show_json(
            [
                {
                    "line": row.line,
                    "partner": row.partner.name,
                    "steps": [
                        {
                            "name": step.name,
                            "title": step.title,
                            "value": row.amount(step.name),
                            "sentence": sentence,
                            "rule": step.rule,
                        }
                        for step, sentence in sentences(row, currency)
                    ],
                }
                for row in rows
            ]
        )
        return
    sources = {parameter.source: parameter.origin for parameter in assessment.costed.parameters if parameter.origin}
    for row in rows:
        period = f", {row.period.first} to {row.period.last}" if row.period else ""
        title = f"Line {row.line}: {row.label or 'no role'}, {row.partner.name}{period}"
        out.print(f"[bold]{escape(title)}[/bold]")
        for step, sentence in sentences(row, currency):
            # A step that only hands an amount on says nothing new.
            if not isinstance(step.expression, Amount):
                out.print(Padding(escape(f"{step.title}: {sentence}"), (0, 0, 0, 2)))
        if row.rate:
            start = f"in force from {row.rate.effective_from}, " if row.rate.effective_from else ""
            name = f"{row.rate.label} ({row.rate.code})" if row.rate.code else row.rate.label
            out.print(f"  Rate: {escape(name)}, {start}{row.rate.evidence}")
            source = sources.get(row.rate.source)
            if source:
                out.print(f"  Source: {escape(source.title)}, {escape(source.publisher)} {escape(source.url or '')}")
            if row.rate.override:
                applied = row.rate.override
                before = f" in place of {money(applied.replaces, currency)}" if applied.replaces is not None else ""
                out.print(f"  Own rate{before}: {escape(applied.reason or 'no reason given')}")
        if row.decision:
            out.print(
                f"  Funder: {escape(row.decision.message)} ({escape(', '.join(row.decision.rules) or 'no rule')})"
            )
        if not row.steps:
            out.print("  Not costed: see the problems below.")
        out.print()
    places = {row.where for row in rows}
    found = [problem for problem in assessment.problems if problem.where in places]
    if found:
        show_problems(found)


def show_cards(book: RateBook, *, as_json: bool) -> None:
    """Every card in one line."""
    if as_json:
        show_json([{**card.model_dump(mode="json", include=_CARD), "rates": len(card.rates)} for card in book.cards])
        return
    columns = (
        Column("code", "Card"),
        Column("title", "Title", width=44),
        Column("kind", "Kind"),
        Column("n", "Rates", "whole"),
        Column("r", "Review by", "date"),
    )
    _show(columns, [(card.code, card.title, card.kind, len(card.rates), card.review_by) for card in book.cards], "GBP")
    funders = ", ".join(book.funders)
    tell(f"Funders' rules: {funders}.")


_CARD = {"code", "title", "kind", "publisher", "currency", "review_by", "updates", "version", "notes"}


def show_card(card: RateCard, *, as_json: bool) -> None:
    """All values of a card."""
    if as_json:
        show_json(card.model_dump(mode="json"))
        return
    out.print(f"[bold]{escape(card.title)}[/bold] ({card.kind}; {escape(card.publisher)}; review by {card.review_by})")
    if card.notes:
        tell(card.notes)
    columns = (
        Column("code", "Code"),
        Column("label", "What", width=40),
        Column("from", "From", "date"),
        Column("amount", "Amount"),
        Column("evidence", "Evidence"),
        Column("source", "Source"),
    )
    rows: list[tuple[Value, ...]] = []
    for rate in card.rates:
        code = f"{card.code}:{rate.code}"
        if rate.index is not None:
            rows.append((code, rate.label, None, f"computed ({rate.index.kind.replace('_', ' ')})", "", ""))
        elif not rate.values:
            rows.append((code, rate.label, None, "to be supplied", "", ""))
        for value in rate.values:
            per = (value.per or rate.per).replace("_", " ")
            amount = f"{value.amount} per {per}" if value.amount is not None else "ended"
            about = ", ".join(part for part in (value.label or rate.label, value.place or "", value.duration) if part)
            rows.append((code, about, value.effective_from, amount, value.evidence, value.source))
    _show(columns, rows, card.currency)


def show_rate(rate: Rate, *, as_json: bool) -> None:
    """One rate on one day, with everything that defends it."""
    if as_json:
        show_json(rate.model_dump(mode="json", exclude={"working", "inputs"}))
        return
    out.print(f"[bold]{escape(rate.code)}[/bold]  {escape(said(rate))}  {escape(rate.label)}")
    start = rate.effective_from or "date not known"
    tell(f"In force from {start}; evidence: {rate.evidence}; card: {rate.card_title} ({rate.card_kind}).")
    tell(f"Source: {rate.source.title}, {rate.source.publisher}. {rate.source.url or ''}")
    if rate.working is not None:
        amounts = {name: one.amount for name, one in rate.inputs} | {"rate": rate.amount}
        tell(f"Worked out: {rate.working.explain(amounts, lambda name: said(dict(rate.inputs)[name]))}")
    if rate.note:
        tell(rate.note)


def _show(columns: Sequence[Column], rows: Sequence[Sequence[Value]], currency: str) -> None:
    """A table; numbers to the right."""
    titles = [(column.title, column.kind in ("money", "hours", "whole")) for column in columns]
    texts = ([_text(value, column.kind, currency) for value, column in zip(row, columns, strict=True)] for row in rows)
    out.print(table(titles, texts))


def _text(value: Value, column_kind: str, currency: str) -> str:
    if column_kind == "money" and not isinstance(value, str | int | date):
        return money(value, currency)
    if value is None:
        return "not known" if column_kind == "hours" else ""
    if isinstance(value, Decimal):
        return plain(value)
    return str(value)
