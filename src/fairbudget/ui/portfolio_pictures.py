"""The picture of how a figure is spread: a line, a box, a dot and a diamond for each group, drawn from quantiles."""

from collections.abc import Sequence
from decimal import Decimal

from fairbudget.findings.figures import Finding
from fairbudget.language import say
from fairbudget.portfolio.spreads import Choice, Spread, said_value
from fairbudget.portfolio.summary import ENOUGH
from fairbudget.ui.device import is_phone
from fairbudget.ui.pictures import BLUE, MOST, ORANGE, PALE, WHITE, Canvas, Layer, Row, drawn, name, show

ROW, HEAD = 10, 6  # on the scale of the picture: from one group to the next, and room above
BOX = Decimal("1.6")  # half the height of a box
PIXELS_A_ROW = 84
# How wide a letter of a label is, as a part of the picture.
LETTER, LETTER_ON_A_PHONE = Decimal("0.0095"), Decimal("0.021")
LONGEST_ON_A_PHONE = 34
# What lies further out than this many times the ninetieth part of the budgets would press all others together.
FAR = 2
LEFT, RIGHT = Decimal("0.06"), Decimal("0.08")  # free at the sides, so that labels have room


def show_spreads(spreads: Sequence[Spread], finding: Finding, choice: Choice) -> None:
    """A row for each group with a judged budget; a box where there are enough budgets for one."""
    judged = [one for one in spreads if one.of.judged][:MOST]
    end = _end(judged)
    canvas = Canvas(x=(-end * LEFT, end * (1 + RIGHT)), y=(len(judged) * ROW - ROW // 2 + 2, -HEAD))
    labels = [label for at, one in enumerate(judged) for label in _labels(at, one, end, choice)]
    boxes = [_box(at, one, end) for at, one in enumerate(judged) if one.of.judged >= ENOUGH]
    seen = [box for box in boxes if box["left"] != box["right"]]
    together = [_point(at, one.of.together) for at, one in _together(judged, end)]
    layers = [
        canvas.rules([_line(at, one, end) for at, one in enumerate(judged)], color=PALE, strokeWidth=4),
        # Marks of which there are none would be a picture without a name.
        *([canvas.bars(seen, WHITE)] if seen else ()),
        *([canvas.points(together, ORANGE, 150, "diamond")] if together else ()),
        canvas.points([_point(at, one.of.median) for at, one in enumerate(judged)], BLUE, 80),
        canvas.texts(_names(judged, end), align="left", dy=-23, fontWeight="bold"),
        *_aligned(canvas, labels),
    ]
    show(layers, finding, len(judged) * PIXELS_A_ROW)


def _end(judged: Sequence[Spread]) -> Decimal:
    """Where the picture ends: at the highest value, unless that lies far from nearly all budgets."""
    most = max(one.of.greatest or Decimal(0) for one in judged)
    nearly = max(one.of.ninetieth or Decimal(0) for one in judged) * FAR
    return min(most, nearly) or most or Decimal(1)


def _within(value: Decimal | None, end: Decimal) -> Decimal:
    return min(value or Decimal(0), end)


def _line(at: int, one: Spread, end: Decimal) -> Row:
    left, right = _within(one.of.least, end), _within(one.of.greatest, end)
    return {"left": drawn(left), "right": drawn(right), "low": at * ROW, "high": at * ROW}


def _box(at: int, one: Spread, end: Decimal) -> Row:
    left, right = _within(one.of.lower_quartile, end), _within(one.of.upper_quartile, end)
    return {
        "left": drawn(left),
        "right": drawn(right),
        "low": drawn(at * ROW - BOX),
        "high": drawn(at * ROW + BOX),
    }


def _point(at: int, value: Decimal | None) -> Row:
    return {"x": drawn(value or Decimal(0)), "y": at * ROW}


def _together(judged: Sequence[Spread], end: Decimal) -> list[tuple[int, Spread]]:
    """The groups whose figure of all budgets in one can be compared with that of one: no sum of pounds."""
    return [
        (at, one)
        for at, one in enumerate(judged)
        if one.of.unit != "£" and one.of.together is not None and one.of.together <= end
    ]


def _names(judged: Sequence[Spread], end: Decimal) -> list[Row]:
    """The name of each group with the number of its budgets."""
    rows = []
    for at, one in enumerate(judged):
        shown = name(one.name)
        if is_phone() and len(shown) > LONGEST_ON_A_PHONE:
            shown = shown[: LONGEST_ON_A_PHONE - 1].rstrip() + "…"
        words = say("{group} (budgets: {count})", group=shown, count=one.of.judged)
        rows.append({"x": drawn(-end * LEFT), "y": at * ROW, "words": words})
    return rows


def _labels(at: int, one: Spread, end: Decimal, choice: Choice) -> list[Row]:
    """The median, and as many of the lowest, the highest and the quartiles as there is room for beside it."""
    of = one.of
    wanted = [of.median, of.greatest, of.least, of.lower_quartile, of.upper_quartile]
    taken: list[tuple[Decimal, Decimal]] = []
    rows: list[Row] = []
    for value in wanted[: 5 if of.judged >= ENOUGH else 3]:
        if value is None:
            continue
        words = said_value(value, of.unit, choice.currency)
        if value > end:
            words = say("to {highest}", highest=words)
        x = _within(value, end)
        left, right = _room(x, len(words), end)
        if all(right < other_left or other_right < left for other_left, other_right in taken):
            taken.append((left, right))
            rows.append({"x": drawn(x), "y": at * ROW, "words": words, "side": _side(x, end)})
    return rows


def _side(x: Decimal, end: Decimal) -> str:
    """How a label stands to its mark, so that none is cut off at an edge."""
    if x * 100 > end * 85:
        return "right"
    return "left" if x * 100 < end * 8 else "center"


def _room(x: Decimal, letters: int, end: Decimal) -> tuple[Decimal, Decimal]:
    """From where to where a label of so many letters goes, with a letter of air."""
    wide = end * (letters + 1) * (LETTER_ON_A_PHONE if is_phone() else LETTER)
    side = _side(x, end)
    left = x - wide if side == "right" else x if side == "left" else x - wide / 2
    return left, left + wide


def _aligned(canvas: Canvas, labels: Sequence[Row]) -> list[Layer]:
    by_side = {side: [row for row in labels if row["side"] == side] for side in ("left", "center", "right")}
    return [canvas.texts(rows, align=side, dy=23) for side, rows in by_side.items() if rows]
