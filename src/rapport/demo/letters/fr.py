"""French letters, and the words around every French letter."""

from __future__ import annotations

from rapport.demo.letters.grammar import Topic

TOPICS = (
    Topic(
        "quote",
        ("Demande de prix : {qty} {item}", "[Devis|Consultation] {model}", "{item} pour {place}", "Demande de devis, {week}"),
        (
            ("a", """[Pourriez-vous nous chiffrer {qty} {item}[, livraison {place}|] ?|[Merci de nous faire un prix pour|Nous aurions besoin de] {qty}
             {item}[, livraison {place}|, départ usine|].] [Il nous les faudrait pour le {date}.|Le chantier commence en {week}.|] [Le plan {drawing} fait foi.|Dureté {hrc}, comme
             d'habitude.|Avec certificat, s'il vous plaît.|]

             [Si vous avez quelque chose d'approchant en stock, dites-le-moi.|Indiquez aussi le prix pour le double.|C'est {third} qui passera
             les commandes.|]"""),
            ("b", """[Merci de votre demande.|Merci d'avoir pensé à nous.] Nous pouvons vous proposer {qty} {item} à {price} pièce, soit {total}[,
             franco|, port en sus|]. [Livraison en {week}.|Délai : {week}, si la commande nous parvient avant {day}.] [L'offre est valable
             jusqu'au {date2}.|]

             [La dureté est de {hrc}.|Pour le double, je pourrais faire {percent} de mieux.|La fiche technique est jointe.|]"""),
            ("a", """[Merci pour cette réponse rapide.|C'est un peu plus que prévu.] Reste-t-il une marge sur [le prix|le port] si [nous enlevons
             nous-mêmes|nous prenons tout en une fois|nous payons à dix jours] ?"""),
            ("b", """[J'ai refait mes calculs :|Après en avoir parlé ici :] {percent} [pour un paiement à dix jours|si la commande arrive avant {day}].
             [Le cours de l'acier ne permet pas davantage.|J'espère que cela vous aide.|]"""),
            ("a", """[C'est d'accord.|Cela nous convient.|Entendu.] [Notre commande {order} part aujourd'hui.|Prenez ceci comme commande {order}.]
             [Merci de confirmer la {week}.|]"""),
        ),
    ),
    Topic(
        "order",
        ("Commande {order}", "Commande {order} : {qty} {item}", "[Nouvelle commande|Réassort] {model}"),
        (
            ("a", """[Vous trouverez ci-joint|Voici] notre commande {order} de {qty} {item} à {price}. [Livraison à {place} en {week}.|Conditions
             habituelles.] [Merci de rappeler notre numéro sur le bon de livraison.|Réception de sept à quinze heures.|]

             [Merci de confirmer par retour.|Une confirmation avant {day} serait parfaite.|]"""),
            ("b", """[Merci pour votre commande {order}.|Bien reçu, merci.] C'est noté : {qty} {item}, {total}, départ en {week}. [Notre numéro de lot est
             {lot}.|S'il y a une erreur, dites-le avant {day}.|]"""),
            ("a", """[Tout est juste, merci.|Parfait.] [Le nom de {third} doit figurer sur le bon.|]"""),
        ),
    ),
    Topic(
        "delivery",
        ("Où est le lot {lot} ?", "Retard de la commande {order}", "Livraison [de {day}|du lot {lot}]", "Commande {order} : délai"),
        (
            ("a", """[Notre commande {order} était prévue en {week} et n'est pas arrivée.|Pouvez-vous me dire où se trouve le lot {lot} ?|Il nous manque la
             moitié du lot {lot}.] [La ligne s'arrête le {date}|Notre client a déjà appelé deux fois], [il me faut une date sûre|merci de vous en
             occuper aujourd'hui].

             [Ce qui est prêt, envoyez-le.|Appelez-moi si c'est plus simple, je suis là jusqu'à dix-sept heures.|]"""),
            ("b", """[J'en suis désolé pour vous.|Toutes nos excuses.] [Je reviens de l'atelier :|Les expéditions me disent :] {pallets} [partent {day}|ont
             été remises à {carrier}]. [Le solde suit en {week}.|Vous aurez le tout le {date}.]

             [Une matrice a cassé.|Deux personnes manquaient en même temps.|] [Le port est pour nous.|]"""),
            ("a", """[Merci, je peux m'organiser.|Merci pour votre franchise.] [Le {date} est vraiment la limite.|Les papiers à {third}, s'il vous
             plaît.|]"""),
            ("b", """[C'est parti : {pallets}, {carrier}, arrivée {day} matin.|Documents joints.] [Encore toutes mes excuses.|]"""),
            ("a", """[Tout est arrivé ce matin|Livraison complète, rien d'abîmé], merci. [C'était juste.|]"""),
        ),
    ),
    Topic(
        "complaint",
        ("Réclamation lot {lot}", "[Criques|Soufflures] sur {model}", "Commande {order} : {n2} pièces non conformes"),
        (
            ("a", """[Nous avons un souci avec le lot {lot}.|Je dois malheureusement réclamer pour le lot {lot}.] [Sur {qty} pièces, {n2} présentent de fines
             criques au talon.|La dureté est de {hrc}, nous étions convenus de quatre points de plus.|La base s'écarte de {mm}.] [Photos
             jointes.|Les pièces sont mises de côté.|]

             [Dites-nous avant {day} ce que vous proposez.|Il nous faut le remplacement pour le {date}.]"""),
            ("b", """[Merci de nous l'avoir signalé aussitôt.|Je suis navré de lire cela.] [Renvoyez-nous deux pièces en port dû, le laboratoire
             regardera.|Nous remplaçons les {n2} pièces sans discuter, départ {day}.] [Vous aurez le rapport le {date}.|]"""),
            ("a", """[Les pièces sont parties ce jour.|Merci, cela nous sauve la semaine.]"""),
            ("b", """[Le rapport est joint :|Voici ce que nous avons trouvé :] [l'huile de trempe était trop chaude|le modèle était usé de {mm}] ; cela touche
             [seulement {n2} pièces|tout le lot]. [Nous créditons {total}.|L'avoir de {total} suit.]"""),
            ("a", """[Pour nous l'affaire est close, merci.|Avoir reçu, merci de votre clarté.]"""),
        ),
    ),
    Topic(
        "visit",
        ("Visite [le {date}|à {place}]", "Êtes-vous à {place} en {week} ?", "Rendez-vous {day}"),
        (
            ("a", """[Je serai à {place} en {week}|Je passe près de chez vous {day}] et [j'aimerais vous voir|je ferais volontiers un crochet]. {day} à
             {time} vous conviendrait-il ? [Je voudrais parler de l'an prochain.|C'est au sujet du lot {lot}.|{third} m'accompagne.|]"""),
            ("b", """[[Avec plaisir.|Bonne idée.|Volontiers.] {day} à {time}, c'est noté. [Prenez des chaussures de sécurité.|Je réserve une table pour
             midi.|]|{day} nous avons l'audit. Le {date} serait-il possible ?]"""),
            ("a", """[C'est entendu.|Parfait, à bientôt.]"""),
            ("a", """[Merci pour votre accueil et la visite de l'atelier.|C'était un plaisir de vous voir.] [Je vous envoie les chiffres avant {day}.|]"""),
        ),
    ),
    Topic(
        "invoice",
        ("Facture {invoice}", "[Question|Erreur] sur la facture {invoice}"),
        (
            ("a", """[Je ne peux pas comptabiliser la facture {invoice}|J'ai une question sur la facture {invoice}] : [{qty} pièces facturées, {n2} de moins
             reçues|le port de {price} n'était pas convenu|il manque notre commande {order}]. [Pouvez-vous corriger ?|Merci de faire un avoir.]"""),
            ("b", """[Vous avez raison, cela nous a échappé.|En effet, c'est notre erreur.] [La facture corrigée est jointe.|L'avoir de {price} part
             aujourd'hui.]"""),
            ("a", """[Merci, c'est enregistré.|Bien reçu, règlement {day}.]"""),
        ),
    ),
    Topic(
        "prices",
        ("Tarif {year}", "Nouveaux prix au {date}", "Contrat-cadre {year}"),
        (
            ("b", """À compter du {date}, nos prix augmentent de {percent}. [L'énergie et la ferraille, vous connaissez.|Nous avons tenu aussi longtemps que
             possible.] [Le tarif est joint.|Pour toute commande avant {day}, l'ancien tarif vaut encore.]"""),
            ("a", """[Je m'y attendais, mais pas à {percent}.|J'aurai du mal à le répercuter.] [Et un cadre de {qty} pièces par an au prix actuel
             ?|Pouvez-vous tenir jusqu'à la fin du trimestre ?]"""),
            ("b", """[Cela nous aiderait tous les deux.|C'est honnête.] [Pour {qty} par an, je tiens {price} jusqu'au {date2}.|Disons la moitié, et douze mois
             fermes.]"""),
            ("a", """[D'accord, envoyez-le-moi pour signature.|Oui, avec copie à {third}.]"""),
        ),
    ),
    Topic(
        "certificate",
        ("Certificat lot {lot}", "Documents pour l'audit"),
        (
            ("a", """[Il nous manque les certificats du lot {lot}.|L'auditeur demande les relevés de dureté du lot {lot}.] [L'audit est le {date}.|Un scan
             suffit.|]"""),
            ("b", """[Les voici.|Ils sont joints.] [Le numéro de coulée est frappé sur le pied gauche.|]"""),
            ("a", """[Merci, quelle rapidité.|Exactement ce qu'il fallait.]"""),
        ),
    ),
    Topic(
        "call",
        ("Votre appel", "Une question sur {model}", "[Comme convenu|Suite à notre appel]"),
        (
            ("a", """[J'ai essayé de vous joindre.|Je vous ai manqué de peu.] Pouvez-vous me rappeler [aujourd'hui|{day} à {time}] ? [C'est pour la commande
             {order}.|Rien de grave.|]"""),
            ("b", """[{time} me convient.|J'étais à la forge, pardon.] [Plutôt sur le portable.|]"""),
            ("a", """[Merci pour cet échange.|Content d'avoir pu parler.] Pour mémoire : {qty} {item}, {week}, prix inchangé."""),
        ),
    ),
    Topic(
        "pickup",
        ("Enlèvement {date} : {pallets}", "Transport vers {place}"),
        (
            ("a", """Nous avons {pallets} pour {place} à partir de {day}, {weight} au total. [Pouvez-vous enlever ?|Quel serait votre prix ?]"""),
            ("b", """[{day} entre {early} et midi.|Un camion passe le {date}.] [Ce serait {price} la palette.|]"""),
            ("a", """[C'est bon, référence {order}.|Réservez, s'il vous plaît.]"""),
        ),
    ),
    Topic(
        "documents",
        ("Pièces de {month}", "Signature attendue : {matter}"),
        (
            ("a", """Pour {matter}, il nous manque [les chiffres de {month}|deux signatures]. [Ce serait pour le {date}.|Le formulaire est joint.]"""),
            ("b", """[Voici le tout.|C'est signé, ci-joint.] [L'original part par la poste.|]"""),
            ("a", """[Merci, dossier complet.|Bien reçu, merci beaucoup.]"""),
        ),
    ),
)  # fmt: skip
REMARKS = (
    "[Au fait|À propos], [notre nouveau pont roulant est monté|le vieux marteau fête ses quatre-vingts ans].",
    "[Mes amitiés à {third}.|Le bonjour à {third}.]",
    "{day} je serai difficile à joindre.",
    "[Ici il pleut sans arrêt.|Avec cette chaleur, la forge est un four.]",
)
OPENERS = (
    "[Merci de votre message.|Merci de votre retour.]",
    "[J'espère que vous allez bien.|J'espère que votre week-end a été bon.]",
    "[Comme convenu par téléphone, je vous le confirme par écrit.|Suite à notre échange de {day}, quelques lignes.]",
)
CLOSERS = (
    "[Je reste à votre disposition.|N'hésitez pas à m'appeler.|Dans l'attente de votre réponse.]",
    "[Merci d'avance.|Merci de votre aide.]",
    "[Bonne semaine.|Bon week-end.]",
)
