"""What people do, by language of their country and kind of house: each job with the one that follows it."""

from __future__ import annotations

from rapport.demo.dice import Dice

# "job>next job"; "m/f" where the word changes with the person.
TITLES: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "customer": (
            "Buyer>Senior Buyer", "Purchasing Manager>Head of Procurement", "Works Manager>Operations Director",
            "Production Planner>Production Manager", "Forge Supervisor>Works Manager", "Stores Controller>Stores Manager",
            "Maintenance Engineer>Engineering Manager", "Quality Inspector>Quality Manager", "Owner", "Managing Director",
            "Project Engineer>Project Manager", "Master Blacksmith", "Workshop Manager>General Manager",
            "Office Manager", "Accounts Assistant>Finance Manager",
        ),
        "supplier": (
            "Sales Executive>Account Manager", "Internal Sales>Sales Manager", "Technical Sales>Sales Director",
            "Customer Services Adviser", "Metallurgist", "Contracts Manager",
        ),
        "carrier": ("Traffic Planner>Transport Manager", "Operations Clerk>Operations Manager", "Customs Clerk"),
        "service": ("Associate>Partner", "Adviser>Senior Adviser", "Consultant>Senior Consultant", "Office Manager"),
        "public": ("Officer>Senior Officer", "Secretary", "Editor>Deputy Editor", "Lecturer>Senior Lecturer",
                   "Events Coordinator", "Technician"),
    },
    "de": {
        "customer": (
            "Einkäufer/Einkäuferin>Leiter Einkauf/Leiterin Einkauf", "Strategischer Einkauf>Leitung Strategischer Einkauf",
            "Betriebsleiter/Betriebsleiterin", "Meister Schmiede/Meisterin Schmiede", "Arbeitsvorbereitung",
            "Geschäftsführer/Geschäftsführerin", "Konstruktion>Leitung Konstruktion", "Qualitätssicherung>Leitung QS",
            "Instandhaltung", "Projektleiter/Projektleiterin", "Disposition", "Inhaber/Inhaberin", "Lagerleitung",
        ),
        "supplier": ("Vertrieb Innendienst>Vertriebsleitung", "Verkauf", "Auftragsabwicklung", "Anwendungstechnik",
                     "Gebietsverkaufsleiter/Gebietsverkaufsleiterin"),
        "carrier": ("Disponent/Disponentin>Niederlassungsleitung", "Zollabwicklung"),
        "service": ("Rechtsanwalt/Rechtsanwältin", "Steuerberater/Steuerberaterin", "Kundenberater/Kundenberaterin",
                    "Sachbearbeitung"),
        "public": ("Wissenschaftlicher Mitarbeiter/Wissenschaftliche Mitarbeiterin", "Referent/Referentin", "Redaktion",
                   "Sachbearbeiter/Sachbearbeiterin", "Ausbildungsberater/Ausbildungsberaterin"),
    },
    "es": {
        "customer": ("Comprador/Compradora>Jefe de Compras/Jefa de Compras", "Jefe de Taller/Jefa de Taller", "Gerente",
                     "Responsable de Calidad", "Técnico de Mantenimiento/Técnica de Mantenimiento", "Administración",
                     "Responsable de Logística>Director de Operaciones/Directora de Operaciones"),
        "supplier": ("Comercial>Director Comercial/Directora Comercial", "Atención al Cliente", "Técnico Comercial"),
        "carrier": ("Tráfico>Jefe de Tráfico/Jefa de Tráfico",),
        "service": ("Asesor/Asesora>Socio/Socia", "Gestor de Cuentas/Gestora de Cuentas"),
        "public": ("Secretario/Secretaria", "Profesor/Profesora", "Redactor/Redactora"),
    },
    "fr": {
        "customer": ("Acheteur/Acheteuse>Responsable Achats", "Chef d'atelier/Cheffe d'atelier", "Gérant/Gérante",
                     "Responsable Qualité", "Responsable Maintenance", "Assistant technique/Assistante technique",
                     "Directeur de production/Directrice de production", "Comptable"),
        "supplier": ("Commercial/Commerciale>Directeur commercial/Directrice commerciale", "Administration des ventes"),
        "carrier": ("Affréteur/Affréteuse>Responsable d'exploitation",),
        "service": ("Conseiller/Conseillère", "Avocat associé/Avocate associée", "Gestionnaire de comptes"),
        "public": ("Secrétaire général/Secrétaire générale", "Formateur/Formatrice", "Rédacteur/Rédactrice"),
    },
    "pt": {
        "customer": ("Comprador/Compradora>Responsável de Compras", "Chefe de Oficina", "Gerente", "Qualidade",
                     "Diretor de Produção/Diretora de Produção"),
        "supplier": ("Comercial>Diretor Comercial/Diretora Comercial",),
        "carrier": ("Tráfego",), "service": ("Contabilista",), "public": ("Professor/Professora",),
    },
    "it": {
        "customer": ("Ufficio Acquisti>Responsabile Acquisti", "Titolare", "Capo Officina", "Responsabile Qualità",
                     "Responsabile Produzione"),
        "supplier": ("Ufficio Vendite>Responsabile Commerciale",),
        "carrier": ("Ufficio Traffico",), "service": ("Consulente",), "public": ("Docente",),
    },
}  # fmt: skip


def draw_title(dice: Dice, language: str, kind: str, gender: str) -> tuple[str, str]:
    """A job and the next one up ("" when there is none)."""
    by_kind = TITLES[language]
    career = dice.pick(by_kind.get(kind) or by_kind["public"])
    now, _, then = career.partition(">")
    return _for_gender(now, gender), _for_gender(then, gender)


def _for_gender(title: str, gender: str) -> str:
    man, _, woman = title.partition("/")
    return woman if woman and gender == "f" else man
