"""Zips of documents: their members one by one, in memory, within limits; nothing is ever written to disk."""

from __future__ import annotations

import io
import re
import stat
import zipfile
from collections.abc import Iterator
from contextlib import suppress

from pipeline.read.detect import kind_of
from pipeline.read.limits import Limits
from pipeline.read.reading import UnreadableDocument

#: A member smaller than this may be packed as tightly as it likes.
_SMALL = 10_000_000
_BROKEN = (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError, KeyError)
_LEADS_OUT = re.compile(r"(?:^|/)\.\.(?:/|$)|^/|^[A-Za-z]:|\0")
#: What programs put into zips beside the documents.
_NO_MEMBER = re.compile(r"(?:^|/)(?:__MACOSX/|\.|~\$|Thumbs\.db$|desktop\.ini$)", re.I)


def opened(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """The zip that the bytes are, once its members are known to keep within the limits. Raises UnreadableDocument."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except _BROKEN as error:
        raise UnreadableDocument(f"the zip container is broken or cut off ({error}); get the file anew") from None
    if len(members) > limits.members:
        raise UnreadableDocument(f"{len(members):,} members, more than {limits.members:,}; unpack it and name the folder")
    if (size := sum(member.file_size for member in members)) > limits.bytes_unpacked:
        raise UnreadableDocument(f"unpacked it has {size:,} bytes, more than {limits.bytes_unpacked:,}; unpack it and name the folder")
    for member in members:
        if member.file_size > _SMALL and member.file_size > limits.ratio * max(member.compress_size, 1):
            raise UnreadableDocument(
                f"a member of {member.file_size:,} bytes is packed into {member.compress_size:,}, as zip bombs are; get the file anew"
            )
    return archive


def part(archive: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of a member; no more than its entry says. Raises UnreadableDocument where they are broken or locked."""
    try:
        member = archive.getinfo(name)
        if member.flag_bits & 1:
            raise UnreadableDocument("the member is password-protected; unpack it with its password")
        return archive.read(member)
    except _BROKEN as error:
        raise UnreadableDocument(f"a member is broken or cut off ({error}); get the file anew") from None


def members(data: bytes, limits: Limits, depth: int = 1) -> Iterator[tuple[str, str]]:
    """Yield (name, refusal) of each document in a zip, those of zips in it as `inner.zip/name`; the refusal is "" for one to be read."""
    archive = opened(data, limits)
    seen: set[str] = set()
    for member in archive.infolist():
        name = shown_name(member)
        if member.is_dir():
            continue
        if refusal := _refusal(member, name, seen):
            yield name, refusal
            continue
        if _NO_MEMBER.search(name):
            continue
        seen.add(name)
        try:
            inner = part(archive, member.filename)
            if inner[:4] != b"PK\x03\x04" or kind_of(inner) != "zip":
                yield name, ""
            elif depth >= limits.depth:
                yield name, f"a zip within {depth} zips; unpack it and name the folder"
            else:
                yield from ((f"{name}/{deeper}", said) for deeper, said in members(inner, limits, depth + 1))
        except UnreadableDocument as error:
            yield name, str(error)


def _refusal(member: zipfile.ZipInfo, name: str, seen: set[str]) -> str:
    if _LEADS_OUT.search(name):
        return "its name leads out of the zip; rename it and pack it again"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "a symbolic link and no document; pack the file it leads to"
    return "a second member of that name; rename it and pack it again" if name in seen else ""


def member(data: bytes, name: str, limits: Limits) -> bytes:
    """The bytes of the member that `members` calls `name`. Raises UnreadableDocument where there is none."""
    archive = opened(data, limits)
    entries: dict[str, str] = {}
    for each in archive.infolist():
        entries.setdefault(shown_name(each), each.filename)
    if name in entries:
        return part(archive, entries[name])
    steps = name.split("/")
    for end in range(1, len(steps)):
        if (outer := "/".join(steps[:end])) in entries:
            return member(part(archive, entries[outer]), "/".join(steps[end:]), limits)
    raise UnreadableDocument(f"the zip has no member {name}; check the name")


def shown_name(entry: zipfile.ZipInfo) -> str:
    """The member's name with `/`; without the UTF-8 mark it is GB18030, as Chinese programs write it."""
    name = entry.filename
    if not entry.flag_bits & 0x800:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("gb18030")
    name = name.replace("\\", "/")
    return ("/" if name.startswith("/") else "") + "/".join(step for step in name.split("/") if step not in ("", "."))
