"""The sentences of the texts that the rules themselves rest on, each quoted word for word.

An anchor names a source and a verbatim extract; its passage is found in the corpus, so that an
anchor whose words no longer stand in the text is an error at load time, not a wrong citation.
"""

from __future__ import annotations

from functools import cache

from assistant.evidence import Support
from corpus.library import load

_CIRCULAIRE_2008 = "circulaire-2008-01-07"
_ARRETE = "arrete-2008-01-18"
_CIRCULAIRE_2009 = "circulaire-2009-07-31"
_PRO_A = "accord-pro-a-2021-01-22"
_CQPM = "cqpm-2010-03-10"

_ANCHORS: dict[str, tuple[str, str]] = {
    "algeriens": (
        _CIRCULAIRE_2008,
        "Les ressortissants algériens, dont la situation au regard du droit au séjour et au "
        "travail relève intégralement de l'accord franco-algérien du 27 décembre 1968 modifié, ne "
        "peuvent se prévaloir des dispositions introduites par l'article 40 de la loi du "
        "20 novembre 2007.",
    ),
    "tunisiens_avant_2009": (
        _CIRCULAIRE_2008,
        "Il en va de même des ressortissants tunisiens puisque, comme indiqué au 1.3. de la "
        "circulaire du 20 décembre dernier citée en référence, la liste des métiers ouverts ne "
        "leur est pas applicable.",
    ),
    "accord_migratoire": (
        _CIRCULAIRE_2008,
        "J'ajoute que, pour le ressortissant d'un Etat lié à la France par un accord bilatéral de "
        "gestion concertée des flux migratoires dûment ratifié, les métiers supplémentaires "
        "éventuellement ouverts en vertu de cet accord doivent également être pris en compte.",
    ),
    "tunisiens_dix_ans": (
        _CIRCULAIRE_2009,
        "justifie par tous moyens résider habituellement en France depuis plus de dix ans "
        "bénéficie de plein droit d'une carte de séjour temporaire d'un an renouvelable",
    ),
    "examen_exceptionnel": (
        _CIRCULAIRE_2008,
        "A titre exceptionnel, seules pourront tout de même faire l'objet d'un examen les "
        "demandes qui, tout en respectant l'intégralité des autres conditions, seraient liées à "
        "un métier qui, sans figurer dans la liste régionale, connaît des difficultés de "
        "recrutement particulièrement aiguës dans le bassin d'emploi concerné.",
    ),
    "contrat_exige": (
        _CIRCULAIRE_2008,
        "Cet engagement devra se traduire par une proposition de contrat de travail à durée "
        "indéterminée – ou, à titre exceptionnel, à durée déterminée mais d'une durée supérieure "
        "à un an – dont la conclusion est subordonnée à la seule condition de la régularisation "
        "de l'intéressé.",
    ),
    "admission_salarie": (
        _CIRCULAIRE_2008,
        "ajoute la possibilité que l'admission exceptionnelle au séjour prenne la forme, sous "
        "certaines conditions, d'une carte de séjour temporaire portant la mention « salarié ».",
    ),
    "situation_non_opposee_2008": (
        _CIRCULAIRE_2008,
        "qui l'instruira comme toute demande d'autorisation de travail, notamment en vérifiant le "
        "respect de la législation sociale mais sans opposer la situation de l'emploi.",
    ),
    "situation_non_opposable": (
        _ARRETE,
        "La situation de l'emploi ou l'absence de recherche préalable de candidats déjà présents "
        "sur le marché du travail n'est pas opposable à une demande d'autorisation de travail "
        "présentée pour un étranger non ressortissant d'un Etat membre de l'Union européenne, "
        "d'un autre Etat partie à l'Espace économique européen ou de la Confédération suisse "
        "souhaitant exercer une activité professionnelle dans un métier et une zone géographique "
        "caractérisés par des difficultés de recrutement et figurant sur la liste annexée au "
        "présent arrêté.",
    ),
    "hors_ue": (
        _ARRETE,
        "un étranger non ressortissant d'un Etat membre de l'Union européenne, d'un autre Etat "
        "partie à l'Espace économique européen ou de la Confédération suisse",
    ),
    "annexe_arrete": (
        _ARRETE,
        "LISTE, PAR RÉGION, DES MÉTIERS OUVERTS AUX ÉTRANGERS NON RESSORTISSANTS D'UN ÉTAT MEMBRE "
        "DE L'UNION EUROPÉENNE, D'UN AUTRE ÉTAT PARTIE À L'ESPACE ÉCONOMIQUE EUROPÉEN OU DE LA "
        "CONFÉDÉRATION SUISSE",
    ),
    "annexe_circulaire_2008": (
        _CIRCULAIRE_2008,
        "Liste des métiers ouverts dans l'ensemble des régions françaises",
    ),
    "titre_pro_a": (
        _PRO_A,
        "BRANCHE DU TRAVAIL TEMPORAIRE (IDCC 2378)",
    ),
    "annexe_pro_a": (
        _PRO_A,
        "LISTE DES CERTIFICATIONS ELIGIBLES A LA PRO-A POUR LES SALARIES INTERIMAIRES EN CDI",
    ),
    "liste_cqpm": (
        _CQPM,
        'validée par le groupe technique paritaire "Qualifications" le 10 mars 2010',
    ),
    "annexe_reprise": (
        _ARRETE,
        "Cette annexe reprend l'annexe de la [circulaire du 7 janvier 2008](#) en y ajoutant "
        "quelques métiers.",
    ),
    "pro_a_entree_en_vigueur": (
        _PRO_A,
        "Le présent accord est conclu pour une durée indéterminée et entre en vigueur le "
        "lendemain du jour de la parution au Journal Officiel de son arrêté d'extension.",
    ),
    "tunisiens_seuls": (
        _CIRCULAIRE_2009,
        "mise en œuvre des dispositions de l'accord et de ses deux protocoles applicables aux "
        "ressortissants tunisiens en matière de séjour et de travail",
    ),
    "tunisiens_motifs": (
        _CIRCULAIRE_2009,
        "Une carte de séjour temporaire l'autorisant à exercer une activité professionnelle "
        "salariée pourra lui être délivrée, sous réserve qu'il justifie de motifs exceptionnels ou "
        "de considérations humanitaires.",
    ),
    "tunisiens_sans_opposition_admission": (
        _CIRCULAIRE_2009,
        "Lorsqu'il est appelé à exercer l'un des métiers figurant à l'annexe I du protocole "
        "relatif à la gestion concertée des migrations, la situation de l'emploi n'est pas prise "
        "en considération lors de l'instruction de sa demande d'autorisation de travail.",
    ),
    "tunisiens_renvoi_2008": (
        _CIRCULAIRE_2009,
        "Il conviendra de vous référer pour l'instruction de ces demandes à la circulaire du "
        "7 janvier 2008 relative à l'application de l'article 40 de la loi du 20 novembre 2007.",
    ),
    "regularisation_au_cas_par_cas": (
        _CIRCULAIRE_2008,
        "L'article 40 de la loi du 20 novembre 2007 a pour objet de préciser le cadre de la "
        "régularisation, au cas par cas, des ressortissants des pays tiers¹ à l'Union européenne "
        "qui, compte tenu de leurs compétences professionnelles très recherchées, sont "
        "susceptibles de s'intégrer pleinement, par leur travail, à la société française.",
    ),
    "deux_conditions": (
        _CIRCULAIRE_2008,
        "vous devrez vérifier que les étrangers concernés satisfont à deux conditions cumulatives.",
    ),
    "qualification_listee": (
        _CIRCULAIRE_2008,
        "La première condition tient à la reconnaissance de qualifications et/ou d'expériences "
        "professionnelles dans l'un des métiers limitativement énumérés, en ce qui concerne votre "
        "région",
    ),
    "justificatifs_exiges": (
        _CIRCULAIRE_2008,
        "Devront en outre être fournis tous les justificatifs prévus par l'arrêté du 10 octobre "
        "2007 pour la délivrance d'une carte de séjour temporaire mention « salarié », renforçant "
        "l'implication de l'employeur dans la procédure d'admission exceptionnelle au séjour, sous "
        "peine d'irrecevabilité de la demande.",
    ),
    "instruction_ddtefp": (
        _CIRCULAIRE_2008,
        "Vous communiquerez ensuite le dossier aux services de la main d'œuvre étrangère de la "
        "direction départementale du travail, de l'emploi et de la formation professionnelle",
    ),
    "nombre_limite": (
        _CIRCULAIRE_2008,
        "Ce dispositif couvre par définition un nombre très limité de bénéficiaires",
    ),
    "tunisiens_entree_en_vigueur": (
        _CIRCULAIRE_2009,
        "sont entrés en vigueur le 1er juillet 2009.",
    ),
    "tunisiens_carte_salarie": (
        _CIRCULAIRE_2009,
        "Délivrance de la carte de séjour temporaire portant la mention « salarié » (art. 2.3.3 "
        "du protocole)",
    ),
    "tunisiens_sans_opposition": (
        _CIRCULAIRE_2009,
        "Ce titre peut être délivré au ressortissant tunisien titulaire d'un contrat de travail "
        "visé par la DDTEFP sans opposition de la situation de l'emploi dans l'un des métiers "
        "énumérés à l'annexe I du protocole dont la liste est jointe à la présente circulaire.",
    ),
    "tunisiens_toute_la_metropole": (
        _CIRCULAIRE_2009,
        "Ces soixante-quatorze métiers peuvent désormais être exercés sur l'ensemble du "
        "territoire métropolitain, par dérogation à l'arrêté du 18 janvier 2008.",
    ),
    "tunisiens_plus_favorable": (
        _CIRCULAIRE_2009,
        "vous appliquerez systématiquement au ressortissant tunisien le régime plus favorable du "
        "protocole.",
    ),
    "trente_communs": (
        _CIRCULAIRE_2009,
        "S'agissant des demandes relatives aux trente métiers de droit commun destinés à "
        "l'ensemble des pays tiers et figurant sur la liste des soixante-quatorze retenus dans le "
        "protocole,",
    ),
    "tunisiens_admission_travail": (
        _CIRCULAIRE_2009,
        "peut désormais également solliciter son admission exceptionnelle au séjour au titre du "
        "travail.",
    ),
    "tunisiens_examen_exceptionnel": (
        _CIRCULAIRE_2009,
        "Les demandes formulées par des ressortissants tunisiens liées à l'exercice d'un métier "
        "qui, sans figurer sur la liste annexée au présent accord, connaît des difficultés de "
        "recrutement particulièrement aiguës dans le bassin d'emploi concerné pourront également "
        "être examinées au titre de l'admission exceptionnelle au séjour.",
    ),
    "pro_a_cdi": (
        _PRO_A,
        "Peuvent bénéficier du dispositif Pro-A, les salariés intérimaires titulaires d'un "
        "contrat à durée indéterminée (CDI), tel que mentionné à l'article L. 1251-58-1 du code "
        "du travail.",
    ),
    "pro_a_mission": (
        _PRO_A,
        "Pour les salariés intérimaires titulaires d'un contrat de mission, tel que mentionné à "
        "l'article L. 1251-1 du code du travail, les partenaires sociaux de la branche sont en "
        "cours de discussion avec le Ministère du travail aux fins d'examiner les conditions de "
        "leur éligibilité au dispositif Pro-A.",
    ),
    "pro_a_outre_mer": (
        _PRO_A,
        "Le présent accord s'applique aux ETT/ETTI situées sur le territoire métropolitain et dans "
        "les départements et régions d'outre-mer et collectivités d'outre-mer (DROM-COM).",
    ),
}


@cache
def anchor(name: str) -> Support:
    """The support of an anchor; LookupError if there is none, or its words are not in the text."""
    source_id, quote = _ANCHORS[name]
    for passage in load().passages.values():
        if passage.source_id == source_id and any(quote in s.text for s in passage.segments):
            return Support(passage.id, quote)
    raise LookupError(f"ancre « {name} » : ces mots ne figurent pas dans {source_id}")


def names() -> tuple[str, ...]:
    """Every anchor's name."""
    return tuple(_ANCHORS)
