"""From an answer to what the chat shows: the only place that writes HTML for a message.

Whatever the person typed and whatever a model wrote is text here: its mark-up is neutralised
before ours is added, and the chat component sanitises the result once more.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from urllib.parse import quote as percent_encode

from assistant.answer import Answer, Citation, Step, Verdict
from assistant.checking import CHECK
from assistant.wording.french import sentence_case, unbroken
from assistant.wording.statuses import STATUSES, VERDICTS
from corpus.expressions import expression
from corpus.library import Corpus

SIGNS: Mapping[Verdict, str] = {
    Verdict.OPEN: "✓",
    Verdict.NOT_OPEN: "✕",
    Verdict.NOT_APPLICABLE: "–",
    Verdict.UNDETERMINED: "?",
}

_MARK = expression(r"\[(\d+)\]")
_PUNCTUATION = expression(r"[!-/:-@\[-`{-~]")
_LINK = expression(r"\]\s*([(:\[])")
_ADDRESS = expression(r"(?i)\b(https?|ftp|mailto):|\bwww\.")


def as_text(typed: str) -> str:
    """What a person typed, so that Markdown shows it letter for letter: entities, no mark-up."""
    lines = (unbroken(line.strip()) for line in typed.strip().splitlines())
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
    text = unbroken(text).replace("&", "&amp;").replace("<", "&lt;")
    text = _LINK.sub(lambda m: "]" + _entity(m[1]), text)
    return _ADDRESS.sub(lambda m: m[0].replace(":", "&#58;").replace(".", "&#46;"), text)


def answer_markdown(answer: Answer, corpus: Corpus, name: str = "") -> str:
    """The whole message: badge, text with its citation links, sources, how it was made.

    ``name`` (conversation/number) is what gestes.js hangs the answer's buttons on. A text removed
    since the answer was given has no passage left to open: its citations stay, as text.
    """
    held = tuple(c for c in answer.citations if c.passage_id in corpus.passages)
    links = {c.n: _link(c, corpus) for c in held}
    parts = (
        _badge(answer),
        as_markdown(answer.markdown, links),
        _sources(held, corpus),
        f'<p class="fabrication">{html.escape(sentence_case(answer.made_by))}</p>'
        if answer.made_by
        else "",
        f'<p class="gestes"><a href="#reponse/{html.escape(name)}"></a></p>' if name else "",
    )
    return "\n\n".join(part for part in parts if part)


def aside(sentence: str) -> str:
    """A sentence of the page itself: an answer stopped, or that failed."""
    return f'<p class="apart">{html.escape(sentence)}</p>'


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
        return (
            f'<p><span class="verdict verdict-{answer.verdict}"><span class="signe">'
            f"{SIGNS[answer.verdict]}</span> {VERDICTS[answer.verdict]}</span></p>"
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
    return sentence_case(f"{corpus.sources[citation.source_id].short_title}, {citation.locator}")


def _entity(found: re.Match[str] | str) -> str:
    return f"&#{ord(found if isinstance(found, str) else found[0])};"
