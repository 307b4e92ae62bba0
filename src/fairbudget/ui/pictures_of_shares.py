"""The picture of who does the work and who gets the money: a line for each partner type, between its two shares."""

from collections.abc import Sequence
from decimal import Decimal
from textwrap import wrap

from fairbudget.equity.ratios import said_percent
from fairbudget.findings.figures import Finding
from fairbudget.findings.picture_data import Share
from fairbudget.language import say
from fairbudget.ui.pictures import BLUE, ORANGE, Canvas, Row, drawn, name, show

MOST_LINES = 5
LEFT, RIGHT, WIDTH = 0, 10, (-10, 15)
HEIGHT, HEAD = 400, Decimal("1.15")
NUMBER = 62  # pixels that a share and the gap beside it take
ROOM = f"width * 0.4 - {NUMBER}"  # for a name, of the picture as wide as it turns out; a longer one is cut short
LETTERS, LINE_HEIGHT = 12, 16  # of a line over a side
APART = Decimal("0.055")  # of the height: what a line of text needs


def show_shares(shares: Sequence[Share], finding: Finding) -> None:
    """Lines that fall are broken and orange, the others whole and blue; both ends have their numbers."""
    shown = together(shares)
    top = max(max(share.of_hours, share.of_money) for share in shown)
    canvas = Canvas(x=WIDTH, y=(-top / 20, top * HEAD))
    lefts = apart([share.of_hours for share in shown], top * APART)
    rights = apart([share.of_money for share in shown], top * APART)
    both = list(zip(shown, lefts, rights, strict=True))
    rising = [share for share in shown if share.of_money >= share.of_hours]
    falling = [share for share in shown if share.of_money < share.of_hours]
    layers = [
        canvas.rules([_line(share) for share in rising], color=BLUE, strokeWidth=3),
        canvas.rules([_line(share) for share in falling], color=ORANGE, strokeWidth=3, strokeDash=[7, 4]),
        canvas.points([point for share in rising for point in _ends(share)], BLUE, 110),
        canvas.points([point for share in falling for point in _ends(share)], ORANGE, 110),
        canvas.texts(
            [{"x": LEFT, "y": drawn(at), "words": name(share.name)} for share, at, _ in both],
            align="right",
            dx=-NUMBER,
            limit={"expr": ROOM},
        ),
        canvas.texts([_number(LEFT, share.of_hours, at) for share, at, _ in both], align="right", dx=-12),
        canvas.texts([_number(RIGHT, share.of_money, at) for share, _, at in both], align="left", dx=12),
        canvas.texts(_heads(top), fontWeight="bold", lineBreak="\n", lineHeight=LINE_HEIGHT, dy=-LINE_HEIGHT),
    ]
    show(layers, finding, HEIGHT)


def together(shares: Sequence[Share]) -> list[Share]:
    """Five lines at most: the smallest groups are drawn as one; the table has each of them."""
    if len(shares) <= MOST_LINES:
        return list(shares)
    kept, rest = shares[: MOST_LINES - 1], shares[MOST_LINES - 1 :]
    hours, money = (sum(parts, Decimal(0)) for parts in zip(*((s.of_hours, s.of_money) for s in rest), strict=True))
    return [*kept, Share(say("All others"), hours, money)]


def apart(places: Sequence[Decimal], least: Decimal) -> list[Decimal]:
    """Where labels stand so that none covers another: each at its place, or pushed up by the one below it."""
    found: dict[int, Decimal] = {}
    below: Decimal | None = None
    for position in sorted(range(len(places)), key=lambda at: places[at]):
        below = places[position] if below is None else max(places[position], below + least)
        found[position] = below
    return [found[position] for position in range(len(places))]


def _line(share: Share) -> Row:
    return {"left": LEFT, "right": RIGHT, "low": drawn(share.of_hours), "high": drawn(share.of_money)}


def _ends(share: Share) -> tuple[Row, Row]:
    return {"x": LEFT, "y": drawn(share.of_hours)}, {"x": RIGHT, "y": drawn(share.of_money)}


def _number(x: int, share: Decimal, at: Decimal) -> Row:
    return {"x": x, "y": drawn(at), "words": said_percent(share)}


def _heads(top: Decimal) -> list[Row]:
    """What each side shows, over it."""
    at = drawn(top * HEAD)
    return [
        {"x": side, "y": at, "words": "\n".join(wrap(words, LETTERS))}
        for side, words in ((LEFT, say("Share of the hours")), (RIGHT, say("Share of the money")))
    ]
