"""The reference of the command line, from Typer."""

from __future__ import annotations

from itertools import groupby

import typer

from peelgraph.cli.app import COMMANDS, EPILOG, app

FOLDER = "reference/commands"


def pages() -> dict[str, str]:
    """A page for each command, and one that lists them."""
    group = typer.main.get_command(app)
    found = {f"{FOLDER}/{name}.md": _page(name, command) for name, command in group.commands.items()}
    return {f"{FOLDER}/index.md": _index(), **found}


def _index() -> str:
    lines = ["# Commands\n", "`peel COMMAND --help` says the same in your terminal.\n"]
    for panel, names in groupby(COMMANDS, lambda name: COMMANDS[name].panel):
        lines += [f"\n## {panel}\n\n| command | does |\n|---|---|"]
        lines += [f"| [`peel {name}`]({name}.md) | {COMMANDS[name].summary} |" for name in names]
    codes, _, debug = EPILOG.partition("\n\n")
    rows = (part.strip().split(" ", 1) for part in codes.removeprefix("Exit codes: ").rstrip(".").split(";"))
    lines += [
        "\n## Exit codes\n\n| code | means |\n|---|---|",
        *(f"| {code} | {text} |" for code, text in rows),
    ]
    return "\n".join([*lines, f"\n{debug}\n"])


def _page(name: str, stub: typer.core.TyperCommand) -> str:
    context = stub.make_context(name, [], resilient_parsing=True)
    command = context.command
    text, _, examples = (command.help or "").partition("\n\nExample")
    usage = " ".join(["peel", name, *command.collect_usage_pieces(context)])
    parts = [f"# peel {name}\n\n{text}\n", f"```text\n{usage}\n```\n"]
    given = [parameter for parameter in command.params if parameter.param_type_name == "argument"]
    options = [parameter for parameter in command.params if parameter.param_type_name == "option"]
    if given:
        rows = [f"| `{_cell(p.make_metavar(context))}` | {_cell(p.help or '')} |" for p in given]
        parts.append("\n".join(["## Arguments\n\n| argument | is |\n|---|---|", *rows]) + "\n")
    if options:
        rows = [_option(parameter, context) for parameter in options]
        parts.append("\n".join(["## Options\n\n| option | default | does |\n|---|---|---|", *rows]) + "\n")
    if examples:
        shown = "\n".join(line.strip() for line in examples.partition("\n")[2].splitlines())
        parts.append(f"## Examples\n\n```sh\n{shown}\n```\n")
    return "\n".join(parts)


def _option(option: typer.core.TyperOption, context: typer.Context) -> str:
    names = ", ".join(f"`{name}`" for name in [*option.opts, *option.secondary_opts])
    value = "" if option.is_flag else f" `{_cell(option.make_metavar(context))}`"
    default = "" if option.default in (None, False) or option.required else f"`{option.default}`"
    return f"| {names}{value} | {'required' if option.required else default} | {_cell(option.help or '')} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
