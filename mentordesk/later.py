"""Loads modules of ours when they are first used: what the first picture of the window does not need, as dialogs."""

from importlib import import_module
from typing import Any


class Later:
    """Stands for a module and loads it at the first question; used like the module itself.

    The one place besides the page list where modules are named in text. Loading all dialogs at once took a quarter
    of the start-up.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        return getattr(import_module(f"mentordesk.{self._name}"), attribute)
