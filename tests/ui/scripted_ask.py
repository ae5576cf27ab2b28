"""A double of `Ask` that answers as the test said and fails on a question nobody expected."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from mentordesk.ui.ask import Ask, NewPassword


class ScriptedAsk(Ask):
    """`will("confirm", True)` queues an answer; `asked` lists what was asked, as (method, title, text)."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.asked: list[tuple[str, str, str]] = []
        self._answers: list[tuple[str, Any]] = []
        self._meanwhile: dict[str, Callable[[], object]] = {}

    def will(self, method: str, answer: Any) -> "ScriptedAsk":
        """The answer to the next question, which must be asked by this method of `Ask`."""
        assert hasattr(Ask, method), f"Ask has no method {method}"
        self._answers.append((method, answer))
        return self

    def before(self, method: str, do: Callable[[], object]) -> None:
        """Do this when a question is asked by this method, before it is answered: what the world does meanwhile."""
        self._meanwhile[method] = do

    def finished(self) -> None:
        """Every answer was asked for."""
        assert not self._answers, f"never asked: {self._answers}"

    def _answer(self, method: str, title: str, text: str = "") -> Any:
        self.asked.append((method, title, text))
        self._meanwhile.pop(method, lambda: None)()
        if not self._answers:
            pytest.fail(f"unexpected question: {method}: {title} {text}")
        expected, answer = self._answers.pop(0)
        if expected != method:
            pytest.fail(f"expected {expected}, but was asked {method}: {title} {text}")
        return answer

    def confirm(self, parent: QWidget | None, title: str, text: str, verb: str, danger: bool = False) -> bool:
        return bool(self._answer("confirm", title, text))

    def choose(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        choices: Sequence[tuple[str, str]],
        *,
        danger: str = "",
        cancel: str | None = None,
    ) -> str:
        answer = str(self._answer("choose", title, text))
        assert answer in ("", *(key for key, _verb in choices)), f"{answer} was not offered: {choices}"
        return answer

    def password(self, parent: QWidget | None, title: str, text: str, *, verb: str) -> str | None:
        answer = self._answer("password", title, text)
        return None if answer is None else str(answer)

    def new_password(
        self, parent: QWidget | None, title: str, text: str, *, verb: str, copies: Sequence[Path] = ()
    ) -> NewPassword | None:
        answer = self._answer("new_password", title, "\n".join([text, *(str(path) for path in copies)]))
        if answer is None or isinstance(answer, NewPassword):
            return answer
        return NewPassword(str(answer), "leave")

    def about_copies(self, parent: QWidget | None, title: str, text: str, copies: Sequence[Path]) -> str:
        return str(self._answer("about_copies", title, "\n".join([text, *(str(path) for path in copies)])))

    def choose_lines(
        self, parent: QWidget | None, title: str, text: str, verb: str, lines: Sequence[tuple[str, bool]]
    ) -> list[int] | None:
        answer = self._answer("choose_lines", title, "\n".join([text, *(words for words, _on in lines)]))
        return answer if answer is None or isinstance(answer, list) else [row for row, (_w, on) in enumerate(lines) if on]

    def show_error(self, parent: QWidget | None, title: str, text: str, details: str = "") -> None:
        self._answer("show_error", title, text)

    def open_file(self, parent: QWidget | None, title: str, filters: str, *, start: Path | None = None) -> Path | None:
        return _path(self._answer("open_file", title))

    def save_file(
        self, parent: QWidget | None, title: str, suggested: str, filters: str, *, suffix: str = ""
    ) -> Path | None:
        return _path(self._answer("save_file", title, suggested))

    def choose_folder(self, parent: QWidget | None, title: str, *, start: Path | None = None) -> Path | None:
        return _path(self._answer("choose_folder", title))


def _path(answer: Any) -> Path | None:
    return None if answer is None else Path(answer)
