"""The parts of a Word file. Parts that are named but not there are left out, and told."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from docx.opc.oxml import serialize_part_xml
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.package import Package

Element: TypeAlias = Any  # lxml's, which has no types

_MACROS = "vbaProject.bin"
_NO_TITLES = ("", "Word Document")  # the second is what python-docx says of a file without properties
# Content that is no part of the text: named, so that nobody takes it for read.
_UNREAD = ("/chart", "/chartEx", "/diagramData", "/oleObject", "/package", "/subDocument", "/aFChunk")
_MEDIA = {
    "macroEnabled.main+xml": "application/vnd.ms-word.document.macroEnabled.12",
    "macroEnabledTemplate.main+xml": "application/vnd.ms-word.template.macroEnabled.12",
    "template.main+xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
}
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class WordFile:
    """A package opened: its main part, and what is told of the whole."""

    main: Part
    title: str | None
    told: dict[str, str]

    @property
    def body(self) -> Element:
        """The body of the main part."""
        return root(self.main).find(qn("w:body"))

    @property
    def media_type(self) -> str:
        """What the package says it is: a document or a template, with macros or without."""
        kind = str(self.main.content_type)
        return next((media for end, media in _MEDIA.items() if kind.endswith(end)), _DOCUMENT)

    def related(self, kind: str) -> Element | None:
        """The root of the one part of a kind (python-docx's ``RELATIONSHIP_TYPE``), if there is one."""
        named = (it for it in self.main.rels.values() if it.reltype == kind and not it.is_external)
        return next((root(it.target_part) for it in named), None)

    def part(self, key: str) -> Element | None:
        """The root of the part that the main part calls ``key``."""
        relation = self.main.rels.get(key)
        return root(relation.target_part) if relation is not None and not relation.is_external else None


def root(part: Part) -> Element:
    """The root element of an XML part; python-docx parses only those that it knows."""
    element = getattr(part, "element", None)
    return element if element is not None else parse_xml(part.blob)


def opened(data: bytes) -> WordFile:
    """Open a package whose size has been checked. Damage raises whatever python-docx stumbles over."""
    with zipfile.ZipFile(io.BytesIO(data)) as zipped:
        names = zipped.namelist()
        missing = _missing(zipped)
        package = Package.open(io.BytesIO(_without(zipped, missing) if missing else data))
    main = package.main_document_part
    unread = [it.target_ref for it in main.rels.values() if it.reltype.endswith(_UNREAD)]
    told = {
        "macros": "yes" if any(name.endswith(_MACROS) for name in names) else "",
        "missing_parts": ", ".join(sorted({target for targets in missing.values() for target in targets})),
        "unread_parts": ", ".join(sorted(map(str, unread))),
    }
    title = package.core_properties.title
    return WordFile(main, None if title in _NO_TITLES else title, {key: it for key, it in told.items() if it})


def _missing(zipped: zipfile.ZipFile) -> dict[str, set[str]]:
    """Targets that are not in the package, by the list of relationships that names them."""
    names = set(zipped.namelist())
    found: dict[str, set[str]] = {}
    for name in filter(lambda it: it.endswith(".rels"), names):
        for target, path in _targets(name, zipped.read(name)):
            if path not in names:
                found.setdefault(name, set()).add(target)
    return found


def _targets(name: str, blob: bytes) -> Iterator[tuple[str, str]]:
    """Each internal target of a list of relationships, as written and as a path in the package."""
    folder = posixpath.dirname(posixpath.dirname(name))
    for relation in parse_xml(blob):
        target = relation.get("Target", "")
        if relation.get("TargetMode") != "External":
            yield target, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _without(zipped: zipfile.ZipFile, missing: dict[str, set[str]]) -> bytes:
    """The package without the relationships that lead nowhere."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as mended:
        for name in zipped.namelist():
            blob = zipped.read(name)
            mended.writestr(name, _pruned(blob, missing[name]) if name in missing else blob)
    return whole.getvalue()


def _pruned(blob: bytes, targets: set[str]) -> bytes:
    relations = parse_xml(blob)
    for relation in list(relations):
        if relation.get("TargetMode") != "External" and relation.get("Target", "") in targets:
            relations.remove(relation)
    return bytes(serialize_part_xml(relations))
