"""Invented people, houses and sentences for the mail that the benchmarks are run on."""

from __future__ import annotations

GIVEN = (
    "Ana", "Ben", "Chiara", "David", "Elif", "Farid", "Greta", "Hannah", "Igor", "Jonas", "Katarína", "Lars", "Maya",
    "Nuno", "Olga", "Paweł", "Quentin", "Rosa", "Søren", "Tomáš", "Ulrike", "Victor", "Wendy", "Xavier", "Yuki", "Zoë",
    "André", "Björn", "Céline", "Dieter", "Émile", "Fiona", "Günther", "Henk", "Inés", "Jürgen", "Karin", "Łukasz",
)  # fmt: skip
FAMILY = (
    "Abbott", "Becker", "Costa", "Dubois", "Eriksen", "Fischer", "García", "Hughes", "Ivanov", "Jansen", "Kowalski",
    "Lindqvist", "Müller", "Novák", "O'Brien", "Pérez", "Quinn", "Rossi", "Šimek", "Tanaka", "Ünal", "Varga", "Weber",
    "Young", "Żak", "van der Meer", "Brontë", "Castellanos", "Dvořák", "Eggers", "Fernandes", "Grünwald", "Hjorth",
)  # fmt: skip
HOUSES = (
    "Anvil", "Birch", "Cobalt", "Delta", "Ember", "Fjord", "Granite", "Harbor", "Ivory", "Juniper", "Kestrel", "Lumen",
    "Meridian", "Nimbus", "Orchard", "Pinnacle", "Quarry", "Raven", "Saffron", "Tundra", "Umber", "Vertex", "Willow",
)  # fmt: skip
TRADES = (
    "Works", "Logistics", "Foods", "Systems", "Textiles", "Optics", "Paper", "Tools", "Marine", "Energy", "Glass",
    "Consulting", "Print", "Chemicals", "Motors", "Furniture",
)  # fmt: skip
ENDINGS = ("GmbH", "Ltd", "S.A.", "Inc.", "AB", "S.r.l.", "B.V.", "a.s.")
TITLES = (
    "Head of Purchasing", "Account Manager", "Leiterin Einkauf", "Directeur commercial", "Logistics Coordinator",
    "Chief Engineer", "Jefe de ventas", "Quality Manager", "Geschäftsführer", "Office Manager", "Responsable des achats",
)  # fmt: skip
SUBJECTS = (
    "Price list for the spring order", "Delivery of the second batch", "Angebot für die Presse", "Devis pour l'atelier",
    "Meeting on Thursday", "Oferta de piezas de repuesto", "Drawings, revision C", "Invoice 20417", "Besuch im Werk Köln",
    "Question about the warranty", "Samples arrived", "Réunion de mardi", "Contract draft", "Trip to the fair",
)  # fmt: skip
SENTENCES = (
    "thank you for the quick answer, that helps us a great deal.",
    "The drawings you sent on Monday are missing the third sheet; could you send it again?",
    "We can deliver forty pieces in the first week of May and the rest two weeks later.",
    "Our workshop tested the sample and found the edge a little too soft for the purpose.",
    "Please let me know by Friday whether the price still holds for the larger quantity.",
    "I have copied in my colleague, who takes care of the transport and knows the papers.",
    "anbei erhalten Sie die gewünschten Unterlagen für die Anlage in Köln.",
    "Könnten wir den Termin auf Dienstag um zehn Uhr verschieben?",
    "Die Lieferung ist gestern vollständig bei uns eingetroffen, vielen Dank dafür.",
    "nous avons bien reçu votre commande et préparons l'expédition.",
    "Pourriez-vous nous confirmer l'adresse de livraison avant mercredi ?",
    "adjunto le envío la oferta actualizada con los precios del año próximo.",
    "¿Podría confirmarme si la máquina estará lista en septiembre?",
    "The customer asked twice when the replacement arrives, and I did not want to promise anything.",
    "If it is easier for you, we can talk on the phone this afternoon between two and four.",
    "Let us keep the old packaging for now; the new one tears when it gets wet.",
    "I will be travelling until Wednesday and answer as soon as I am back at my desk.",
    "As agreed, the second invoice covers the tooling only and is due at the end of the month.",
)
GREETINGS = ("Hello {}", "Dear {}", "Hi {}", "Liebe(r) {}", "Bonjour {}", "Hola {}", "Good morning {}")
CLOSINGS = (
    "Best regards",
    "Kind regards",
    "Mit freundlichen Grüßen",
    "Cordialement",
    "Un saludo",
    "Thanks",
    "Viele Grüße",
)
OFFERS = (
    "Twenty percent off all garden chairs this week only",
    "New in our shop: lamps that remember the evening light",
    "Read how three small workshops cut their waste in half",
    "Free shipping on every order above thirty crowns until Sunday",
    "Our readers' ten favourite walks along the coast",
    "The autumn catalogue is here, and so are the blankets",
)
STREETS = ("Mill Lane", "Hauptstraße", "rue des Lilas", "Calle Mayor", "Harbour Road", "Ringgasse")
CITIES = ("Norwick", "Altfeld", "Saint-Orle", "Villarriba", "Greyhaven", "Lindau am Moor")
AGENTS = (
    "Microsoft Outlook 16.0",
    "Apple Mail (2.3774.100)",
    "Mozilla Thunderbird",
    "Roundcube Webmail/1.6.1",
    "iPhone Mail (20B101)",
)
FILES = (
    ("offer.pdf", "application/pdf"),
    ("Zeichnung_Anlage_3.pdf", "application/pdf"),
    ("price list.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("contract.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("IMG_2041.JPG", "image/jpeg"),
    ("sample.png", "image/png"),
    ("drawings.zip", "application/zip"),
)
