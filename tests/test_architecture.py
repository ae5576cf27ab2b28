"""Keeps the walls of the house: which room may import whom, no cycles, nothing grown too big."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

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
        {
            "domain",
            "queries",
            "actions",
            "exchange",
            "reports",
            "charts",
            "desk",
            "password",
            "erasure",
            "i18n",
            "later",
            "paths",
            "phones",
            "files",
        },
        {"PySide6"},
    ),
    "cli": (
        {"domain", "queries", "actions", "exchange", "reports", "desk", "cli_password", "i18n", "later", "paths", "files"},
        set(),
    ),
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
}
HEAVY = {"phonenumbers", "playhouse", "reportlab", "xlsxwriter", "python_calamine", "PySide6", "PIL", "uharfbuzz"}
"""What may be imported inside a function, so that start-up does not pay for it."""

MODULES = sorted(PACKAGE.rglob("*.py"))
MOST = {"module": 400, "class": 250, "function": 40}


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


def imports(tree: ast.AST) -> Iterator[tuple[str, ast.stmt]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            for alias in node.names:
                assert alias.name != "*", f"star import of {node.module}"
                yield f"{node.module}.{alias.name}", node


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def below(name: str, allowed: set[str]) -> bool:
    return any(name == one or name.startswith(one + ".") for one in allowed)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_room_imports_only_what_it_may(path: Path) -> None:
    room = name_of(path).split(".")[0]
    ours, others = ROOMS[room]
    ours = ours | {room}
    for name, node in imports(parsed(path)):
        top, _, rest = name.partition(".")
        if top == "mentordesk":
            if rest in ("__version__",):
                continue
            assert below(rest, ours), f"{name_of(path)}:{node.lineno} may not import {name}"
        elif top not in sys.stdlib_module_names:
            assert top in others, f"{name_of(path)}:{node.lineno} may not import {name}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_stand_at_the_top(path: Path) -> None:
    for function in ast.walk(parsed(path)):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for name, node in imports(function):
                assert name.split(".")[0] in HEAVY, f"{name_of(path)}:{node.lineno} imports {name} inside a function"


def test_there_are_no_import_cycles() -> None:
    known = {name_of(path) for path in MODULES}
    graph: dict[str, set[str]] = {}
    for path in MODULES:
        tops = {name.removeprefix("mentordesk.") for name, _ in imports(parsed(path)) if name.startswith("mentordesk.")}
        targets = {top if top in known else top.rpartition(".")[0] for top in tops}
        graph[name_of(path)] = (targets & known) - {name_of(path)}
    done: set[str] = set()

    def visit(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, " -> ".join((*trail, module))
        if module not in done:
            for target in graph[module]:
                visit(target, (*trail, module))
            done.add(module)

    for module in graph:
        visit(module, ())


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_has_grown_too_big(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = parsed(path)
    assert ast.get_docstring(tree), f"{name_of(path)} does not say what it is for"
    assert len(text.splitlines()) <= MOST["module"], f"{name_of(path)} is {len(text.splitlines())} lines"
    for node in ast.walk(tree):
        kind = "class" if isinstance(node, ast.ClassDef) else "function"
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            assert lines <= MOST[kind], f"{name_of(path)}.{node.name} is {lines} lines"


def test_the_domain_has_no_clock_and_no_files() -> None:
    for path in (PACKAGE / "domain").glob("*.py"):
        text = path.read_text(encoding="utf-8")
        for word in (".today(", ".now(", " open(", ".open(", "Path("):
            assert word not in text, f"{path.name} uses {word}"
