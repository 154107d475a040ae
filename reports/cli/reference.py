"""The reference page of the command line, made from the parser so that it cannot say anything else."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator

HEAD = """# The command line

<!-- Made by `claimline docs -o docs/cli.md`; a test compares. -->

`claimline COMMAND PATH…`, where a path is an article or a folder of articles. Results go to standard output
or to `-o FILE`; what could not be read, progress and questions go to standard error. A file given with `-o`
is written whole or not at all.
"""


def page(parser: argparse.ArgumentParser) -> str:
    """The whole page as Markdown."""
    return "\n".join([HEAD, *_exit_codes(parser), *_commands(parser)]).rstrip() + "\n"


def commands_of(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """The commands that the help lists, in its order."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            listed = [choice.dest for choice in action._choices_actions]
            return {name: action.choices[name] for name in listed}
    return {}


def _exit_codes(parser: argparse.ArgumentParser) -> Iterator[str]:
    yield "## Exit codes"
    yield ""
    yield "| code | meaning |"
    yield "| ---: | --- |"
    for line in (parser.epilog or "").splitlines()[1:]:
        code, _, meaning = line.strip().partition(" ")
        yield f"| {code} | {_cell(meaning.strip())} |"
    yield ""


def _commands(parser: argparse.ArgumentParser, above: str = "claimline") -> Iterator[str]:
    for name, command in commands_of(parser).items():
        yield f"## {above} {name}" if above == "claimline" else f"### {above} {name}"
        yield ""
        yield from textwrap.wrap(" ".join((command.description or "").split()), 110)
        yield ""
        yield "```text"
        yield from _usage(command)
        yield "```"
        yield ""
        yield from _options(command)
        yield from _commands(command, f"{above} {name}")


def _usage(command: argparse.ArgumentParser) -> Iterator[str]:
    """The usage in lines of at most 100 characters, whatever the terminal."""
    words = [command.prog]
    for action in _shown(command):
        if action.option_strings:
            word = f"[{action.option_strings[-1]}{_value(action)}]"
        else:
            word = {"+": "{}…", "*": "[{}…]", "?": "[{}]"}.get(str(action.nargs), "{}").format(_name(action))
        words.append(word)
    line = ""
    for word in words:
        if line and len(line) + len(word) > 99:
            yield line
            line = "    " + word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _options(command: argparse.ArgumentParser) -> Iterator[str]:
    shown = _shown(command)
    if not shown:
        return
    yield "| option | meaning |"
    yield "| --- | --- |"
    for action in shown:
        value = "" if action.nargs == 0 else f" {action.metavar or action.dest.upper()}"
        names = ", ".join(f"`{o}{value}`" for o in action.option_strings) or f"`{_name(action)}`"
        words = action.help or ""
        if action.choices is not None and not isinstance(action, argparse._SubParsersAction):
            words += ": " + ", ".join(f"`{c}`" for c in action.choices)
        yield f"| {names} | {_cell(words)} |"
    yield ""


def _shown(command: argparse.ArgumentParser) -> list[argparse.Action]:
    return [
        a
        for a in command._actions
        if not isinstance(a, argparse._HelpAction) and a.help is not argparse.SUPPRESS
    ]


def _name(action: argparse.Action) -> str:
    return str(action.metavar or action.dest)


def _value(action: argparse.Action) -> str:
    if action.nargs == 0:
        return ""
    return " " + (
        str(action.metavar) if action.metavar else "|".join(map(str, action.choices or [action.dest.upper()]))
    )


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("|", "\\|")
