"""Who can decide, who is listened to and who has the money, and the balance of them.

:func:`balance` shows the families of power side by side. Each is a module of its own, and
is loaded when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coproduction.power.power_balance import PowerBalance, balance

__all__ = ["PowerBalance", "balance"]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Return what is loaded when it is first used."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module  # noqa: PLC0415  # only when something is used

        found = getattr(import_module(f"{__name__}.power_balance"), name)
        globals()[name] = found
        return found
