"""Keeps the walls of the house: which room may import whom, no cycles, nothing grown too big."""

import ast
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "mentordesk"

ROOMS: dict[str, tuple[set[str], set[str]]] = {
    # room: (what of ours it may import, what of others beside the standard library)
    "domain": ({"i18n"}, set()),
    "storage": ({"domain", "i18n", "later", "paths", "files"}, {"peewee", "playhouse", "sqlcipher3"}),
    "queries": ({"domain", "storage.tables", "i18n", "later"}, {"peewee"}),
    "actions": ({"domain", "queries", "storage.tables", "i18n", "phones"}, {"peewee"}),
    "exchange": (
        {"domain", "queries", "actions", "desk", "i18n", "paths", "phones", "files"},
        {"python_calamine", "xlsxwriter"},
    ),
    "reports": (
        {"domain", "queries", "charts", "i18n", "later", "paths", "files"},
        {"reportlab", "uharfbuzz", "PIL", "fontTools"},
    ),
    "charts": ({"domain", "i18n"}, {"PySide6", "reportlab"}),
    "desk": ({"domain", "storage", "i18n", "later"}, set()),
    "password": ({"desk", "storage", "i18n"}, set()),
    "erasure": ({"desk", "actions", "storage", "i18n"}, set()),
    "ui": (
        {"domain", "queries", "actions", "exchange", "reports", "charts", "desk", "password", "erasure", "i18n", "later",
         "paths", "phones", "files"},
        {"PySide6"},
    ),
    "cli": (
        {"domain", "queries", "actions", "exchange", "reports", "desk", "cli_import", "cli_password", "i18n", "later",
         "paths", "files"},
        set(),
    ),
    "cli_import": ({"domain", "queries", "actions", "exchange", "desk", "cli_password", "i18n"}, set()),
    "cli_options": ({"domain", "i18n"}, set()),
    "cli_password": ({"desk", "i18n"}, set()),
    "i18n": ({"paths"}, set()),
    "later": (set(), set()),
    "phones": ({"i18n"}, {"phonenumbers"}),
    "paths": (set(), set()),
    "files": ({"i18n"}, set()),
    "app": ({"compiled", "ui", "desk", "domain", "exchange", "i18n", "paths", "cli"}, {"PySide6"}),
    "compiled": (set(), set()),
    "__main__": ({"cli", "cli_options", "app", "compiled", "i18n", "later", "paths"}, set()),
    "__init__": (set(), set()),
}  # fmt: skip
HEAVY = {"phonenumbers", "playhouse", "reportlab", "xlsxwriter", "python_calamine", "PySide6", "PIL", "uharfbuzz"}
"""What may be imported inside a function, so that start-up does not pay for it."""

MOST = {"module": 400, "class": 250, "function": 40}


class Module(NamedTuple):
    """What is looked at of a module: its imports by their whole names, and how long its parts are."""

    name: str
    says_what_it_is_for: bool
    imports: list[tuple[str, int]]
    inside_functions: list[tuple[str, int]]
    lengths: list[tuple[str, str, int]]

    @property
    def room(self) -> str:
        return self.name.split(".")[0]


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


@cache
def modules() -> list[Module]:
    return [look_at(path) for path in sorted(PACKAGE.rglob("*.py"))]


def look_at(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    tree, name = ast.parse(text, str(path)), name_of(path)
    kinds = {ast.FunctionDef: "function", ast.AsyncFunctionDef: "function", ast.ClassDef: "class"}
    inside, lengths = [], [(name, "module", len(text.splitlines()))]
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            lengths.append((f"{name}.{node.name}", kinds[type(node)], (node.end_lineno or 0) - node.lineno + 1))
            if not isinstance(node, ast.ClassDef):
                inside += imports(node)
    return Module(name, bool(ast.get_docstring(tree)), imports(tree), inside, lengths)


def imports(tree: ast.AST) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            for alias in node.names:
                assert alias.name != "*", f"star import of {node.module}"
                found.append((f"{node.module}.{alias.name}", node.lineno))
    return found


def below(name: str, allowed: set[str]) -> bool:
    return any(name == one or name.startswith(one + ".") for one in allowed)


def test_every_module_stands_in_a_room() -> None:
    assert {module.room for module in modules()} == set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_what_it_may(room: str) -> None:
    ours, others = ROOMS[room]
    for module in modules():
        for name, line in module.imports if module.room == room else ():
            top, _, rest = name.partition(".")
            if top == "mentordesk":
                allowed = rest == "__version__" or below(rest, ours | {room})
            else:
                allowed = top in others or top in sys.stdlib_module_names
            assert allowed, f"{module.name}:{line} may not import {name}"


def test_imports_stand_at_the_top() -> None:
    found = [(module.name, *each) for module in modules() for each in module.inside_functions]
    assert [each for each in found if each[1].split(".")[0] not in HEAVY] == []


def test_there_are_no_import_cycles() -> None:
    known = {module.name for module in modules()}
    graph: dict[str, set[str]] = {}
    for module in modules():
        tops = {name.removeprefix("mentordesk.") for name, _ in module.imports if name.startswith("mentordesk.")}
        targets = {top if top in known else top.rpartition(".")[0] for top in tops}
        graph[module.name] = (targets & known) - {module.name}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail, name))
        if name not in done:
            for target in graph[name]:
                visit(target, (*trail, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def test_nothing_has_grown_too_big() -> None:
    lengths = [each for module in modules() for each in module.lengths]
    assert [(name, lines) for name, kind, lines in lengths if lines > MOST[kind]] == []


def test_every_module_says_what_it_is_for() -> None:
    assert [module.name for module in modules() if not module.says_what_it_is_for] == []


def test_the_domain_has_no_clock_and_no_files() -> None:
    for path in (PACKAGE / "domain").glob("*.py"):
        text = path.read_text(encoding="utf-8")
        for word in (".today(", ".now(", " open(", ".open(", "Path("):
            assert word not in text, f"{path.name} uses {word}"
