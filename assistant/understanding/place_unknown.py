"""Names written as a place that no table holds: "à Trifouillis-les-Oies"."""

from __future__ import annotations

import re

from assistant.understanding.communes import communes_named
from assistant.understanding.geography import read_table
from assistant.understanding.place_context import Reading, Strength, context_of, works_there
from assistant.understanding.place_names import name_keys
from assistant.understanding.text import fold, light_stem
from corpus.expressions import expression
from corpus.library import load, per_corpus

_GLUE = frozenset("de du des la le les l' d' en sur sous lez aux au et saint".split())
_RIGHT_BEFORE = frozenset(
    "a sur vers de d' commune ville region departement prefecture mairie village banlieue".split()
)
_ARTICLES = frozenset("le la les l'".split())
_TOWN = 2_000  # inhabitants
_HYPHEN = expression(r"[-‐‑–]|['’]")
_GIVEN_TO = expression(
    r"(?:delivr|accord|donn|demand|appliqu|refus|propos|conseill|dit|dire|repond|vers[eé]|"
    r"appart|grace|quant|face|rapport|recours|relati|conform|contrair|suite|interet|adress|"
    r"envo|ecri|transm|remet|remis|permet|permis|renvo|correspond|equival|acced|form[eé]|"
    r"inscri|pens|limit|droit|merci|bonjour|pos[eé]|reserv|opposab|soumis|not|lettre)"
)
_NOT_NAMES = frozenset(
    "france grande grand petit haute bas etat europe pole prefecture prefet direction direccte "
    "dreets ofii onem "
    "monsieur madame mme mr ministere universite mission master licence bac bts cap dut "
    "qualification contrat certificat diplome titre niveau code accord pro cqp cqpm rncp rome "
    "cdi cdd vae cpf opco afest journal officiel union schengen internet google pajemploi "
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre "
    "lundi mardi mercredi jeudi vendredi samedi dimanche noel paques toussaint".split()
)


def unknown_span(reading: Reading, start: int) -> int | None:
    """Where an unknown place name that begins at this token ends, or None.

    It needs a capital letter right after "à", "sur", "vers", "près de", "commune de", "région" …,
    or after "en", "dans la" and no word of a job or of a text ("dans l'Industrie"), and no verb
    that gives something to a person ("délivrée à Mohamed").
    """
    token = reading.tokens[start]
    if not reading.capital(start) or not token.text.isalpha() or token.folded in _NOT_NAMES:
        return None
    if len(token.text) < 3 or token.text.isupper():
        return None
    context = context_of(reading, start, start + 1)
    if context.strength < Strength.LOCATIVE or context.role == "origine":
        return None
    previous = reading.before(start)
    if not previous or not (previous[0] in _RIGHT_BEFORE or _wide(previous, token.folded)):
        return None
    if context.strength == Strength.LOCATIVE and _given_to_somebody(previous):
        return None
    end = _end_of_name(reading, start)
    return None if _ends_in_a_town(reading, start, end) else end


def _ends_in_a_town(reading: Reading, start: int, end: int) -> bool:
    """Whether a known town ends the name, after a firm's: "à Carrefour Évry"."""
    for first in range(start + 1, end):
        if reading.gap(first) == " ":
            for last, key in name_keys(reading, first):
                entry = communes_named(key) if last == end else None
                if entry and entry.places[0].population >= _TOWN:
                    return True
    return False


def _wide(previous: list[str], name: str) -> bool:
    """Whether "en" or "dans la" stands before a word that no title and no text holds."""
    inside = previous[0] == "en" or (previous[0] in _ARTICLES and previous[1:2] == ["dans"])
    return inside and len(name) > 3 and name not in _words_of_texts()


@per_corpus
def _words_of_texts() -> frozenset[str]:
    """The words of the corpus and of the names of jobs: none is the name of a place."""
    told = [p.text for p in load().passages.values()]
    told += [name for row in read_table("metiers.csv") for name in row.values() if name]
    return frozenset(re.findall(r"[a-z]+", fold(" ".join(told))))


def _given_to_somebody(previous: list[str]) -> bool:
    for word in previous[1:]:
        if works_there(word):
            return False
        if len(word) > 2 and _GIVEN_TO.match(light_stem(word)):
            return True
    return False


def _end_of_name(reading: Reading, start: int) -> int:
    end = start + 1
    while end < len(reading.tokens):
        token = reading.tokens[end]
        gap = reading.gap(end)
        glued = bool(_HYPHEN.fullmatch(gap)) or (gap == "" and end > start + 1)
        if not glued and not (gap == " " and token.capitalised):
            break
        end += 1
    return end
