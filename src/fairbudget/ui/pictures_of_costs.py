"""The picture of what the steps to parity cost: each bar starts where the one above it ends."""

from decimal import Decimal

from fairbudget.findings.figures import Finding
from fairbudget.findings.picture_data import Cost
from fairbudget.language import say
from fairbudget.money import ZERO, money
from fairbudget.ui.pictures import BLUE, ORANGE, Canvas, Row, drawn, show

STEP, HEAD, FOOT = 10, 5, 5  # on the scale of the picture: from one bar to the next, and room above and below
TOP, BOTTOM = -1, 3  # of a bar, from its row
PIXELS_A_ROW = 62


def show_cost(cost: Cost, finding: Finding, currency: str) -> None:
    """A lying bar for each step and one for all of them; the words over each bar say what it adds."""
    last = len(cost.steps)
    canvas = Canvas(x=(0, cost.gap), y=(last * STEP + FOOT, -HEAD))
    said = [say("{step}: +{amount}", step=step.title, amount=money(step.more, currency)) for step in cost.steps]
    said.append(say("All steps: +{amount}", amount=money(cost.gap, currency)))
    words = [{"x": 0, "y": at * STEP, "words": of_bar} for at, of_bar in enumerate(said)]
    layers = [
        canvas.bars([_bar(at, step.start, step.end) for at, step in enumerate(cost.steps)], ORANGE),
        canvas.bars([_bar(last, ZERO, cost.gap)], BLUE),
        canvas.texts(words, align="left", dy=-17),
    ]
    show(layers, finding, (last + 1) * PIXELS_A_ROW)


def _bar(at: int, start: Decimal, end: Decimal) -> Row:
    return {"left": drawn(start), "right": drawn(end), "low": at * STEP + TOP, "high": at * STEP + BOTTOM}
