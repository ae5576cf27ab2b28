"""Both languages are always complete: every text in the code has a Swedish one with the same placeholders."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("update_catalogue", ROOT / "packaging" / "update_catalogue.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def texts() -> dict[tuple[str | None, str], tuple[tuple[str, ...], tuple[str, ...]]]:
    """(context, English) -> (all English forms, all Swedish forms), for every text extracted from the code."""
    tool = _tool()
    swedish = {(message.context, _forms(message.id)[0]): _forms(message.string) for message in tool.read() if message.id}
    found = {}
    for message in tool.extract():
        if message.id:
            english = _forms(message.id)
            found[message.context, english[0]] = (english, swedish.get((message.context, english[0]), ()))
    return found


def _forms(value: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def test_every_text_has_swedish(texts: dict[tuple[str | None, str], tuple[tuple[str, ...], tuple[str, ...]]]) -> None:
    assert len(texts) > 300
    missing = [key for key, (english, swedish) in texts.items() if not swedish or not all(swedish)]
    assert not missing, f"run packaging/update_catalogue.py and translate {missing}"


def test_no_text_is_marked_as_doubtful() -> None:
    """What is marked `fuzzy` is left out of the program."""
    assert not [message.id for message in _tool().read() if message.id and message.fuzzy]


def test_plurals_have_both_forms(texts: dict[tuple[str | None, str], tuple[tuple[str, ...], tuple[str, ...]]]) -> None:
    wrong = [key for key, (english, swedish) in texts.items() if swedish and len(english) != len(swedish)]
    assert not wrong


def test_placeholders_are_the_same(texts: dict[tuple[str | None, str], tuple[tuple[str, ...], tuple[str, ...]]]) -> None:
    def names(text: str) -> set[str]:
        return set(re.findall(r"{(\w*)[^}]*}", text))

    wrong = [
        (english, swedish)
        for english, swedish in texts.values()
        if swedish
        and (
            names(swedish[-1]) != names(english[-1])
            or not set().union(*map(names, swedish)) <= set().union(*map(names, english))
        )
    ]
    assert not wrong


def test_access_keys_are_kept(texts: dict[tuple[str | None, str], tuple[tuple[str, ...], tuple[str, ...]]]) -> None:
    wrong = [
        (english[0], swedish[0])
        for english, swedish in texts.values()
        if swedish and bool(re.search(r"&\w", english[0])) != bool(re.search(r"&\w", swedish[0]))
    ]
    assert not wrong
