"""Compiles the gettext catalogues while the package is built, so that no compiled file is kept in the repository."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def compile_all(locale: Path) -> None:
    """Write a .mo file beside every .po file below `locale`."""
    for source in locale.rglob("*.po"):
        with source.open("rb") as handle:
            catalogue = read_po(handle, locale=source.parent.parent.name)
        with source.with_suffix(".mo").open("wb") as handle:
            write_mo(handle, catalogue)


class CompileCatalogues(BuildHookInterface):  # type: ignore[type-arg]
    """Hatchling's hook: runs before the wheel is packed, for an editable install too."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        compile_all(Path(self.root) / "resources" / "locale")
