"""The countries the invented firms sit in: language, zone, how firms and streets are called there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Land:
    """What a generator must know of a country."""

    weight: float
    language: str  # of letters and signatures
    culture: str  # of most names
    zone: str
    currency: str
    legal: tuple[str, ...]
    stems: tuple[str, ...]
    forms: dict[str, tuple[str, ...]]
    streets: tuple[str, ...]
    postcode: str  # # stands for a digit, @ for a letter


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _forms(**kinds: str) -> dict[str, tuple[str, ...]]:
    return {kind: tuple(forms.split("|")) for kind, forms in kinds.items()}


LANDS: dict[str, Land] = {
    "gb": Land(
        34, "en", "en", "uk", "£", ("Ltd", "Limited", "LLP", "plc"),
        _words(
            "Pennine Ridgeway Calder Thornbury Ashdown Kestrel Marlowe Wharfedale Brackenhurst Fernhill Harbour Blackstone "
            "Oldbridge Millbrook Hawksmoor Greywater Stonebeck Crossgate Longmoor Tynecastle Ironbridge Redgate Wolds Saltmarsh "
            "Beacon Northgate Foxley Cotterdale Swindale Rookhope Eskdale Larkfield Moorside Whitestone Dunford Copperfield"
        ),
        _forms(
            customer="{} Forge|{} Ironworks|{} Castings|{} Farriers' Supply|{} Boatyard|{} Toolmakers|{} Heritage Railway|"
            "{} Equestrian Centre|{} Gates and Railings|{} Engineering",
            supplier="{} Steel|{} Refractories|{} Crates and Pallets|{} Abrasives|{} Foundry Coke",
            carrier="{} Freight|{} Haulage",
            service="{} Solicitors|{} Accountants|{} Insurance Brokers|{} IT Services|{} Facilities",
            authority="{} Borough Council|{} Port Health Office",
            association="{} Guild of Blacksmiths|{} Chamber of Trade",
            press="{} Trade Press|{} Forge Review",
            university="{} College of Metalwork|University of {}",
        ),
        ("Mill Lane", "Foundry Street", "Station Road", "Canal Street", "Old Forge Way", "Victoria Road", "Quarry Hill"),
        "@@## #@@",
    ),
    "de": Land(
        27, "de", "de", "cet", "€", ("GmbH", "GmbH & Co. KG", "AG", "e.K."),
        _words(
            "Brandscheid Lohmar Wupperfeld Rodenkirchen Altenberg Kaltenbach Steinfurt Eschweiler Hohenlimburg Neuenrade "
            "Grünthal Lindlar Overath Silberkamp Tannhof Werdohl Rheinhof Mühlental Ahrenshoop Kupferberg Falkenstein "
            "Erlenbach Hüttental Weidenau Moosach Osterholz Birkenfeld Schwarzbach"
        ),
        _forms(
            customer="Gesenkschmiede {}|Hammerwerk {}|{} Umformtechnik|{} Werkzeugbau|Hufbeschlag {}|Kunstschmiede {}|"
            "{} Maschinenbau|Landmaschinen {}|Metallgestaltung {}",
            supplier="Stahlhandel {}|{} Feuerfest|{} Verpackungen|Edelstahl {}|Schleifmittel {}",
            carrier="Spedition {}|{} Logistik",
            service="Kanzlei {}|Steuerberatung {}|{} Versicherungsmakler|{} Systemhaus",
            authority="Stadtverwaltung {}|Gewerbeaufsicht {}",
            association="Handwerkskammer {}|Verband der Schmiede {}",
            press="{} Fachverlag",
            university="Technische Hochschule {}|Berufskolleg {}",
        ),
        ("Hammerstraße", "Am Eisenwerk", "Industriestraße", "Bahnhofstraße", "Schmiedeweg", "An der Mühle", "Ringstraße"),
        "#####",
    ),
    "es": Land(
        11, "es", "es", "cet", "€", ("S.L.", "S.A.", "S.L.U."),
        _words(
            "Arlanza Ebroval Montenegro Sierranorte Ribera Zadorra Llanera Peñarroya Cantera Urbasa Moncayo Turia "
            "Almanzor Segura"
        ),
        _forms(
            customer="Talleres {}|Forjas {}|Fundiciones {}|Herrería {}|Maquinaria {}|Herrajes {}",
            supplier="Aceros {}|Refractarios {}|Embalajes {}",
            carrier="Transportes {}",
            service="Asesoría {}|Seguros {}",
            association="Gremio de Herreros de {}",
            press="Revista {} Industrial",
            university="Escuela de Oficios de {}",
        ),
        ("Calle Mayor", "Polígono Industrial Norte", "Avenida del Hierro", "Calle de la Fragua", "Camino Viejo"),
        "#####",
    ),
    "pt": Land(
        6, "pt", "pt", "pt", "€", ("Lda.", "S.A."),
        _words("Leça Caramulo Vouga Arrábida Estrela Lima Montejunto Ferreiros Alvão"),
        _forms(
            customer="Metalúrgica {}|Fundição {}|Serralharia {}|Ferragens {}",
            supplier="Aços {}|Paletes {}",
            carrier="Transportes {}",
            service="Contabilidade {}",
            university="Instituto de {}",
        ),
        ("Rua do Almada", "Rua da Fábrica", "Zona Industrial", "Avenida da Boavista"),
        "####-###",
    ),
    "fr": Land(
        12, "fr", "fr", "cet", "€", ("SARL", "SAS", "SA"),
        _words(
            "Valmont Rochefer Clairval Beaulieu Montferrand Fontenay Argentré Bellecombe Lavernhe Sauvigny Grandval "
            "Marsac Hautbois Vernières"
        ),
        _forms(
            customer="Forges de {}|Fonderie {}|Ateliers {}|Ferronnerie {}|Maréchalerie {}|Mécanique {}",
            supplier="Aciéries {}|Réfractaires {}|Emballages {}",
            carrier="Transports {}",
            service="Cabinet {}|Assurances {}",
            authority="Mairie de {}",
            association="Compagnons de {}",
            press="Éditions {}",
            university="Lycée des métiers de {}",
        ),
        ("rue de la Forge", "avenue de la Gare", "zone artisanale Sud", "rue du Marteau", "quai du Port"),
        "#####",
    ),
    "it": Land(
        6, "it", "it", "cet", "€", ("S.r.l.", "S.p.A."),
        _words("Valtrona Bordolano Sangallo Montalto Rovesca Torrebruna Oglio Ardesio Cerreto"),
        _forms(
            customer="Officine {}|Fonderie {}|Forgiatura {}|Ferramenta {}",
            supplier="Acciaierie {}|Refrattari {}",
            carrier="Autotrasporti {}",
            service="Studio {}",
            university="Istituto {}",
        ),
        ("Via dell'Industria", "Via Roma", "Via dei Fabbri", "Corso Torino"),
        "#####",
    ),
    "at": Land(
        4, "de", "de", "cet", "€", ("GmbH", "OG"), _words("Ennsleiten Traunfeld Kogelberg Murtal Steyrdorf Wienerfeld"),
        _forms(customer="Schmiede {}|{} Metallbau|Sensenwerk {}", supplier="{} Stahl", service="Kanzlei {}"),
        ("Hauptstraße", "Werksgasse", "Am Kai"), "####",
    ),
    "ch": Land(
        4, "de", "de", "cet", "CHF", ("AG", "GmbH"), _words("Reusstal Emmenfeld Rigiblick Limmatau Napfwerk Glarnerhof"),
        _forms(customer="{} Metallbau|Schmitte {}|Hammerschmiede {}", supplier="{} Werkstoffe", service="Treuhand {}"),
        ("Seestrasse", "Industriestrasse", "Dorfplatz"), "####",
    ),
    "nl": Land(
        4, "en", "nl", "cet", "€", ("B.V.",), _words("Waalhaven Zuiderdijk Merwede Ijsseloord Vechtstroom Kromhout"),
        _forms(customer="Smederij {}|{} Scheepswerf|{} Gereedschap", supplier="{} Staal", carrier="{} Shipping",
               service="{} Advies"),
        ("Havenweg", "Smidstraat", "Kanaalkade"), "#### @@",
    ),
    "se": Land(
        3, "en", "sv", "cet", "€", ("AB",), _words("Bergslagen Hammarby Norrfors Silvervik Älvdalen Lindesnäs"),
        _forms(customer="{} Smide|{} Mekaniska|{} Bruk", supplier="{} Stål", university="{} Folkhögskola"),
        ("Bruksgatan", "Hamngatan", "Smedjevägen"), "### ##",
    ),
    "us": Land(
        5, "en", "en", "us_east", "$", ("Inc.", "LLC"),
        _words("Mesa Canyon Lakeshore Prairie Cottonwood Redrock Keystone Saguaro Cascade Juniper"),
        _forms(customer="{} Outfitters|{} Tool & Die|{} Farrier Supply|{} Ironworks", supplier="{} Steel",
               carrier="{} Freight Lines", service="{} Trade Law", press="{} Smith Journal"),
        ("Foundry Avenue", "Main Street", "Canyon Road", "Industrial Parkway"), "#####",
    ),
    "tr": Land(
        1.5, "en", "tr", "tr", "€", ("A.Ş.",), _words("Bornova Gediz Menderes Alsancak"),
        _forms(customer="{} Makina", supplier="{} Çelik", carrier="{} Lojistik"),
        ("Liman Caddesi", "Sanayi Sokak"), "#####",
    ),
    "pl": Land(
        1.5, "en", "pl", "cet", "€", ("Sp. z o.o.",), _words("Wiślana Zakopane Bielany Krakus"),
        _forms(customer="Kuźnia {}", supplier="Stal {}"), ("ul. Hutnicza", "ul. Kowalska"), "##-###",
    ),
    "jp": Land(
        1.5, "en", "ja", "jp", "$", ("Co., Ltd.",), _words("Sumida Tamagawa Kawaguchi Asakusa"),
        _forms(customer="{} Forge|{} Trading"), ("Chuo 2-chome", "Minami 4-chome"), "###-####",
    ),
    "cn": Land(
        1, "en", "zh", "cn", "$", ("Co., Ltd.",), _words("Pujiang Huaihe Minhang"),
        _forms(customer="{} Machinery", supplier="{} Foundry Products"), ("Gongchang Road", "Binjiang Road"), "######",
    ),
    "bg": Land(
        1, "en", "bg", "eet", "€", ("OOD",), _words("Balkan Rila Iskar Vitosha"),
        _forms(customer="{} Metal", supplier="{} Casting"), ("Industrialna Street", "Rakovski Street"), "####",
    ),
}  # fmt: skip

KINDS = (
    ("customer", 62.0),
    ("supplier", 14.0),
    ("carrier", 5.0),
    ("service", 9.0),
    ("authority", 2.0),
    ("association", 3.0),
    ("press", 2.0),
    ("university", 3.0),
)
ROLES = {
    "en": ("info", "sales", "orders", "accounts", "office", "enquiries", "support", "dispatch"),
    "de": ("info", "einkauf", "vertrieb", "buchhaltung", "versand", "werkstatt"),
    "es": ("info", "compras", "ventas", "administracion", "pedidos"),
    "fr": ("contact", "commandes", "comptabilite", "achats", "accueil"),
    "pt": ("geral", "compras", "encomendas"),
    "it": ("info", "acquisti", "amministrazione"),
}
