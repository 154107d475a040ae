from typing import Any


def add(commands: Any) -> None:
    parser = commands.add_parser("rules", help="rules")
