"""What every file of the open data begins with, and the two shapes that it has: a list of records, or one."""

from __future__ import annotations

from typing import Annotated, Generic, TypeVar

from msgspec import Meta, Struct

T = TypeVar("T")


class FileHead(Struct, rename={"schema": "$schema"}):
    """What every file begins with."""

    schema: Annotated[str, Meta(description="The address of this file's JSON Schema, as seen from the file.")]
    version: Annotated[str, Meta(description="Fields stay and keep their meaning as long as its first number does.")]
    licence: Annotated[str, Meta(description="The licence's address.")]


class ListFile(FileHead, Generic[T]):
    """A file with every record of a kind."""

    items: list[T]


class ItemFile(FileHead, Generic[T]):
    """A file with one record."""

    item: T
