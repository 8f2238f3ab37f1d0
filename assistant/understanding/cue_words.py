"""Folded words that stand before, after or instead of the name of a job."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words after which a noun is the name of a job.
JOB_NOUNS = _words(
    """
    metier metiers poste postes emploi emplois profession professions fonction fonctions job jobs
    boulot travail intitule appellation qualite tant comme devenir deviens devient devenu devenue
    profil specialite
    """
)
OFFERED = _words("offre offres annonce annonces candidature candidatures")
# After these and "de", whatever noun follows is a job.
DIPLOMA_NOUNS = _words(
    "certification certifications diplome diplomes titre titres cqp cqpm tp formation formations"
)
ONE_JOB = _words("metier poste emploi profession fonction fonctions job")
BEING = _words("suis est es etes sont etait etais sera serai serait etre fut")
HIRING = _words(
    """
    embaucher embauche embauchent embauchons embauchez recruter recrute recrutent recrutons recrutez
    employer emploie engager engage cherche cherchent cherchons recherche recherchons former
    recruterait embaucherait employons faire prendre
    """
)
# Before "comme": "travailler comme".
WORK_VERBS = _words(
    """
    travailler travaille travaillent travaillait exercer exerce embauche embauchee recrute recrutee
    employe employee engage engagee salarie salariee poste emploi contrat promesse cdi cdd
    travaillerait bosser bosse forme formee former
    """
)
INDEFINITE = _words("un une des")
DEFINITE = _words("le la l' les ce cet cette ces mon ma mes son sa ses notre votre leur")
# Adjectives between an article and a job.
BEFORE_NOUN = _words("simple bon bonne futur future ancien ancienne jeune petit")
# Nouns that follow the cues without being jobs.
NOT_A_JOB = _words(
    """
    demandeur demandeuse employeur employeuse travailleur travailleuse salarie salariee titulaire
    majeur majeure mineur mineure etranger etrangere celibataire stagiaire beneficiaire premier
    premiere dernier derniere entier entiere particulier particuliere regulier reguliere irregulier
    meilleur meilleure superieur superieure inferieur exterieur interieur anterieur ulterieur
    frontalier frontaliere saisonnier saisonniere interimaire proprietaire locataire prisonnier
    porteur porteuse detenteur sinistre tuteur tutrice mineurs heritier ressortissant etudiant
    apprenti personne jeune adulte homme femme monsieur madame resident refugie conjoint mari epouse
    epoux parent famille algerien algerienne tunisien tunisienne marocain francais francaise italien
    italienne malien malienne indien indienne egyptien syrien europeen europeenne citoyen citoyenne
    chretien journalier ici ca cela indique prevu tel telle tous toutes celui celle dont si quand
    lorsque point valeur fin duree temps plus moins titre base niveau tension secteur travail
    formation reconversion remplacement responsabilite repli catalogue dialogue employeurs
    travailleurs demandeurs salaries candidat candidate debiteur signataire dossier exemple suite
    cas main ligne bureau proximite confiance qualite nature type region departement metier poste
    emploi ouvert ouverte possible marche avenir demain vie jour financier financiere rigueur
    ordinateur moteur secteurs hauteur couleur douleur peur coeur quelqu ailleurs plusieurs leur
    leurs papier cahier chantier quartier fevrier janvier courrier calendrier delai lieu contrat
    annuaire heure heures soeur dossiers entrepreneur multiple longue bref court dix deux trois
    quatre cinq abord accord avance habitude office urgence emblee ordinaire
    """
)
# Words that end the name of a job: "technicien en Bretagne", "serveur en CDI".
STOPS = _words(
    """
    nationalite france tension cdi cdd contrat situation mon votre notre travail formation
    reconversion alternance poste age ans entreprise region departement plus moins date jour mois
    annee janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
    mission ville metropole cours attente ce cet cette ces son sa ses leur leurs tous toutes que qui
    rome origine commune zone province outre fait nous vous lui elle eux quel quelle quels quelles
    combien application vertu vigueur charge particulier suite effet raison liste cause moyenne
    general permanence avance poche question echange europe etat nord sud est ouest centre temps
    interim vue fonction rapport regle droit cas possession pro proa stage apprentissage cours prod
    """
)
