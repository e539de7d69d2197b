"""Parquet files put together from row groups, so that groups of a former file go into a new one without being read.

The bytes of a row group say the same wherever they stand; only the file's footer tells where they begin. The footer is the structure FileMetaData of
https://github.com/apache/parquet-format in Thrift's compact protocol; it is read as it is, and nothing in it but places and counts is changed. The file is
that of pyarrow's ParquetWriter, byte for byte. pyarrow itself moves a row group only by reading and writing its rows anew, which for 1,000 plans takes ten
times as long as all that is done here.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    import pyarrow

#: A structure: number of the field → (kind, value).
Struct = dict[int, tuple[int, Any]]

MAGIC = b"PAR1"
#: What stands behind the footer: its size, and the mark.
_TAIL = 4 + len(MAGIC)
#: The compact protocol's kinds of value.
_TRUE, _FALSE, _BYTE, _I16, _I32, _I64, _DOUBLE, _BINARY, _LIST, _SET, _STRUCT = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12
#: Fields: of the file, of a row group, of a column's chunk, and of its metadata.
_ROWS, _GROUPS = 3, 4
_COLUMNS, _GROUP_ROWS, _GROUP_PLACE, _GROUP_ORDINAL = 1, 3, 5, 7
_CHUNK_PLACES, _METADATA = (2, 4, 6), 3
_METADATA_PLACES = (9, 10, 11, 14)


class NotOurs(ValueError):
    """A file that wasn't written here, or was changed since; the message says how that shows."""


class RowGroup:
    """The bytes of a row group, or the file that holds them, and what the footer says of it."""

    def __init__(self, told: Struct, begin: int, body: bytes = b"") -> None:
        self._told = told
        self.begin = begin
        self.body = body

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return int(self._told[_GROUP_ROWS][1])

    def at(self, place: int) -> Struct:
        """What a footer says of it where its bytes begin at `place`."""
        by = place - self.begin
        group = _moved(self._told, (_GROUP_PLACE,), by)
        # The number of the group in the file matters to encrypted files alone.
        group.pop(_GROUP_ORDINAL, None)
        kind, (of, columns) = group[_COLUMNS]
        moved = []
        for column in columns:
            chunk = _moved(column, _CHUNK_PLACES, by)
            chunk[_METADATA] = (_STRUCT, _moved(chunk[_METADATA][1], _METADATA_PLACES, by))
            moved.append(chunk)
        return group | {_COLUMNS: (kind, (of, moved))}


def _moved(told: Struct, fields: Sequence[int], by: int) -> Struct:
    """A structure with the places in it moved; 0 says that there is none."""
    return told | {field: (told[field][0], told[field][1] + by) for field in fields if field in told and told[field][1]}


def encoded(data: pyarrow.Table) -> tuple[Struct, RowGroup | None]:
    """The rows as one row group, None where there are none, and the footer of a file of them."""
    from pyarrow import parquet

    file = io.BytesIO()
    parquet.write_table(data.combine_chunks(), file, row_group_size=max(len(data), 1))
    whole = file.getvalue()
    footer, begin = _footer(file, len(whole))
    if not len(data):
        return footer, None
    (told,) = footer[_GROUPS][1][1]
    return footer, RowGroup(told, len(MAGIC), whole[len(MAGIC) : begin])


def read_groups(file: BinaryIO, sizes: Sequence[int]) -> tuple[Struct, list[RowGroup]]:
    """The footer and the row groups of a file that was written here, `sizes` bytes long one after the other; their bytes are left in it. Raises NotOurs."""
    footer, end = _footer(file, file.seek(0, io.SEEK_END))
    if len(MAGIC) + sum(sizes) != end:
        raise NotOurs(f"its row groups have {end - len(MAGIC)} bytes, not {sum(sizes)}")
    begin = len(MAGIC)
    groups = []
    try:
        for told, size in zip(footer[_GROUPS][1][1], sizes, strict=True):
            group = RowGroup(told, begin)
            # What can't be moved is found out here, before a byte is written.
            group.at(begin)
            if group.rows < 1:
                raise NotOurs("a row group has no rows")
            groups.append(group)
            begin += size
    except (LookupError, TypeError, ValueError) as error:
        raise NotOurs(f"its footer doesn't tell of {len(sizes)} row groups ({error})") from error
    return footer, groups


def closing(footer: Struct, groups: Sequence[Struct], rows: int) -> bytes:
    """What stands behind the row groups of a file: its footer, with the row groups as `RowGroup.at` gives them."""
    kind, _ = footer[_GROUPS]
    said = _write(_STRUCT, footer | {_ROWS: (_I64, rows), _GROUPS: (kind, (_STRUCT, list(groups)))})
    return said + len(said).to_bytes(4, "little") + MAGIC


def _footer(file: BinaryIO, size: int) -> tuple[Struct, int]:
    """The footer of a Parquet file of `size` bytes, and where it begins. Raises NotOurs."""
    file.seek(max(0, size - _TAIL))
    tail = file.read(_TAIL)
    begin = size - _TAIL - int.from_bytes(tail[:4], "little")
    if tail[4:] != MAGIC or begin < len(MAGIC):
        raise NotOurs("it doesn't end as a Parquet file does")
    file.seek(begin)
    data = file.read(size - _TAIL - begin)
    try:
        told, end = _read(_STRUCT, data, 0)
    except (IndexError, KeyError, RecursionError) as error:
        raise NotOurs("its footer can't be read") from error
    if end != len(data):
        raise NotOurs("its footer ends before its time")
    return told, begin


def _read(kind: int, data: bytes, at: int) -> tuple[Any, int]:
    """The value that begins at `at`, and where the next one begins. Raises IndexError where the data ends before, KeyError on an unknown kind."""
    if kind in (_I16, _I32, _I64):
        number, at = _varint(data, at)
        return (number >> 1) ^ -(number & 1), at
    if kind == _BINARY:
        size, at = _varint(data, at)
        return _taken(data, at, size)
    if kind == _STRUCT:
        return _read_struct(data, at)
    if kind in (_LIST, _SET):
        return _read_list(data, at)
    return _taken(data, at, {_TRUE: 1, _FALSE: 1, _BYTE: 1, _DOUBLE: 8}[kind])


def _taken(data: bytes, at: int, size: int) -> tuple[bytes, int]:
    end = at + size
    if end > len(data):
        raise IndexError
    return data[at:end], end


def _read_struct(data: bytes, at: int) -> tuple[Struct, int]:
    fields: Struct = {}
    number = 0
    while head := data[at]:
        at += 1
        kind = head & 15
        if head >> 4:
            number += head >> 4
        else:
            number, at = _read(_I16, data, at)
        # A truth value is its own kind and has no bytes.
        value, at = (None, at) if kind in (_TRUE, _FALSE) else _read(kind, data, at)
        fields[number] = kind, value
    return fields, at + 1


def _read_list(data: bytes, at: int) -> tuple[tuple[int, list[Any]], int]:
    count, kind = data[at] >> 4, data[at] & 15
    at += 1
    if count == 15:
        count, at = _varint(data, at)
    values = []
    # Every value takes a byte at least, so that a wrong count soon comes to the end of the data.
    for _ in range(count):
        value, at = _read(kind, data, at)
        values.append(value)
    return (kind, values), at


def _varint(data: bytes, at: int) -> tuple[int, int]:
    number = shift = 0
    while shift < 64:
        byte = data[at]
        at += 1
        number |= (byte & 127) << shift
        if byte < 128:
            return number, at
        shift += 7
    raise IndexError


def _write(kind: int, value: Any) -> bytes:
    if kind in (_I16, _I32, _I64):
        return _as_varint(value << 1 if value >= 0 else (-value << 1) - 1)
    if kind == _BINARY:
        return _as_varint(len(value)) + bytes(value)
    if kind == _STRUCT:
        return _write_struct(value)
    if kind in (_LIST, _SET):
        of, values = value
        head = bytes([len(values) << 4 | of]) if len(values) < 15 else bytes([15 << 4 | of]) + _as_varint(len(values))
        return head + b"".join(_write(of, each) for each in values)
    return bytes(value)


def _write_struct(fields: Struct) -> bytes:
    parts = []
    last = 0
    for number, (kind, value) in sorted(fields.items()):
        parts.append(bytes([number - last << 4 | kind]) if number - last < 16 else bytes([kind]) + _write(_I16, number))
        if kind not in (_TRUE, _FALSE):
            parts.append(_write(kind, value))
        last = number
    return b"".join(parts) + b"\0"


def _as_varint(number: int) -> bytes:
    parts = bytearray()
    while number > 127:
        parts.append(number & 127 | 128)
        number >>= 7
    parts.append(number)
    return bytes(parts)
