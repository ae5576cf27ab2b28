"""Modules that are loaded by name keep the walls too, and have what is asked of them: no type checker looks there."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from tests.test_architecture import MODULES, ROOMS, below, name_of, parsed


def named(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Each variable that stands for a module, with the module's name: `a, b = Later("x"), Later("y")`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            target = node.targets[0]
            variables = target.elts if isinstance(target, ast.Tuple) else [target]
            values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
            for variable, value in zip(variables, values, strict=False):
                match variable, value:
                    case ast.Name(id=name), ast.Call(func=ast.Name(id="Later"), args=[ast.Constant(value=str(module))]):
                        yield name, module


LATE = [path for path in MODULES if any(named(parsed(path)))]


def test_some_modules_are_loaded_late() -> None:
    assert len(LATE) > 20


@pytest.mark.parametrize("path", LATE, ids=name_of)
def test_what_is_loaded_late_keeps_the_walls(path: Path) -> None:
    room = name_of(path).split(".")[0]
    for _variable, module in named(parsed(path)):
        assert below(module, ROOMS[room][0] | {room}), f"{name_of(path)} may not load {module}"


@pytest.mark.parametrize("path", LATE, ids=name_of)
def test_what_is_loaded_late_has_what_is_asked_of_it(path: Path) -> None:
    tree = parsed(path)
    modules = dict(named(tree))
    asked = [
        (modules[node.value.id], node.attr)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules
    ]
    for module, attribute in asked:
        assert hasattr(import_module(f"mentordesk.{module}"), attribute), f"{module} has no {attribute}"
    assert set(modules) <= {
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }, "a module that is named and never used"
