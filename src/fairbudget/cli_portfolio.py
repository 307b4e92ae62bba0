"""`fairbudget portfolio`: the figures of every budget under a folder, side by side."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fairbudget.cli_asking import InLanguage, RatesFolder, currency_code, day, rate_book, refuse, written
from fairbudget.language import say, spoken
from fairbudget.writing.atomic import refuse_place

if TYPE_CHECKING:
    from fairbudget.portfolio.summary import Portfolio

ENDINGS = (".xlsx", ".parquet")


def _output(path: Path) -> Path:
    if path.suffix.lower() not in ENDINGS:
        refuse(f'"{path.name}" is to be a workbook or a table: give it a name that ends in .xlsx or .parquet.')
    return path


def portfolio(
    folder: Annotated[Path, typer.Argument(help="The folder with the budgets; those in its folders are read too.")],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="OUT", callback=_output, help="OUT.xlsx or OUT.parquet.")
    ],
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="Rates of this day, for budgets that name none.")
    ] = None,
    rates: RatesFolder = None,
    currency: Annotated[str | None, typer.Option(metavar="CODE", help="Where a file names no currency.")] = None,
    processes: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="How many budgets are worked on at once: one a core.")
    ] = None,
    cluster: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="A Dask scheduler whose workers see the same folder.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")] = False,
    _language: InLanguage = "en",
) -> None:
    """Cost every budget under a folder and show their figures side by side. Interrupted, it goes on where it stood."""
    if not folder.is_dir():
        refuse(f'There is no folder "{folder}".')
    written(lambda: refuse_place(output, force))
    rate_book(rates)
    _needs("pyarrow", "pandas", *(("distributed",) if cluster else ()))
    from fairbudget.portfolio.cluster import on_cluster
    from fairbudget.portfolio.pool import cores, on_these_cores
    from fairbudget.portfolio.run import run, tasks_in
    from fairbudget.portfolio.tasks import Setting

    setting = Setting(
        folder=folder.resolve(),
        rates=rates.resolve() if rates else None,
        as_of=day(as_of) if as_of else None,
        currency=currency_code(currency),
        language=spoken(),
    )
    tasks = tasks_in(setting, output)
    if not tasks:
        refuse(f'There is no budget under "{folder}": xlsx, ods, csv and parquet files are read.')
    worked = on_cluster(cluster) if cluster else partial(on_these_cores, processes=processes or cores())
    try:
        with _progress(len(tasks)) as told:
            found, journal = run(tasks, setting, output, worked, told)
            written(lambda: _write(found, output, force))
            journal.delete()
    except KeyboardInterrupt:
        typer.echo(say("Interrupted. The same command goes on where this stood."), err=True)
        raise typer.Exit(2) from None
    except OSError as error:
        if cluster and error.filename is None:
            refuse(f'No Dask scheduler answers at "{cluster}", or the connection to it broke. What is done is kept.')
        refuse(f"The run could not go on: {error.strerror}. What is done is kept; the same command goes on from there.")
    _show(found, output)


def _needs(*libraries: str) -> None:
    from importlib.util import find_spec

    if any(find_spec(library) is None for library in libraries):
        extras = "portfolio,cluster" if "distributed" in libraries else "portfolio"
        refuse(f'This needs more libraries. Install them with: pip install "fairbudget[{extras}]"')


@contextmanager
def _progress(tasks: int) -> Iterator[Callable[[int, int], None]]:
    """How far it is, how fast it goes and how long it will take, on the error stream."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True)) as shown:
        bar = shown.add_task(say("Files and parts"), total=tasks, rate="")

        def told(done: int, every: int) -> None:
            speed = shown.tasks[0].finished_speed or shown.tasks[0].speed
            shown.update(bar, completed=done, total=every, rate=say("{n} a second", n=f"{speed:.0f}") if speed else "")

        yield told


def _write(found: "Portfolio", output: Path, force: bool) -> None:
    from fairbudget.portfolio.result_file import write_portfolio_parquet
    from fairbudget.portfolio.workbook import write_portfolio_workbook

    if output.suffix.lower() == ".parquet":
        write_portfolio_parquet(found, output, force=force)
    else:
        write_portfolio_workbook(found, output, force=force)


def _show(found: "Portfolio", output: Path) -> None:
    """What was read and what was not, in a few lines."""
    from fairbudget.console_portfolio import show

    show(found)
    typer.echo(say("Written: {file}", file=output))
    raise typer.Exit(1 if found.files_not_read.num_rows else 0)
