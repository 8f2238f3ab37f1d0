"""How a place in a text is named: the end of its passages' ids, and its French locator."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.added.marks import Division, Item
from corpus.source_text import slug

ALINEAS = 2  # depth of the items (I., A.) within which alinéas are counted anew


def container(path: Sequence[Division]) -> tuple[str, str]:
    """Name and locator of what stands under these headings.

    An article or a numbered point is known by itself, and by its annex; another division by all
    those above it.
    """
    if not path:
        return "", ""
    last = path[-1]
    divisions = [d for d in path if d.kind and d.rank and d.kind != "article"]
    if last.kind in ("article", "point"):
        parts = [*(d for d in divisions if d.kind == "annexe"), last]
    else:
        parts = divisions if last.kind else [last]
    names = "-".join(d.name for d in parts if d.name)
    return names, ", ".join(d.locator for d in parts if d.locator)


def under(path: Sequence[Division], items: Sequence[Item], alinea: int = 0) -> tuple[str, str]:
    """Name and locator of what stands under these items, at this alinéa where given.

    The alinéa comes after I. and A., within which it counts, and before 1° and a).
    """
    marks = [(slug(i.mark.replace("°", "o")), i.mark.rstrip(".)")) for i in items]
    outer = [m for m, i in zip(marks, items, strict=True) if i.depth <= ALINEAS]
    inner = [m for m, i in zip(marks, items, strict=True) if i.depth > ALINEAS]
    if alinea:
        outer.append((f"al-{alinea}", f"alinéa {alinea}"))
    steps = [container(path), *outer, *inner]
    return "-".join(n for n, _ in steps if n), ", ".join(w for _, w in steps if w)
