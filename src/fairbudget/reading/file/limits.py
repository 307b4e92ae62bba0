"""How much of a file is read, and how much the reading of it may take: every limit in one value."""

from dataclasses import dataclass

MB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """What a file may hold (MB of 1024 × 1024 bytes) and what the process that reads it may use.

    `lines` are lines of a budget, as the dashboard takes them; the command line takes any number. `unpacked_mb` is for
    the parts that are read, sheets and texts together: pictures do not count. `cells` are those that hold something, in
    all sheets. `answer_mb` is what that process may send back.
    """

    file_mb: int = 5
    members: int = 200
    unpacked_mb: int = 50
    rows: int = 20_000
    columns: int = 100
    cells: int = 200_000
    lines: int = 5_000
    memory_mb: int = 512
    cpu_seconds: int = 10
    wall_seconds: int = 20
    answer_mb: int = 32


# A page that strangers may share.
DASHBOARD = Limits()
# One's own machine, and folders of budgets.
COMMAND_LINE = Limits(
    file_mb=20,
    members=1_000,
    unpacked_mb=200,
    rows=100_000,
    columns=200,
    cells=1_000_000,
    memory_mb=2_048,
    cpu_seconds=60,
    wall_seconds=120,
    answer_mb=128,
)
