"""Toàn Cảnh: the whole picture of a province's industry and trade, every number traceable.

For notebooks and programs::

    import toancanh

    toancanh.read("bao-cao.docx").text
    toancanh.extract("Xuất khẩu 6 tháng đạt 1,5 tỷ USD.").to_pandas()
    toancanh.Picture.open("var").figure("exports", area="66", period="2025-H1")

Nothing is loaded before it is used. ``toancanh.read`` and ``toancanh.extract`` are also the packages of the
first two stages, so these modules can be called.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from toancanh.library import Column, Extracted, Figure, Paper, Picture, Refused, Table, extract, read

__all__ = ["Column", "Extracted", "Figure", "Paper", "Picture", "Refused", "Table", "extract", "read"]

_STAGES = ("read", "extract")


class _Callable(ModuleType):
    """A stage that can be called: ``toancanh.read(path)`` is ``toancanh.library.read``."""

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        """What the library has under this name."""
        library = import_module("toancanh.library")
        return getattr(library, self.__name__.rpartition(".")[2])(*arguments, **named)


class _Front(ModuleType):
    """This package: what it has of the library is loaded when it is asked for."""

    def __setattr__(self, name: str, value: Any) -> None:
        # The import of a submodule ends with setting it here, whoever imports it.
        if name in _STAGES and isinstance(value, ModuleType):
            value.__class__ = _Callable
        super().__setattr__(name, value)

    def __getattr__(self, name: str) -> Any:
        if name in _STAGES:
            return import_module(f"toancanh.{name}")
        if name in __all__:
            return getattr(import_module("toancanh.library"), name)
        raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *__all__})


sys.modules[__name__].__class__ = _Front
