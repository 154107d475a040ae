from typing import Any


def add(commands: Any) -> None:
    parser = commands.add_parser("check", help="check")
