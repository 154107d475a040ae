from typing import Any


def add(commands: Any) -> None:
    parser = commands.add_parser("review", help="review")
