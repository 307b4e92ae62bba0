"""The word `fairbudget checks`: every kind of problem that the program knows, with what it means and what to do."""

import typer

from fairbudget.cli_asking import AsJson


def checks(as_json: AsJson = False) -> None:
    """List every kind of problem: its code, its weight, what it means and what to do."""
    from fairbudget.problem_page import every_kind, gaps_named

    if as_json:
        import json

        listed = [{name: gaps_named(text) for name, text in kind.model_dump().items()} for kind in every_kind()]
        typer.echo(json.dumps(listed, indent=2, ensure_ascii=False))
        return
    from fairbudget import console
    from fairbudget.tables import SEVERITIES

    for kind in every_kind():
        console.tell(f"{kind.code}: {kind.title} ({SEVERITIES[kind.severity].lower()})")
        console.tell(f"    {gaps_named(kind.message)}")
        console.tell(f"    → {gaps_named(kind.fix)}")
