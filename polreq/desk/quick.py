"""Corrections of a reading that one key makes, on every screen; and the parts that are typed."""

from typing import Final

#: Keys that correct a part of a reading at once: what the keys line says in its order.
QUICK: Final = {
    "1": ("force", "must"), "2": ("force", "should"), "3": ("force", "may"),
    "4": ("class", "requirement"), "5": ("class", "prohibition"), "6": ("class", "optional"),
}  # fmt: skip

#: Parts of a reading that are typed.
TYPED: Final = ("deadlines", "targets", "units", "channels", "line")
