"""Doing one thing with values that are known beforehand when a signal is given, such as for each button of a row."""

from collections.abc import Callable
from typing import ParamSpec

from PySide6.QtCore import SignalInstance

P = ParamSpec("P")


def when(signal: SignalInstance, act: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> None:
    """Whenever a signal is given, do `act` with these arguments, whatever the signal carries itself."""
    signal.connect(lambda *_carried: act(*args, **kwargs))
