"""The words beside a nationality that say whose it is: a person, a text, a thing, a language."""

from __future__ import annotations

from assistant.understanding.text import light_stem
from corpus.expressions import expression

TEXTS = expression(
    r"accord|circulaire|convention|texte|protocole|liste|dispositif|cadre$|annexe|regle|regime|"
    r"arrete|avenant|traite|franco$"
)
THINGS = expression(
    r"cuisine$|restau(?:rant|ration)?s?$|restos?$|epicerie|boulangerie|boucherie|traiteur$|"
    r"specialite|plats?$|diplomes?$|droit|entreprise|societe|"
    r"employeu|marche$|ambassade|consulat|autorite|gouvernement|loi$|langue|cours$|prof(?:s|esseure?s?)?$|territoire|"
    r"permis|licence|baccalaureat|universite|etudes|cote$|sol$|etat$|administration|norme|"
    r"travail$|code$|sejour|republique|vin|fromage|conge|patron|client[eè]le|marque|groupe$|"
    r"legislation|reglementation|nationaux$"
)
FEMININE_THINGS = expression(
    r"cuisine$|restauration$|epicerie|boulangerie|boucherie|specialite|entreprise|societe|"
    r"ambassade|autorite|loi$|langue|licence|universite|"
    r"cote$|administration|norme|republique|client[eè]le|marque|legislation|reglementation"
)
# What is national in itself, at the end of a métier too: "chef de cuisine italienne".
KITCHEN = expression(
    r"cuisine|restau|restos?$|specialite|plats?$|prof(?:s|esseure?s?)?$|client[eè]le|cours$"
)
PERSON_IS = frozenset(
    "est sont suis etre etait es nationalite un une des les devenu devenue citoyen citoyenne "
    "ressortissant ressortissante nationaux passeport naturalise naturalisee naturalises "
    "naturalisees desormais maintenant mais".split()
)
LABELS = frozenset({"pays", "nationalite", "origine"})  # "pays : Mali"
FORMERLY = frozenset("origine souche nee ne nes nees ex ancien ancienne ascendance".split())
ACQUIRED = frozenset("naturalise naturalisee naturalises naturalisees devenu devenue".split())
ACQUIRED_RANK = -1  # "marocain naturalisé français": what the person was counts no more
BOTH = expression(r"\b(?:double nationalite|bi-?nation)")
BOTH_RANK = -2  # "tunisien et français": French, whatever else
# The first half of a double nationality: "bulgaro-marocaine", "anglo-tunisienne".
FIRST_HALF = {
    "italo": "ITA", "hispano": "ESP", "luso": "PRT", "germano": "DEU", "belgo": "BEL",
    "helveto": "CHE", "greco": "GRC", "roumano": "ROU", "romano": "ROU", "bulgaro": "BGR",
    "polono": "POL", "hungaro": "HUN", "austro": "AUT", "tcheco": "CZE",
    "slovaco": "SVK", "croato": "HRV", "suedo": "SWE", "dano": "DNK", "finno": "FIN",
    "irlando": "IRL", "neerlando": "NLD", "norvego": "NOR", "luxembourgo": "LUX",
    "anglo": "GBR", "britanno": "GBR", "algero": "DZA", "maroco": "MAR", "tuniso": "TUN",
    "turco": "TUR", "americano": "USA", "bresilo": "BRA", "russo": "RUS", "ukraino": "UKR",
    "serbo": "SRB", "albano": "ALB", "sino": "CHN", "indo": "IND", "syro": "SYR",
    "libano": "LBN", "egypto": "EGY", "irano": "IRN", "senegalo": "SEN", "ivoiro": "CIV",
    "camerouno": "CMR",
}  # fmt: skip
SPEAKS = frozenset("parle parler parlent parlant bilingue langue langues entre".split())
EMPLOYER = expression(r"patron|employeu|gerant|boite$|societe|entreprise|maison$")
SEVERAL = expression(r"couples?$|famille|foyer|menage|equipe|binome|duo$|parents$|public$")
FREE = frozenset({"france", "ue", "eee", "suisse"})
FAMILY_RANK = 3  # "sa femme est tunisienne", beside the person's own
ORIGIN_RANK = 4  # "d'origine tunisienne", beside the nationality that the person has now
MARKS = expression(r"[,;:/().?!]")
LANGUAGES = frozenset(
    light_stem(word)
    for word in "anglais espagnol italien allemand portugais russe chinois japonais polonais turc "
    "roumain grec néerlandais français arabe coréen bulgare hongrois vietnamien".split()
)
LANGUAGE_BEFORE = frozenset("l' le en d' de du parle parler parlent bilingue langue".split())
OF_ORIGIN = expression(
    r"ressortissant|citoyen|national|originaire|origine|vien[ts]$|ven[aiu]|nee?s?$|natif|native|"
    r"arriv|sujet|immigr|passeport"
)
LOCATIVE = frozenset("en au aux a vers dans".split())
FAMILY = expression(
    r"maris?$|mari[eé]|conjoint|epou|femme|pacs|parent|enfant|pere$|mere$|fils|fille|freres?$|soeurs?$|"
    r"compagn|copain|copine|cousin"
)
# Whose kin a pronoun stands for, where it is near: "sa femme est congolaise, elle …".
KIN_PRONOUNS = (
    (
        expression(
            r"\b(?:sa|leur) (?:femme|epouse|compagne|fille|soeur|mere|copine|cousine)(?: est)?"
            r"(?: de nationalite)? ?$"
        ),
        "elle",
    ),
    (
        expression(
            r"\b(?:son|leur) (?:mari|epoux|compagnon|fils|frere|pere|copain|cousin)(?: est)?"
            r"(?: de nationalite)? ?$"
        ),
        "il",
    ),
)
# "Un Serbe et sa femme croate": both are asked about.
HERS = frozenset("sa son ses leur leurs".split())
# What may come before whoever opens a message: "et son frère français ?".
OPENS = HERS | frozenset(
    "et mais ou sinon pour aussi donc alors quid de du meme la le chose pareil idem bon ok merci "
    "non maintenant cas".split()
)
# Those whom a person is only likened to: "la même liste que les Tunisiens".
LIKENED = expression(
    r"\b(?:(?:que|comme) (?:les|nos)|(?:contrairement|semblables?|identiques?) aux|"
    r"(?:a la difference|a l'instar|a l'inverse) des|(?:a la difference|a l'instar) de nos) "
    r"(?:ressortissants |nationaux |citoyens |travailleurs )?$"
)
# Whoever hires: "le patron est tunisien, le salarié est sénégalais".
HIRES = expression(
    r"\b(?:patrone?s?|patronne|employeu\w+|gerante?|boss|restaurateur|proprietaire|dirigeante?|"
    r"recruteu\w+) (?:qui )?(?:est|etait|soit) (?:lui |elle )?(?:un |une )?$"
)
# The list of the Tunisians by its name: of two nationalities, that one is nobody's.
THEIR_LIST = expression(
    r"\b(?:listes?|annexe|metiers|accord|circulaire) (?:(?:des|aux|pour|les|de la|de l'accord|"
    r"metiers|ouverts|reserves|propres|franco)[- ])*tunisi\w+"
)
# Words that set a nationality aside: "hors Tunisiens", "autre que tunisien".
LEAVE_OUT = frozenset("pas non ni hors sauf hormis excepte exceptes part dehors exception".split())
THAN, OTHER = frozenset({"que", "qu'"}), frozenset({"autre", "autres"})
