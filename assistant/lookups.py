"""One function for each tool: its string arguments in, statements and a verdict out.

Those over the lists of métiers are in ``list_lookups``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant import resolve
from assistant.cqpm_answers import answer_cqpm
from assistant.list_lookups import (
    comparer_listes,
    mesurer_listes,
    metier_ouvert,
    metiers_de_region,
    regions_du_metier,
)
from assistant.pro_a_answers import answer_pro_a
from assistant.results import ToolResult
from assistant.rules import articles
from assistant.rules.declared import certifications_on
from assistant.rules.regimes import ARRETE, CIRCULAIRE, TUNISIE
from assistant.suppositions.signatories import signed_or_not, supposed_signatory
from assistant.understanding.absent_texts import misdated_text
from assistant.understanding.addresses import Step, opening_of, steps_of
from assistant.understanding.beliefs import beliefs_held
from assistant.understanding.codes import find_codes
from assistant.understanding.find_mentions import mentions
from assistant.understanding.gap_words import asks_row_too, missing_of_row
from assistant.understanding.metiers import find_metiers
from assistant.understanding.situations import effects, pro_a_publics
from assistant.understanding.texts import CQPM, PRO_A
from assistant.understanding.told_facts import Fact
from assistant.understanding.way_out import IRREGULAR, OFF_LIST
from assistant.wording import article_parts, clarifications, codes, corrections, regimes
from assistant.wording.declared_certifications import declared_certifications
from assistant.wording.exceptional import exceptional_admission
from assistant.wording.fact_heard import fact_heard
from assistant.wording.not_answered import beside_gap
from assistant.wording.pro_a_public import pro_a_public
from assistant.wording.recall import recalled
from assistant.wording.sources import describe
from assistant.wording.tunisian_list import of_tunisians_alone
from corpus.expressions import expression
from corpus.library import load
from corpus.records import Passage


def certifications_pro_a(recherche: str, date: str = "") -> ToolResult:
    """Pro-A certifications by métier, diploma, sector, level or RNCP code named in the words.

    A list declared in an added text answers for the days on which it is in force.
    """
    on = resolve.day(date)
    declared = certifications_on(on) if on else None
    if declared:
        return declared_certifications(declared, recherche)
    return _beside_gap(answer_pro_a(recherche), recherche, PRO_A, CQPM)


def qualifications_cqpm(recherche: str) -> ToolResult:
    """Metallurgy qualifications by number, title, domain or status named in the words."""
    return _beside_gap(answer_cqpm(recherche), recherche, CQPM, PRO_A)


def _beside_gap(rows: ToolResult, words: str, own: str, other: str) -> ToolResult:
    """The rows after what their list does not give, unless rows of the other list give it."""
    linked = any(s.passage_id.startswith(f"{other}#") for t in rows.statements for s in t.supports)
    missing = None if linked else missing_of_row(words, own)
    too = missing is not None and asks_row_too(words, missing)
    return beside_gap(rows, missing, asked_too=too)


def expliquer_code(code: str) -> ToolResult:
    """What a code is: ROME of 1999 or of today, RNCP, CQPM; of a métier, that it has none here."""
    for found in find_codes(code):
        if found.kind == "rome_1999":
            return codes.rome_1999(found.value)
        if found.kind == "rome_current":
            return codes.rome_current(found.value)
        if found.kind == "rncp":
            return answer_pro_a(found.value)
        if found.kind == "cqpm":
            return answer_cqpm(f"CQPM {found.value}")
    named = find_metiers(code)
    if named:
        return codes.untitled(named[0].text, [c.code for c in named[0].candidates])
    raise resolve.BadArgument(f"« {code} » n'est pas un code ROME, RNCP ou CQPM.")


def lire_article(article: str, texte: str = "") -> ToolResult:
    """An article, a numbered point or a note, as it stands, of the text named or of each.

    Its alinéa or its tiret alone, where the words point to one.
    """
    steps = steps_of(article)
    unit, number = _unit(article, steps)
    sources = [resolve.text_id(texte)] if texte else list(_WITH_UNITS.get(unit, _UNDIVIDED))
    found = {s: read for s in sources if (read := articles.read(s, unit, number))}
    if not found and not texte:
        found = {s: read for s in load().sources if (read := articles.read(s, unit, number))}
    if not found:
        return article_parts.article(sources[0], unit, number, ())
    if steps:
        return _below(found, unit, number, steps)
    return article_parts.together(
        [article_parts.article(source, unit, number, read) for source, read in found.items()]
    )


def _below(
    found: dict[str, tuple[Passage, ...]], unit: str, number: str, steps: tuple[Step, ...]
) -> ToolResult:
    """What stands at an alinéa of an article, in each text that has one; else that none has."""
    told = []
    for source, whole in found.items():
        own = articles.own(source, unit, number)
        for base in filter(None, (own, whole)):
            reached = base
            for step in steps:
                reached = articles.below(reached, step.part, step.rank)
            if reached:
                told.append(article_parts.part(source, reached))
                break
    if told:
        return article_parts.together(told)
    source, whole = next(iter(found.items()))
    base = articles.own(source, unit, number) or whole
    return article_parts.no_such_part(source, f"{unit} {number}".strip(), base, steps)


_WITH_UNITS = {
    "article": ("accord-pro-a-2021-01-22", ARRETE),
    "point": (TUNISIE,),
    "note": (CIRCULAIRE,),
}


def _unit(words: str, steps: tuple[Step, ...]) -> tuple[str, str]:
    if steps and not _NUMBERED.search(words):
        return ("" if steps[0].part == "visa" else opening_of(words)), ""
    parts = words.lower().replace("section", "point").split()
    unit = next((p for p in parts if p in _WITH_UNITS), "article")
    number = next((p.strip(".,") for p in parts if p[:1].isdigit()), "")
    if not number:
        raise resolve.BadArgument(f"« {words} » ne porte pas de numéro d'article.")
    return unit, number


_NUMBERED = expression(r"\b(?:articles?|points?|sections?|notes?)\b", re.I)
_UNDIVIDED = (CIRCULAIRE, ARRETE, PRO_A, TUNISIE)  # where an alinéa of no article is looked for


VALIDITE = "validité"
OF_PRO_A, OF_CQPM = "Pro-A, ", "CQPM, "
LISTE_TUNISIENNE = "liste tunisienne"


def decrire_texte(texte: str, aspect: str = "") -> ToolResult:
    """Title, reference, signature, entry into force and period of a text.

    With the aspect "validité", whether it is still the rule comes first; with "référence",
    "signatures" or "publication", what the text tells of that.
    """
    source_id = resolve.text_id(texte)
    if not source_id:
        raise resolve.BadArgument(f"« {texte} » n'est pas l'un des textes du corpus.")
    return describe(source_id, validity=aspect == VALIDITE, detail=aspect)


def regime_personne(nationalite: str = "", date: str = "", situation: str = "") -> ToolResult:
    """Which texts govern a person; with a situation, what they leave her ("hors liste" …).

    "liste tunisienne" asks if the list of the Tunisians is hers; "Pro-A, cdd" asks whether the
    Pro-A is for a person in that situation, "CQPM, cdd" whether it leads her to a CQPM; "contrat
    de travail" what contract is wanted.
    """
    public = situation.removeprefix(OF_PRO_A).removeprefix(OF_CQPM)
    if public in pro_a_publics() and (public != situation or situation not in effects()):
        return pro_a_public(public, of_cqpm=situation.startswith(OF_CQPM))
    on = resolve.day(date)
    person = resolve.person(nationalite, on)
    if person.choices:
        return clarifications.which_nationality(person)
    if situation == LISTE_TUNISIENNE:
        return of_tunisians_alone(person, on)
    if situation in tuple(Fact):
        return fact_heard(Fact(situation), person, on)
    if situation in effects():
        return regimes.beside_the_lists(effects()[situation])
    if situation:
        irregular = "papiers" in situation
        return exceptional_admission(IRREGULAR if irregular else OFF_LIST, person, on)
    return regimes.person_regime(person, on)


def relire_passages(passages: str, motif: str = "") -> ToolResult:
    """Passages already cited, by their ids between bars, with their exact reference."""
    found = load().passages
    known = [found[i] for i in map(str.strip, passages.split("|")) if i in found]
    if not known:
        raise resolve.BadArgument("Aucun de ces passages n'est dans le corpus.")
    return recalled(known, motif)


def verifier_supposition(phrase: str) -> ToolResult:
    """What a sentence takes for granted and a text contradicts: a date of a text, a belief."""
    wrong_date = misdated_text(phrase)
    if wrong_date:
        return corrections.misdated(wrong_date.said, wrong_date.source_id)
    signatory = supposed_signatory(phrase)
    if signatory:
        return signed_or_not(signatory)
    held = beliefs_held(phrase, mentions(phrase).entities)
    if not held:
        raise resolve.BadArgument("Cette phrase ne suppose rien que les textes contredisent.")
    return corrections.correction(held[0])


def demander_precision(champ: str, choix: str = "") -> ToolResult:
    """The question to ask back for a missing detail; ``choix`` are its values, between bars."""
    return clarifications.missing(champ, [c.strip() for c in choix.split("|") if c.strip()])


__all__ = [
    "LISTE_TUNISIENNE",
    "LOOKUPS",
    "OF_CQPM",
    "OF_PRO_A",
    "VALIDITE",
    "certifications_pro_a",
    "comparer_listes",
    "decrire_texte",
    "demander_precision",
    "expliquer_code",
    "lire_article",
    "mesurer_listes",
    "metier_ouvert",
    "metiers_de_region",
    "qualifications_cqpm",
    "regime_personne",
    "regions_du_metier",
    "relire_passages",
    "verifier_supposition",
]

LOOKUPS: dict[str, Callable[..., ToolResult]] = {
    lookup.__name__: lookup
    for lookup in (
        metier_ouvert,
        metiers_de_region,
        regions_du_metier,
        comparer_listes,
        mesurer_listes,
        certifications_pro_a,
        qualifications_cqpm,
        expliquer_code,
        lire_article,
        decrire_texte,
        regime_personne,
        relire_passages,
        verifier_supposition,
        demander_precision,
    )
}
"""Every lookup by the name of its tool."""
