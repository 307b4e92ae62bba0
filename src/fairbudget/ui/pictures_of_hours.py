"""The pictures of paid and unpaid hours: by partner, above and below a line; by phase, side by side."""

from collections.abc import Sequence
from decimal import Decimal
from textwrap import wrap

from fairbudget.findings.figures import Finding
from fairbudget.findings.picture_data import Time
from fairbudget.language import say
from fairbudget.money import ZERO, plain
from fairbudget.ui.pictures import BLUE, INK, MOST, ORANGE, Canvas, Layer, Row, drawn, name, show

STEP, HALF = 20, 10  # on the scale of the picture: from the middle of one group to that of the next
BAR, SLIM, ASIDE = 6, 3, 5  # half the width of a column alone and of one of two, and how far these stand aside
MOST_UPRIGHT = 6
PIXELS_A_ROW = 76
LETTERS, LINE_HEIGHT = 16, 16  # of a line of a name at the foot
TENTH = Decimal("0.1")


def show_unpaid(times: Sequence[Time], finding: Finding, *, phone: bool) -> None:
    """The iceberg: what is paid above the line and what is unpaid below it; lying where there is no room."""
    judged = sorted((one for one in times if one.all), key=lambda one: -(one.unpaid or ZERO))[:MOST]
    if phone or len(judged) > MOST_UPRIGHT:
        _lying(judged, finding)
    else:
        _upright(judged, finding)


def _upright(judged: Sequence[Time], finding: Finding) -> None:
    high, low = max(_paid(one) for one in judged), max(_unpaid(one) for one in judged)
    whole = high + low
    bottom = -low - whole * 3 / 10
    canvas = Canvas(x=(-HALF, len(judged) * STEP - HALF), y=(bottom, high + whole / 12))
    above = [_standing(at * STEP, _paid(one), BAR, said_paid(one)) for at, one in enumerate(judged)]
    below = [_standing(at * STEP, -_unpaid(one), BAR, said_unpaid(one)) for at, one in enumerate(judged)]
    layers = [
        canvas.bars(above, BLUE),
        canvas.bars(below, ORANGE),
        _water(canvas),
        canvas.texts(above, dy=-10),
        canvas.texts(below, dy=13),
        *_names(canvas, judged, bottom),
    ]
    show(layers, finding, 420)


def _standing(middle: int, hours: Decimal, half: int, words: str) -> Row:
    """A column from the line to its hours, with its label there."""
    x: Row = {"x": middle, "left": middle - half, "right": middle + half}
    return {**x, "y": drawn(hours), "low": 0, "high": drawn(hours), "words": words}


def _water(canvas: Canvas) -> Layer:
    """The line between what is paid and what is not."""
    left, right = canvas.x
    flat = {"left": drawn(left), "right": drawn(right), "low": 0, "high": 0}
    return canvas.rules([flat], color=INK, strokeWidth=2)


def _names(canvas: Canvas, judged: Sequence[Time], bottom: Decimal) -> list[Layer]:
    """The names at the foot in up to three lines, clear of the columns."""
    lines = [wrap(name(one.name), LETTERS)[:3] for one in judged]
    most = max(len(of_one) for of_one in lines)
    return [
        canvas.texts(
            [
                {"x": at * STEP, "y": drawn(bottom), "words": of_one[number]}
                for at, of_one in enumerate(lines)
                if number < len(of_one)
            ],
            dy=(number - most) * LINE_HEIGHT + LINE_HEIGHT // 2,
            fontWeight="bold",
        )
        for number in range(most)
    ]


def _lying(judged: Sequence[Time], finding: Finding) -> None:
    """Unpaid to the left of the line and paid to the right, the name and the numbers over each bar."""
    low, high = max(_unpaid(one) for one in judged), max(_paid(one) for one in judged)
    canvas = Canvas(x=(-low, max(high, low / 5)), y=(len(judged) * STEP - HALF, -HALF - 2))
    names = [{"x": drawn(-low), "y": at * STEP, "words": name(one.name)} for at, one in enumerate(judged)]
    words = [
        {**row, "words": say("{unpaid}, {paid}", unpaid=said_unpaid(one), paid=said_paid(one))}
        for row, one in zip(names, judged, strict=True)
    ]
    layers = [
        canvas.bars([_across(at, _paid(one)) for at, one in enumerate(judged)], BLUE),
        canvas.bars([_across(at, -_unpaid(one)) for at, one in enumerate(judged)], ORANGE),
        canvas.rules([_edge(at) for at in range(len(judged))], color=INK, strokeWidth=2),
        canvas.texts(names, align="left", dy=-34, fontWeight="bold"),
        canvas.texts(words, align="left", dy=-16),
    ]
    show(layers, finding, len(judged) * PIXELS_A_ROW + PIXELS_A_ROW // 3)


def _across(at: int, hours: Decimal) -> Row:
    return {"left": 0, "right": drawn(hours), "low": at * STEP, "high": at * STEP + 6}


def _edge(at: int) -> Row:
    """The line between unpaid and paid, beside each bar alone so that it crosses no words."""
    return {"left": 0, "right": 0, "low": at * STEP - 2, "high": at * STEP + 8}


def show_phases(times: Sequence[Time], finding: Finding) -> None:
    """For each phase a column of paid and one of unpaid hours; a column of 0 has its label and no height."""
    high = max(hours for one in times for hours in (_paid(one), _unpaid(one)))
    canvas = Canvas(x=(-HALF, len(times) * STEP - HALF), y=(-high / 8, high * 118 / 100))
    paid = [
        _standing(at * STEP - ASIDE, _paid(one), SLIM, _in_two_lines(said_paid(one))) for at, one in enumerate(times)
    ]
    unpaid = [
        _standing(at * STEP + ASIDE, _unpaid(one), SLIM, _in_two_lines(said_unpaid(one)))
        for at, one in enumerate(times)
    ]
    names = [{"x": at * STEP, "y": 0, "words": name(one.name)} for at, one in enumerate(times)]
    layers = [
        canvas.bars(paid, BLUE),
        canvas.bars(unpaid, ORANGE),
        _water(canvas),
        canvas.texts([*paid, *unpaid], dy=8 - 2 * LINE_HEIGHT, lineBreak="\n", lineHeight=LINE_HEIGHT),
        canvas.texts(names, dy=20, fontWeight="bold"),
    ]
    show(layers, finding, 360)


def _paid(one: Time) -> Decimal:
    return one.paid or ZERO


def _unpaid(one: Time) -> Decimal:
    return one.unpaid or ZERO


def said_paid(one: Time) -> str:
    """The label of the paid hours."""
    return say("not known") if one.paid is None else say("{hours} paid", hours=_count(one.paid))


def said_unpaid(one: Time) -> str:
    """The label of the unpaid hours; no column and no 0 where they are not known."""
    return say("not known") if one.unpaid is None else say("{hours} unpaid", hours=_count(one.unpaid))


def _in_two_lines(words: str) -> str:
    """A label that is no wider than its column: the number over the rest."""
    return words.replace(" ", "\n", 1)


def _count(hours: Decimal) -> str:
    """Hours with one decimal at most."""
    return plain(hours.quantize(TENTH))
