"""The layouts: an answer, a conversation, a note for the file, an e-mail.

The note and the e-mail carry only what rests on a checked citation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from assistant.answer import Answer, Citation
from assistant.exports.checked import checked_only, marks_of
from assistant.exports.document import (
    Block,
    Document,
    Facts,
    Heading,
    Items,
    Paragraph,
    Run,
    blocks_of,
    paragraph,
    printable,
)
from assistant.history import Turn
from assistant.reading import Reader
from assistant.wording.dossier import LABELS, said
from assistant.wording.french import sentence_case
from assistant.wording.statuses import STATUSES, VERDICTS
from corpus.french_dates import in_french
from corpus.records import Source

NOTHING_CHECKED = "Cette réponse ne contient aucun énoncé vérifié : il n'y a rien à reprendre."
_LIMIT = (
    "Établi avec Alinéa à partir des textes cités ; chaque énoncé a été rapproché de l'extrait "
    "qu'il cite. Ce n'est pas une décision de l'administration."
)
Layout = Callable[[Sequence[Turn], Reader], Document]


def as_answer(turns: Sequence[Turn], reader: Reader) -> Document:
    """The last answer, whole."""
    turn = turns[-1]
    return Document("Réponse d'Alinéa", (*_exchange(turn, reader, level=1), _limit(turn)))


def as_conversation(turns: Sequence[Turn], reader: Reader) -> Document:
    """Every question and its answer."""
    blocks: list[Block] = []
    for turn in turns:
        blocks.append(Heading(f"Question {turn.n}", 1))
        blocks += _exchange(turn, reader, level=2)
    return Document("Conversation avec Alinéa", (*blocks, _limit(turns[-1])))


def as_note(turns: Sequence[Turn], reader: Reader) -> Document:
    """A note for the file: the case, the question, what was found, on which texts."""
    turn = turns[-1]
    return Document(
        "Note au dossier",
        (
            Facts((("Établie le", in_french(turn.asked_at.astimezone().date())), *_case(turn))),
            Heading("Question"),
            paragraph(turn.question),
            Heading("Constat"),
            *_checked(turn.answer),
            *_sources(_cited(turn.answer), reader, Heading("Textes cités")),
            _limit(turn),
        ),
    )


def as_email(turns: Sequence[Turn], reader: Reader) -> Document:
    """An e-mail to send on: its title is the subject."""
    turn = turns[-1]
    return Document(
        f"Objet : {_subject(turn)}",
        (
            paragraph("Bonjour,"),
            paragraph("Voici ce que disent les textes sur votre question :"),
            paragraph(f"« {' '.join(turn.question.split())} »", "quotation"),
            *_checked(turn.answer),
            *_sources(_cited(turn.answer), reader, paragraph("Textes cités :")),
            paragraph("Ce message informe ; il ne vaut pas décision de l'administration."),
            paragraph("Cordialement,"),
        ),
    )


LAYOUTS: Mapping[str, Layout] = {
    "reponse": as_answer,
    "conversation": as_conversation,
    "note": as_note,
    "courriel": as_email,
}


def _exchange(turn: Turn, reader: Reader, level: int) -> Iterator[Block]:
    """A question, the dossier it was asked with, the answer, its sources."""
    answer = turn.answer
    yield paragraph(turn.question, "quotation")
    if facts := _case(turn):
        yield Facts(facts)
    yield from _verdict(answer)
    yield from blocks_of(answer.markdown)
    yield from _sources(answer.citations, reader, Heading("Sources", level), answer.markdown)
    if answer.made_by:
        yield paragraph(f"{sentence_case(answer.made_by)}.", "small")


def _checked(answer: Answer) -> Iterator[Block]:
    body = checked_only(answer.markdown, {c.n for c in answer.citations})
    if not body:
        yield paragraph(NOTHING_CHECKED)
        return
    yield from _verdict(answer)
    yield from blocks_of(body)


def _cited(answer: Answer) -> tuple[Citation, ...]:
    """The citations of the statements that are carried."""
    numbers = marks_of(checked_only(answer.markdown, {c.n for c in answer.citations}))
    return tuple(c for c in answer.citations if c.n in numbers)


def _verdict(answer: Answer) -> Iterator[Block]:
    if answer.verdict:
        yield Paragraph((Run(f"Verdict : {VERDICTS[answer.verdict].lower()}", "bold"),))
    elif words := STATUSES.get(answer.status):
        yield Paragraph((Run(words, "bold"),))


def _case(turn: Turn) -> tuple[tuple[str, str], ...]:
    """The dossier as it stood after the question."""
    dossier = turn.answer.dossier
    return tuple(
        (label, printable(w)) for name, label in LABELS.items() if (w := said(dossier, name))
    )


def _sources(
    citations: Sequence[Citation], reader: Reader, title: Block, above: str = ""
) -> Iterator[Block]:
    """Each quote with its reference, text by text, and what each text is worth today."""
    if citations:
        yield title
    for source_id, group in groupby(sorted(citations, key=lambda c: (c.source_id, c.n)), _text_of):
        cited = tuple(group)
        source = reader.source(source_id)
        named = _reference(source) if source else f"{source_id} (texte retiré depuis)"
        yield Paragraph((Run(named, "bold"),))
        yield Items(tuple(map(_quoted, cited)))
        remarks = [remark for c in cited for remark in reader.remarks(c.passage_id)]
        for notice in dict.fromkeys([*remarks, source.validity_notice if source else ""]):
            if notice and notice not in above:
                yield paragraph(notice, "notice")


def _text_of(citation: Citation) -> str:
    return citation.source_id


def _reference(source: Source) -> str:
    """Title and number, as they are cited under an extract."""
    parts = (source.title, source.reference)
    return ", ".join(part for part in parts if part and part not in ("–", "-"))


def _quoted(citation: Citation) -> tuple[Run, ...]:
    quote = printable(" ".join(citation.quote.split()))
    return (Run(f"[{citation.n}]", "bold"), Run(f" {citation.locator} : « {quote} »"))


def _subject(turn: Turn) -> str:
    words = [said(turn.answer.dossier, name) for name in ("metier", "region", "nationalite")]
    named = ", ".join(printable(word) for word in words if word)
    return sentence_case(named) if named else " ".join(printable(turn.question).split())[:100]


def _limit(turn: Turn) -> Paragraph:
    day = in_french(turn.asked_at.astimezone().date())
    return paragraph(f"{_LIMIT} Réponse donnée le {day}.", "small")
