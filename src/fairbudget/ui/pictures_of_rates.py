"""The picture of what an hour comes to: on paper, over all hours, like for like, and the floor."""

from collections.abc import Sequence
from decimal import Decimal

from fairbudget.findings.figures import Finding
from fairbudget.findings.picture_data import Hour
from fairbudget.language import say
from fairbudget.money import ZERO, money
from fairbudget.ui.pictures import BLUE, MOST, ORANGE, PALE, WHITE, Canvas, Layer, Row, drawn, name, show

ROW, HEAD, FOOT = 10, 6, 5  # on the scale of the picture: from one partner to the next, and room above and below
PIXELS_A_ROW = 66
LABELS_ABREAST = 9  # so many amounts fit on a line beside one another


def show_rates(hours: Sequence[Hour], finding: Finding, currency: str) -> None:
    """A row for each partner: a ring, a filled dot and a diamond on one line, with the rate over all hours below."""
    judged = [one for one in hours if one.over_all is not None][:MOST]
    most = max(amount for one in judged for amount in (*_amounts(one), one.floor or ZERO))
    canvas = Canvas(x=(0, most * 11 / 10 or 1), y=(len(judged) * ROW + FOOT, -HEAD))
    rates = [label for at, one in enumerate(judged) for label in _labels(at, one, most, currency)]
    names = [{"x": 0, "y": at * ROW, "words": name(one.partner)} for at, one in enumerate(judged)]
    layers = [
        *_floors(judged, canvas, currency),
        canvas.rules([_line(at, one) for at, one in enumerate(judged)], color=PALE, strokeWidth=4),
        canvas.points(_points([one.like_for_like for one in judged]), WHITE, 380, "diamond"),
        canvas.points(_points([one.on_paper for one in judged]), WHITE, 170),
        canvas.points(_points([one.over_all for one in judged]), BLUE, 80),
        canvas.texts(names, align="left", dy=-20, fontWeight="bold"),
        canvas.texts(rates, align="center", dy=20),
    ]
    show(layers, finding, (len(judged) + 1) * PIXELS_A_ROW)


def _amounts(hour: Hour) -> list[Decimal]:
    """What stands on the line of a partner."""
    return [amount for amount in (hour.on_paper, hour.over_all, hour.like_for_like) if amount is not None]


def _labels(at: int, hour: Hour, most: Decimal, currency: str) -> list[Row]:
    """The rate over all hours, and the others where there is room beside it."""
    found: list[Decimal] = []
    for amount in (hour.over_all, hour.on_paper, hour.like_for_like):
        if amount is not None and all(abs(amount - other) * LABELS_ABREAST > most for other in found):
            found.append(amount)
    return [{"x": drawn(amount), "y": at * ROW, "words": money(amount, currency)} for amount in found]


def _points(amounts: Sequence[Decimal | None]) -> list[Row]:
    return [{"x": drawn(amount), "y": at * ROW} for at, amount in enumerate(amounts) if amount is not None]


def _line(at: int, hour: Hour) -> Row:
    least, most = min(_amounts(hour)), max(_amounts(hour))
    return {"left": drawn(least), "right": drawn(most), "low": at * ROW, "high": at * ROW}


def _floors(judged: Sequence[Hour], canvas: Canvas, currency: str) -> list[Layer]:
    """A broken line at each real Living Wage, with its amount at the foot."""
    floors = sorted({one.floor for one in judged if one.floor is not None})
    foot = len(judged) * ROW
    lines = [{"left": drawn(at), "right": drawn(at), "low": -HEAD, "high": foot} for at in floors]
    words = [say("Real Living Wage: {amount}", amount=money(floors[0], currency))] if floors else []
    words += [money(floor, currency) for floor in floors[1:]]
    labels = [{"x": drawn(at), "y": foot, "words": said} for at, said in zip(floors, words, strict=True)]
    return [
        canvas.rules(lines, color=ORANGE, strokeWidth=3, strokeDash=[6, 4]),
        canvas.texts(labels[:1], align="right" if len(floors) > 1 else "center", dy=14),
        canvas.texts(labels[1:], align="left", dy=14, dx=4),
    ]
