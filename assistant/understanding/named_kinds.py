"""The kinds of things that a sentence names, as the tables of cues call them."""

from __future__ import annotations

from assistant.understanding.absent_titles import kind_unprinted, trade_named
from assistant.understanding.certification_scope import Part, level_rank, part_asked, unknown_sector
from assistant.understanding.certifications import (
    Scored,
    find_pro_a_scope,
    match_cqpm_titles,
    match_diplomas,
    match_pro_a_metiers,
    pro_a_neighbours,
)
from assistant.understanding.content import content_stems
from assistant.understanding.cqpm_scope import find_cqpm_scope
from assistant.understanding.mentions import UNITS, Mentions
from assistant.understanding.nationality_table import OWN_RULES
from assistant.understanding.pro_a_trades import (
    diplomas_of_words,
    metiers_of_words,
    theme_unprinted,
)
from assistant.understanding.quantities import supposed_number
from assistant.understanding.situations import SituationMention, effects
from assistant.understanding.text import fold
from assistant.understanding.texts import ARRETE, CIRCULAIRE_2008, CIRCULAIRE_2009, CQPM, PRO_A
from assistant.understanding.work_domains import domain_wondered_about, worked_domain
from corpus.expressions import expression
from corpus.records import CqpmRow

_ROME_KINDS = frozenset({"rome_1999", "rome_current"})
_LIST_TEXTS = frozenset({ARRETE, CIRCULAIRE_2008, CIRCULAIRE_2009})
_SPECIAL = OWN_RULES | {"france"}
_NATIONAL = expression(
    r"\b(toutes? les? regions?|l'ensemble des regions|chaque region|partout en france|"
    r"toute la (france|metropole)|france entiere|liste nationale|au niveau national)\b"
)
_WHOLE_LIST = expression(
    r"\bcombien (de|d'|il y a) ?(certif|diplome|titre|code|metier|ligne|secteur|filiere)|"
    r"\bliste (complete|entiere|des (certif|diplome|titre))|\b(sous-)?filieres?\b|\bsecteurs\b|"
    r"\bquel(le)?s (sont les )?(certif|diplome|titre)"
)
# What a text holds for a place: "que prévoit l'arrêté pour la Corse ?".
_HOLDS = expression(
    r"\b(?:prevoit|dit|contient|retient|fixe|ouvre|autorise) (?:l'|la |le |cet |cette )?"
    r"(?:arrete|circulaire|liste|annexe|texte)\b"
)
# "Où" that asks, not that of "la ville où il habite" nor "ou".
_WHERE = expression(
    r"(?i)(?:^|[,:;.?!–-]\s*|"
    r"\b(?:et|mais|alors|savoir|dire|moi|demande|est|sinon|donc|sais)\s+)où\b|\boù\W*$|"
    r"(?:^|[,:;.?!–-]\s*)ou (?=(?:chercher|postuler|aller|trouver|travailler|est|ça|ca|un|une|"
    r"le|la|on|puis|peut)\b)"
)
_HIRING = expression(
    r"\b(recrut\w+|embauch\w+|engage(r|ons|nt)?|cherch\w+ (un|une|des)|besoin d'(un|une)|"
    r"promesse|a pourvoir|offre d'emploi|offres d'emploi|autorisations? de travail|"
    r"(titre|carte) de sejour)\b"
)
_OF_CERTIFICATES = expression(
    r"\b(qualif\w*|certif\w*|diplom\w*|formation\w*|former|formee?s?|intitules?|paritaire|"
    r"metallurgie|uimm|titres? pro\w*|tp|cap|bts|bac|cqp\w*|alternance|interim\w*)\b"
)
# Who may have the Pro-A, and not which certifications there are: "niveau maximum pour y accéder".
_OF_A_PERSON = expression(
    r"\b(?:benefici\w+|acced\w+|acces|salarie\w*|droit|entrer|demander|eligibles?|deja|titulaires?)\b"
)
_TUNISIAN_LIST = expression(
    r"\b(listes? (des )?tunisi\w+|metiers tunisiens|franco-tunisien)|"
    r"\b(les|des|aux|ces) (74|soixante[ -]quatorze)\b(?! ?(%|€|euros?|ans|h\b|heures?))"
)
# Somebody who has finished her studies, of whom the agreement speaks as of a student.
_GRADUATE = expression(
    r"\b(?:masters?|mastere|m2|licences? pro\w*|fini (?:ses|des|leurs) etudes|"
    r"(?:diplome de l')?enseignement superieur)\b"
)
_BESIDE_KIND = 2  # content words beside the kind asked for: "possible", "finance"
_OF_A_LIST = expression(r"\b(metiers?|professions?|listes?|lignes?|codes?)\b")


def kinds_named(found: Mentions, *, metropole: bool) -> frozenset[str]:
    """The names of what is there; ``metropole`` where the whole of it is named as a place."""
    sentence, kinds = found.sentence, {c.kind for c in found.codes}
    scope = find_pro_a_scope(sentence)
    names = {
        "metier": bool(found.metier_words),
        "listed_metier": bool(found.metier_codes) or bool(_ROME_KINDS & kinds),
        "place": bool(found.place_mentions),
        "place_apart": bool(found.set_aside) and not found.place_mentions,
        "national": metropole or bool(_NATIONAL.search(fold(sentence))),
        "nationality": found.nationality_mention is not None,
        "tunisian": "tunisie" in found.groups or _names_tunisian_list(found),
        "special_nationality": bool(found.groups & _SPECIAL),
        "situation": bool(found.situations),
        "beside_lists": any(s.id in effects() and not s.negated for s in found.situations),
        "interim": _interim(found.situations),
        "tunisian_student": "tunisie" in found.groups
        and (
            any(s.id == "etudiant" for s in found.situations)
            or bool(_GRADUATE.search(fold(sentence)))
        ),
        "date": found.date_mention is not None,
        "rome_1999": "rome_1999" in kinds,
        "rome_current": "rome_current" in kinds,
        "rncp": "rncp" in kinds,
        "cqpm_number": "cqpm" in kinds,
        "article": bool(UNITS.keys() & kinds or found.articles),
        "law_article": "law_article" in kinds,
        "measure": bool({"amount", "percentage", "duration"} & kinds),
        "text_list": bool(_LIST_TEXTS & set(found.texts)),
        "text_of_place": bool(found.place_mentions and _HOLDS.search(fold(sentence))),
        "text_named": bool(found.texts),
        "pro_a_word": PRO_A in found.texts,
        "cqpm_word": CQPM in found.texts,
        "pro_a_match": bool(match_pro_a_metiers(sentence) or match_diplomas(sentence)),
        "pro_a_absent": PRO_A in found.texts
        and not match_pro_a_metiers(sentence)
        and bool(pro_a_neighbours(sentence) or _of_absent(found)),
        "pro_a_whole": _pro_a_whole(found),
        "pro_a_metier": bool(
            found.metiers
            or metiers_of_words(sentence)
            or diplomas_of_words(sentence)
            or pro_a_neighbours(sentence)
            or (PRO_A in found.texts and _of_absent(found))
        )
        and (PRO_A in found.texts or _interim(found.situations)),
        "pro_a_scope": bool(scope.secteurs or scope.filieres or scope.kinds),
        "pro_a_level": bool(scope.niveaux),
        "cqpm_title": bool(match_cqpm_titles(sentence)),
        "cqpm_alone": not found.names_case and _only_cqpm(found),
        "cqpm_scope": not find_cqpm_scope(sentence).empty,
        "asks_where": not found.place_mentions and bool(_WHERE.search(sentence)),
        "hiring": _is_hiring(fold(sentence)),
        "any_of_domain": _any_of_domain(found),
        "works_in_domain": not found.metier_words and _works_in_domain(sentence),
    }
    return frozenset(name for name, present in names.items() if present)


def _of_absent(found: Mentions) -> bool:
    """Whether it asks for a trade, a theme or a kind of certification that the annex lacks."""
    sentence = found.sentence
    return bool(trade_named(sentence) or theme_unprinted(sentence)) or _only_of_kind(found)


def _only_of_kind(found: Mentions) -> bool:
    """Whether it asks of a kind of certification that the annex does not print, and little else."""
    kind = kind_unprinted(found.sentence)
    beside = content_stems(found.leftover) - content_stems(kind)
    return bool(kind) and len(beside) <= _BESIDE_KIND


def _only_cqpm(found: Mentions) -> bool:
    """Whether it gives the whole title of a CQPM and of nothing as long.

    "Géomètre en carrosserie" holds the name of another métier, and "fraiseur outilleur mouliste"
    one of the Pro-A annex: the title that explains more of the sentence is meant.
    """
    sentence = found.sentence
    whole = [m for m in match_cqpm_titles(sentence) if m.exact]
    certified = (*match_pro_a_metiers(sentence), *match_diplomas(sentence))
    others = [(m.start, m.end) for m in certified if m.complete]
    others += [(m.start, m.end) for m in found.metiers if found.metier_codes and m.codes]
    return bool(whole) and all(any(_within(o, w) for w in whole) for o in others)


def _within(span: tuple[int, int], title: Scored[CqpmRow]) -> bool:
    """Whether words lie within a title that is longer than they are."""
    start, end = span
    return title.start <= start and end <= title.end and end - start < title.end - title.start


def _pro_a_whole(found: Mentions) -> bool:
    """Whether the Pro-A annex is asked about as a whole; no other annex has sectors."""
    folded = fold(found.sentence)
    if "annexe" in folded and part_asked(found.sentence) in (Part.SECTOR, Part.BRANCH):
        return True
    ranked = level_rank(found.sentence) and not _OF_A_PERSON.search(folded)
    asked = ranked or _WHOLE_LIST.search(folded) or unknown_sector(found.sentence)
    return PRO_A in found.texts and bool(asked or supposed_number(found.sentence, "certification"))


def _names_tunisian_list(found: Mentions) -> bool:
    folded = fold(found.sentence)
    of_2009 = CIRCULAIRE_2009 in found.texts and CIRCULAIRE_2008 not in found.texts
    return bool(_TUNISIAN_LIST.search(folded) or (of_2009 and _OF_A_LIST.search(folded)))


def _is_hiring(folded: str) -> bool:
    """Whether a sentence is of a job to be filled, and speaks of no certification."""
    return bool(_HIRING.search(folded)) and not _OF_CERTIFICATES.search(folded)


def _works_in_domain(sentence: str) -> bool:
    """Whether a domain stands for the métier ("bosse en cuisine"), outside any certification."""
    return bool(worked_domain(sentence)) and not _OF_CERTIFICATES.search(fold(sentence))


def _any_of_domain(found: Mentions) -> bool:
    """Whether it asks if a domain has any job, of no certification and no other text."""
    if found.metier_words or found.codes or set(found.texts) - _LIST_TEXTS:
        return False
    asked = domain_wondered_about(found.sentence)
    return bool(asked) and not _OF_CERTIFICATES.search(fold(found.sentence))


def _interim(situations: tuple[SituationMention, ...]) -> bool:
    return any(s.id.startswith("interim") for s in situations)
