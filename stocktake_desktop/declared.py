"""What modules declare at their foot (a kind of sheet, a rule, a reader, a writer) is found, not listed anywhere."""

from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType
from typing import TypeVar

T = TypeVar("T")


def declared(package: ModuleType, kind: type[T]) -> list[T]:
    """Every `kind` that a module below the package names, each once; imports all of them.

    A frozen program finds what `build.spec` collects.
    """
    names = [module.name for module in walk_packages(package.__path__, f"{package.__name__}.")]
    values = (value for name in names for value in vars(import_module(name)).values())
    return list({id(value): value for value in values if isinstance(value, kind)}.values())
