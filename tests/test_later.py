"""Modules that are loaded by name keep the walls too, and have what is asked of them: no type checker looks there."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module, invalidate_caches
from pathlib import Path

import pytest

from mentordesk import later
from tests.test_architecture import PACKAGE, ROOMS, below, name_of


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


@cache
def late() -> list[tuple[str, ast.Module, dict[str, str]]]:
    """The modules that load others late: their name, what they say, and the variables with what they stand for."""
    texts = ((path, path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py")))
    trees = ((name_of(path), ast.parse(text)) for path, text in texts if "Later(" in text)
    return [(name, tree, variables) for name, tree in trees if (variables := dict(named(tree)))]


def test_some_modules_are_loaded_late() -> None:
    assert len(late()) > 20


def test_what_is_loaded_late_keeps_the_walls() -> None:
    for name, _tree, variables in late():
        room = name.split(".")[0]
        for module in variables.values():
            assert below(module, ROOMS[room][0] | {room}), f"{name} may not load {module}"


def test_what_is_loaded_late_has_what_is_asked_of_it() -> None:
    for name, tree, variables in late():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in variables:
                module = import_module(f"mentordesk.{variables[node.value.id]}")
                assert hasattr(module, node.attr), f"{name} asks {module.__name__} for {node.attr}"


def test_what_is_loaded_late_is_used() -> None:
    for name, tree, variables in late():
        used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
        assert set(variables) <= used, f"{name} names what it never uses"


def test_what_is_put_off_is_loaded_at_the_first_question(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    for name in ("asked", "unasked", "usual"):
        (tmp_path / f"{name}_late.py").write_text(
            "from pathlib import Path\nPath(__file__ + '.loaded').touch()\nanswer = 42"
        )
    invalidate_caches()
    finders = list(sys.meta_path)
    with later.put_off(("asked_late", "unasked_late")):
        asked, unasked, _usual = (import_module(f"{name}_late") for name in ("asked", "unasked", "usual"))
    assert sys.meta_path == finders
    assert (asked.answer, type(asked)) == (42, type(sys))
    assert {each.stem for each in tmp_path.glob("*.loaded")} == {"asked_late.py", "usual_late.py"}
    assert unasked.answer == 42


def test_a_module_that_is_not_there_is_missed_at_once() -> None:
    with later.put_off(("nowhere_to_be_found",)), pytest.raises(ModuleNotFoundError):
        import_module("nowhere_to_be_found")
