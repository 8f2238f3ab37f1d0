"""Thin LangChain tools over the lookups and the retriever; each returns text and a ToolResult."""

from __future__ import annotations

from collections.abc import Callable

from langchain.tools import ToolRuntime, tool
from langchain_core.tools import BaseTool, ToolException

from assistant import lookups
from assistant.resolve import BadArgument
from assistant.results import ToolResult
from assistant.turn import Turn

Output = tuple[str, ToolResult]


def _run(turn: Turn, lookup: Callable[[], ToolResult]) -> Output:
    """The result with its tokens; a bad argument becomes a sentence that the model can act on."""
    try:
        result = lookup().registered(turn.desk)
    except BadArgument as problem:
        raise ToolException(str(problem)) from problem
    return result.for_model(), result


@tool(response_format="content_and_artifact")
def metier_ouvert(
    metier: str,
    runtime: ToolRuntime[Turn],
    lieu: str = "",
    nationalite: str = "",
    date: str = "",
    sens: str = "",
) -> Output:
    """Dit si un métier est ouvert dans un lieu, pour une nationalité, à une date.

    metier : intitulé, ou code ROME à cinq chiffres (« géomètre », « 61222 »).
    lieu : commune, département ou région (« Rennes », « Bretagne »).
    nationalite : pays ou adjectif (« Tunisie », « marocaine »).
    date : jour de la demande, AAAA-MM-JJ (« 2009-03-01 »).
    sens : « non ouvertes » si la question est posée par la négative (« est-il fermé ? »).
    Laissez vide ce que la question et le dossier ne disent pas.
    """
    return _run(
        runtime.context, lambda: lookups.metier_ouvert(metier, lieu, nationalite, date, sens)
    )


@tool(response_format="content_and_artifact")
def metiers_de_region(
    lieu: str,
    runtime: ToolRuntime[Turn],
    nationalite: str = "",
    date: str = "",
    domaine: str = "",
    nombre: str = "",
    sens: str = "",
) -> Output:
    """Donne les métiers ouverts dans une région.

    lieu : commune, département ou région (« Corse »), ou « toute la métropole ».
    nationalite : pays ou adjectif (« tunisienne »).
    date : jour de la demande, AAAA-MM-JJ (« 2008-01-10 »).
    domaine : un mot des intitulés, pour n'avoir que ces métiers (« informatique »).
    nombre : « oui » pour le nombre seul, ou le nombre à vérifier (« 84 »).
    sens : « non ouvertes » pour les métiers que la liste laisse de côté.
    """
    return _run(
        runtime.context,
        lambda: lookups.metiers_de_region(lieu, nationalite, date, domaine, nombre, sens),
    )


@tool(response_format="content_and_artifact")
def regions_du_metier(
    metier: str,
    runtime: ToolRuntime[Turn],
    nationalite: str = "",
    date: str = "",
    sens: str = "",
    hors: str = "",
    avec: str = "",
) -> Output:
    """Donne les régions où un métier est ouvert.

    metier : intitulé, ou code ROME à cinq chiffres (« cuisinier »).
    nationalite : pays ou adjectif (« algérienne »).
    date : jour de la demande, AAAA-MM-JJ (« 2008-02-01 »).
    sens : « non ouvertes » pour commencer par les régions où il ne l'est pas.
    hors : lieu mis à part, si la question porte sur les autres (« ailleurs qu'en Bretagne »).
    avec : second métier, pour les régions où les deux sont ouverts (« couvreur »).
    """
    return _run(
        runtime.context,
        lambda: lookups.regions_du_metier(metier, nationalite, date, sens, hors, avec),
    )


@tool(response_format="content_and_artifact")
def comparer_listes(
    premiere: str, seconde: str, runtime: ToolRuntime[Turn], montrer: str = ""
) -> Output:
    """Compare deux listes de métiers.

    premiere : une région (« Bretagne »), ou celle de la circulaire (« circulaire Bretagne »).
    seconde : de même (« Corse »), ou la liste tunisienne (« Tunisie »).
    montrer : « communs », « propres à la première », « propres à la seconde » ou « nombres ».
    """
    return _run(runtime.context, lambda: lookups.comparer_listes(premiere, seconde, montrer))


@tool(response_format="content_and_artifact")
def mesurer_listes(
    mesure: str, runtime: ToolRuntime[Turn], liste: str = "", nombre: str = ""
) -> Output:
    """Mesure les listes régionales : la plus fournie, les métiers de toutes les régions, le nombre.

    mesure : « région la plus fournie », « région la moins fournie », « classement des régions »,
    « métiers de toutes les régions », « métiers d'une seule région », « nombre de métiers et de
    régions » ou « écarts avec les intitulés ».
    liste : « arrêté » ou « circulaire de 2008 », avec une région pour les écarts ou pour les
    métiers d'elle seule (« arrêté Limousin »).
    nombre : le nombre de métiers à vérifier (« 10 »), ou de régions (« 22 régions »).
    """
    return _run(runtime.context, lambda: lookups.mesurer_listes(mesure, liste, nombre))


@tool(response_format="content_and_artifact")
def certifications_pro_a(recherche: str, runtime: ToolRuntime[Turn], date: str = "") -> Output:
    """Cherche dans la liste des certifications Pro-A des intérimaires en CDI.

    recherche : métier, diplôme, secteur, filière, niveau ou code (« soudeur », « RNCP34860 »).
    date : jour de la demande, AAAA-MM-JJ (« 2021-06-01 »).
    """
    return _run(runtime.context, lambda: lookups.certifications_pro_a(recherche, date))


@tool(response_format="content_and_artifact")
def qualifications_cqpm(recherche: str, runtime: ToolRuntime[Turn]) -> Output:
    """Cherche dans la liste des qualifications de la métallurgie (CQPM) du 10 mars 2010.

    recherche : numéro, intitulé, domaine ou statut (« CQPM 0126 », « tourneur industriel »).
    """
    return _run(runtime.context, lambda: lookups.qualifications_cqpm(recherche))


@tool(response_format="content_and_artifact")
def expliquer_code(code: str, runtime: ToolRuntime[Turn]) -> Output:
    """Dit ce qu'est un code ROME, RNCP ou CQPM et dans quelles listes il figure.

    code : le code seul (« 61222 », « RNCP34860 », « CQPM 0126 »).
    """
    return _run(runtime.context, lambda: lookups.expliquer_code(code))


@tool(response_format="content_and_artifact")
def lire_article(article: str, runtime: ToolRuntime[Turn], texte: str = "") -> Output:
    """Donne un article, un point ou une note d'un texte, tel quel.

    article : son nom et son numéro (« article 4 », « point 3.3 », « note 1 »).
    texte : « Pro-A », « arrêté », « circulaire de 2008 » ou « circulaire de 2009 ».
    """
    return _run(runtime.context, lambda: lookups.lire_article(article, texte))


@tool(response_format="content_and_artifact")
def decrire_texte(texte: str, runtime: ToolRuntime[Turn], aspect: str = "") -> Output:
    """Dit ce qu'est un texte : intitulé, référence, signataires, entrée en vigueur, validité.

    texte : « Pro-A », « arrêté », « circulaire de 2008 », « circulaire de 2009 » ou « CQPM ».
    aspect : « validité » pour savoir d'abord si le texte est encore en vigueur ;
        « référence », « signatures », « publication » ou « entrée en vigueur » pour ce détail
        d'abord.
    """
    return _run(runtime.context, lambda: lookups.decrire_texte(texte, aspect))


@tool(response_format="content_and_artifact")
def regime_personne(
    runtime: ToolRuntime[Turn], nationalite: str = "", date: str = "", situation: str = ""
) -> Output:
    """Dit quels textes s'appliquent à une personne, ou ce qu'il reste de possible hors liste.

    nationalite : pays ou adjectif (« malienne »).
    date : jour de la demande, AAAA-MM-JJ (« 2009-08-01 »).
    situation : pour l'admission exceptionnelle au séjour, « hors liste » ou « sans papiers » ;
    « liste tunisienne » pour savoir si cette liste vaut pour elle.
    """
    return _run(runtime.context, lambda: lookups.regime_personne(nationalite, date, situation))


@tool(response_format="content_and_artifact")
def relire_passages(passages: str, runtime: ToolRuntime[Turn], motif: str = "") -> Output:
    """Redonne mot pour mot des passages déjà cités, avec leur référence exacte.

    passages : leurs identifiants (« arrete-2008-01-18#art-1-al-1 | circulaire-2008-01-07#al-11 »).
    motif : « raison » pour donner d'abord la règle qui explique la réponse.
    """
    return _run(runtime.context, lambda: lookups.relire_passages(passages, motif))


@tool(response_format="content_and_artifact")
def verifier_supposition(phrase: str, runtime: ToolRuntime[Turn]) -> Output:
    """Vérifie ce qu'une phrase tient pour acquis : date d'un texte, idée reçue sur sa portée.

    phrase : la phrase telle quelle (« Tous les intérimaires ont droit à la Pro-A ? »).
    """
    return _run(runtime.context, lambda: lookups.verifier_supposition(phrase))


@tool(response_format="content_and_artifact")
def demander_precision(champ: str, runtime: ToolRuntime[Turn], choix: str = "") -> Output:
    """Demande à l'utilisateur un détail qui manque.

    champ : « metier », « region », « nationalite », « date », « certification », « cas » (la
    personne) ou « question ».
    choix : les réponses entre lesquelles choisir (« Corse | Bretagne »).
    """
    return _run(runtime.context, lambda: lookups.demander_precision(champ, choix))


@tool(response_format="content_and_artifact")
def chercher_textes(
    question: str,
    runtime: ToolRuntime[Turn],
    texte: str = "",
    sujet: str = "",
    nationalite: str = "",
    date: str = "",
    cadre: str = "",
) -> Output:
    """Cherche dans les textes le passage qui répond à une question de droit ou de procédure.

    question : la question entière (« Quelle est la durée de la Pro-A ? »).
    texte : pour ne chercher que dans ce texte (« Pro-A »).
    sujet : ce dont on parlait, si la question ne le dit pas (« APS d'un étudiant tunisien »).
    nationalite : celle de la personne, pays ou adjectif (« marocaine »).
    date : jour de la demande, AAAA-MM-JJ (« 2009-08-01 »).
    cadre : « listes régionales » ou « liste tunisienne », si la question suit un avis sur un
    métier et ne dit pas de quel texte elle parle.
    """
    turn = runtime.context
    given = (question, texte, sujet, nationalite, date, cadre)
    return _run(turn, lambda: turn.search.answer(*given))


TOOLS: list[BaseTool] = [
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
    chercher_textes,
]
for _tool in TOOLS:
    _tool.handle_tool_error = True
