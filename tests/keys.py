"""How dear it is to try a password: the tests take little, so that they are quick; a file of the program takes in full."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlcipher3 import dbapi2 as sqlcipher

_SETTING = "PRAGMA cipher_default_kdf_iter"
IN_FULL = 256_000
"""Rounds in which SQLCipher makes a key of a password."""


def _take(rounds: int) -> None:
    """For every file that this process opens from now on."""
    connection = sqlcipher.connect(":memory:")
    connection.execute(f"{_SETTING} = {rounds}")
    connection.close()


def make_quick() -> None:
    """A hundredth of the usual rounds: the same ways through the program, without the wait."""
    _take(IN_FULL // 100)


@contextmanager
def in_full() -> Iterator[None]:
    """As in the program, which sets no number of its own."""
    _take(IN_FULL)
    try:
        yield
    finally:
        make_quick()
