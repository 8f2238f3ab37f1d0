"""From an answer to what the chat shows: the only place that writes HTML for a message.

Whatever the person typed and whatever a model wrote is text here: its mark-up is neutralised
before ours is added, and the chat component sanitises the result once more.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from urllib.parse import quote as percent_encode

from assistant.answer import Answer, Citation, Status, Step, Verdict
from assistant.checking import CHECK
from corpus.library import Corpus

VERDICTS: Mapping[Verdict, tuple[str, str]] = {
    Verdict.OPEN: ("✓", "Ouvert"),
    Verdict.NOT_OPEN: ("✕", "Non ouvert"),
    Verdict.NOT_APPLICABLE: ("–", "Non applicable"),
    Verdict.UNDETERMINED: ("?", "Indéterminé"),
}
STATUSES: Mapping[Status, str] = {
    Status.CLARIFICATION: "Précision nécessaire",
    Status.NOT_COVERED: "Hors des textes réunis",
    Status.REFUSED: "Demande refusée",
    Status.ERROR: "Réponse interrompue",
}

_MARK = re.compile(r"\[(\d+)\]")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_SPACED = re.compile(r" (?=[?!;»]|:(?!-))|(?<=«) ")  # never a line that begins with "?"
_LINK = re.compile(r"\]\s*([(:\[])")
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto):|\bwww\.")


def as_text(typed: str) -> str:
    """What a person typed, so that Markdown shows it letter for letter: entities, no mark-up."""
    lines = (_SPACED.sub("\u00a0", line.strip()) for line in typed.strip().splitlines())
    return "\n".join(_PUNCTUATION.sub(_entity, line) for line in lines)


def as_markdown(text: str, links: Mapping[int, str] | None = None) -> str:
    """An answer's Markdown with no HTML, link or image of its own; marks become ``links``."""
    pieces = _MARK.split(text)  # text, number, text, number … text
    for i, piece in enumerate(pieces):
        number = i % 2 == 1
        pieces[i] = (links or {}).get(int(piece), f"&#91;{piece}&#93;") if number else _plain(piece)
    return "".join(pieces)


def _plain(text: str) -> str:
    """Markdown that can only make emphasis, lists, tables and quotations."""
    text = _SPACED.sub("\u00a0", text).replace("&", "&amp;").replace("<", "&lt;")
    text = _LINK.sub(lambda m: "]" + _entity(m[1]), text)
    return _ADDRESS.sub(lambda m: m[0].replace(":", "&#58;").replace(".", "&#46;"), text)


def answer_markdown(answer: Answer, corpus: Corpus) -> str:
    """The whole message: badge, text with its citation links, sources, how it was made."""
    links = {c.n: _link(c, corpus) for c in answer.citations}
    parts = (
        _badge(answer),
        as_markdown(answer.markdown, links),
        _sources(answer.citations, corpus),
        f'<p class="fabrication">{html.escape(_sentence(answer.made_by))}</p>'
        if answer.made_by
        else "",
    )
    return "\n\n".join(part for part in parts if part)


def step_title(step: Step) -> str:
    """The foldable line of one tool call: "Consulté : liste de Bretagne, 16 métiers"."""
    label = step.label or step.tool
    own = step.tool == CHECK or label.startswith("Consulté")
    return as_text(label if own else f"Consulté : {label}")


def step_detail(step: Step) -> str:
    """What the line unfolds to: the look-up that was made."""
    if step.tool == CHECK:
        return as_text("\n".join([*step.args.get("ecarte", ()), f"Vérification : {step.ms} ms."]))
    args = ", ".join(f"{name} = {value}" for name, value in step.args.items() if value)
    return as_text(f"Recherche « {step.tool} » ({args or 'sans critère'}), {step.ms} ms.")


def _badge(answer: Answer) -> str:
    if answer.verdict:
        sign, words = VERDICTS[answer.verdict]
        return (
            f'<p><span class="verdict verdict-{answer.verdict}">'
            f'<span class="signe">{sign}</span> {words}</span></p>'
        )
    words = STATUSES.get(answer.status, "")
    return f'<p><span class="verdict statut">{words}</span></p>' if words else ""


def _link(citation: Citation, corpus: Corpus) -> str:
    """A citation mark that opens the source panel; the address also works when it is shared."""
    title = html.escape(f"Source {citation.n} : {_name(citation, corpus)}", quote=True)
    href = html.escape(source_address(citation, corpus), quote=True)
    return f'<a class="renvoi" href="{href}" title="{title}">[{citation.n}]</a>'


def source_address(citation: Citation, corpus: Corpus) -> str:
    """The fragment the panel opens: number, passage, and the characters of its text to mark."""
    start, stop = _extent(citation, corpus)
    passage = percent_encode(citation.passage_id, safe="")
    return f"#source/{citation.n}/{passage}/{start}-{stop}"


def _extent(citation: Citation, corpus: Corpus) -> tuple[int, int]:
    """Where the quote stands in the passage's text; the whole passage when it is cut by a note."""
    text = corpus.passages[citation.passage_id].text
    words = r"\s+".join(re.escape(word) for word in citation.quote.split())
    found = re.search(words, text) if words else None
    return found.span() if found else (0, len(text))


def _sources(citations: tuple[Citation, ...], corpus: Corpus) -> str:
    if not citations:
        return ""
    items = "".join(
        f'<li><a href="{html.escape(source_address(c, corpus), quote=True)}">'
        f"[{c.n}] {html.escape(_name(c, corpus))}</a></li>"
        for c in citations
    )
    return f'<div class="sources"><p>Sources</p><ul>{items}</ul></div>'


def _name(citation: Citation, corpus: Corpus) -> str:
    return _sentence(f"{corpus.sources[citation.source_id].short_title}, {citation.locator}")


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _entity(found: re.Match[str] | str) -> str:
    return f"&#{ord(found if isinstance(found, str) else found[0])};"
