"""Portuguese and Italian letters, and the words around them."""

from __future__ import annotations

from rapport.demo.letters.grammar import Topic

PORTUGUESE = (
    Topic(
        "quote",
        ("Pedido de cotação: {qty} {item}", "[Preço|Consulta] {model}"),
        (
            ("a", """[Precisamos de {qty} {item}[, entregues em {place}|].|Pode dar-nos preço para {qty} {item}?] [Seria para {date}.|A obra começa na {week}.]
             [Dureza {hrc}, como sempre.|Vale o desenho {drawing}.|]"""),
            ("b", """[Obrigado pela consulta.|Obrigada pelo contacto.] Podemos oferecer {qty} {item} a {price} cada, no total {total}. [Entrega na
             {week}.|A proposta é válida até {date2}.]"""),
            ("a", """[De acordo.|Serve-nos.] [Segue a encomenda {order}.|Tome isto como encomenda {order}.]"""),
        ),
    ),
    Topic(
        "delivery",
        ("Onde está o lote {lot}?", "Atraso da encomenda {order}"),
        (
            ("a", """[A encomenda {order} era para a {week} e não chegou.|Falta-nos metade do lote {lot}.] [A linha para no dia {date}.|O cliente já ligou
             duas vezes.] [Preciso de uma data segura.|Pode ver isso hoje?]"""),
            ("b", """[Peço desculpa.|Lamento muito.] {pallets} [saem {day} com {carrier}|já saíram]. [O resto segue na {week}.|]"""),
            ("a", """[Obrigada, assim consigo trabalhar.|Chegou tudo esta manhã, obrigado.]"""),
        ),
    ),
    Topic(
        "visit",
        ("Visita a {place}", "Reunião {day}"),
        (
            ("a", """[Estarei em {place} na {week}|Passo por aí {day}] e gostava de fazer uma visita. [{day} às {time} dá jeito?|Pode ser no dia {date}?]"""),
            ("b", """[Com todo o gosto.|Claro que sim.] Fica marcado. [Almoçamos juntos.|Traga calçado de segurança.|]"""),
        ),
    ),
    Topic(
        "order",
        ("Encomenda {order}", "Encomenda {order}: {item}"),
        (
            ("a", """[Segue em anexo|Envio] a nossa encomenda {order} de {qty} {item} a {price}. [Entrega na {week}, por favor.|Condições do costume.]"""),
            ("b", """[Obrigado pela encomenda.|Recebido.] Fica registado: {qty} {item}, {total}, lote {lot}."""),
        ),
    ),
    Topic(
        "complaint",
        ("Reclamação lote {lot}", "[Fissuras|Poros] em {model}", "Encomenda {order}: {n2} peças com defeito"),
        (
            ("a", """[Temos um problema com o lote {lot}:|Tenho de reclamar do lote {lot}:] [de {qty} peças, {n2} têm fissuras finas no talão|a dureza é de {hrc}
             e o combinado eram mais quatro pontos|a base desvia {mm}]. [Seguem fotografias.|As peças estão à parte.|] [Diga-me até {day} como
             resolvemos.|Precisamos da reposição até {date}.]"""),
            ("b", """[Agradeço o aviso.|Lamento ler isto.] [Repomos as {n2} peças sem discussão, saem {day}.|Mande-nos duas peças com portes por nossa conta.] [O
             relatório segue até {date}.|]"""),
            ("a", """[As peças saíram hoje.|Com isso salva-nos a semana.]"""),
            ("b", """[Segue o relatório:|Já sabemos o que foi:] [o óleo de têmpera estava quente demais|o molde estava gasto {mm}]. [Creditamos {total}.|A nota de
             crédito de {total} vai a caminho.]"""),
        ),
    ),
    Topic(
        "invoice",
        ("Fatura {invoice}", "[Dúvida|Erro] na fatura {invoice}"),
        (
            ("a", """[Não consigo lançar a fatura {invoice}|Tenho uma dúvida na fatura {invoice}]: [falta a nossa encomenda {order}|os portes de {price} não estavam
             combinados|constam {qty} peças e chegaram {n2} a menos]. [Pode corrigir?|]"""),
            ("b", """[Tem razão, escapou-nos.|É verdade, erro nosso.] [Segue a fatura corrigida.|A nota de crédito de {price} sai hoje.]"""),
            ("a", """[Lançada, obrigado.|Recebida, entra no pagamento de {day}.]"""),
        ),
    ),
    Topic(
        "certificate",
        ("Certificado do lote {lot}", "Documentos para a auditoria"),
        (
            ("a", """[Faltam-nos os certificados do lote {lot}.|O auditor pede os registos de dureza do lote {lot}.] [A auditoria é a {date}.|Basta uma digitalização.|]"""),
            ("b", """[Aqui estão.|Seguem em anexo.] [O número da corrida está no pé esquerdo.|]"""),
            ("a", """[Obrigada, que rapidez.|Era mesmo isto.]"""),
        ),
    ),
    Topic(
        "call",
        ("A sua chamada", "Uma pergunta sobre {model}", "[Como falámos|Resumo da chamada]"),
        (
            ("a", """[Tentei ligar-lhe.|Não o apanhei ao telefone.] Pode ligar-me [hoje|{day} às {time}]? [É por causa da encomenda {order}.|Nada de grave.|]"""),
            ("b", """[Às {time} dá-me jeito.|Estava na forja, desculpe.] [De preferência para o telemóvel.|]"""),
            ("a", """[Obrigado pela chamada.|Foi bom falarmos.] Fica escrito: {qty} {item}, {week}, preço como sempre."""),
        ),
    ),
)  # fmt: skip
PORTUGUESE_REMARKS = (
    "[Cumprimentos a {third}.|Lembranças a {third}.]",
    "Na {day} estarei pouco contactável.",
)
PORTUGUESE_OPENERS = (
    "[Obrigado pela mensagem.|Obrigada pela resposta.]",
    "[Espero que esteja tudo bem.|Espero que esteja bem.]",
)
PORTUGUESE_CLOSERS = ("[Fico à disposição.|Qualquer dúvida, diga.]", "[Obrigado desde já.|Boa semana.]")

ITALIAN = (
    Topic(
        "quote",
        ("Richiesta di offerta: {qty} {item}", "[Prezzo|Preventivo] {model}", "{item} per {place}"),
        (
            ("a", """[[Avremmo bisogno di|Vi chiediamo un'offerta per] {qty} {item}[, resa {place}|, franco fabbrica|].|Ci può quotare {qty} {item}?] [Ci servirebbero per il
             {date}.|Il lavoro comincia nella {week}.] [Durezza {hrc}, come sempre.|Vale il disegno {drawing}.|]"""),
            ("b", """[Grazie della richiesta.|Grazie per averci contattato.] Possiamo offrire {qty} {item} a {price} cadauno, in totale {total}. [Consegna
             nella {week}.|L'offerta vale fino al {date2}.] [La scheda è allegata.|]"""),
            ("a", """[Grazie, è più di quanto previsto.|Grazie della rapidità.] C'è margine [sul prezzo|sul trasporto] se [ritiriamo noi|paghiamo a dieci
             giorni]?"""),
            ("b", """[Posso arrivare al {percent}|Le faccio un {percent}] con pagamento a dieci giorni. [Di più l'acciaio non permette.|]"""),
            ("a", """[D'accordo.|Va bene.] [Segue ordine {order}.|Lo consideri come ordine {order}.]"""),
        ),
    ),
    Topic(
        "delivery",
        ("Dov'è il lotto {lot}?", "Ritardo ordine {order}", "Consegna lotto {lot}"),
        (
            ("a", """[L'ordine {order} era previsto per la {week} e non è arrivato.|Ci manca metà del lotto {lot}.] [Il {date} ci si ferma la linea.|Il cliente
             ha già chiamato due volte.] [Mi serve una data certa.|Può guardarci oggi?]"""),
            ("b", """[Mi dispiace.|Le chiedo scusa.] {pallets} [partono {day} con {carrier}|sono già in viaggio]. [Il resto segue nella {week}.|]"""),
            ("a", """[Grazie, così posso lavorare.|È arrivato tutto stamattina, grazie.]"""),
        ),
    ),
    Topic(
        "complaint",
        ("Reclamo lotto {lot}", "[Cricche|Soffiature] su {model}"),
        (
            ("a", """Purtroppo dobbiamo contestare il lotto {lot}: [{n2} pezzi su {qty} hanno cricche al tallone|la durezza è {hrc}, ne avevamo concordati quattro
             punti di più]. [Foto allegate.|I pezzi sono da parte.|] [Mi dica entro {day} come procediamo.|]"""),
            ("b", """[Grazie di avercelo detto subito.|Mi spiace leggerlo.] Sostituiamo i {n2} pezzi senza discutere, partenza {day}. [La relazione arriva
             entro il {date}.|]"""),
            ("a", """[Grazie, per noi è chiuso.|Ricevuti, grazie della correttezza.]"""),
        ),
    ),
    Topic(
        "visit",
        ("Visita [il {date}|a {place}]", "È a {place} nella {week}?"),
        (
            ("a", """[Sarò a {place} nella {week}|Passo da voi {day}] e [mi farebbe piacere vederla|vorrei fare un salto]. {day} alle {time} andrebbe bene?"""),
            ("b", """[Volentieri.|Con piacere.] {day} alle {time} è segnato. [Prenoto per pranzo.|Porti le scarpe antinfortunistiche.|]"""),
            ("a", """[Grazie della visita.|È stato un piacere.] [Le mando i numeri entro {day}.|]"""),
        ),
    ),
    Topic(
        "order",
        ("Ordine {order}", "Ordine {order}: {qty} {item}"),
        (
            ("a", """[In allegato|Ecco] il nostro ordine {order} di {qty} {item} a {price}. [Consegna nella {week}.|Solite condizioni.]"""),
            ("b", """[Grazie dell'ordine.|Ricevuto.] È registrato: {qty} {item}, {total}, lotto {lot}, partenza nella {week}."""),
        ),
    ),
    Topic(
        "invoice",
        ("Fattura {invoice}",),
        (
            ("a", """Non riesco a registrare la fattura {invoice}: [manca il nostro ordine {order}|il trasporto di {price} non era concordato]. [Può
             correggerla?|]"""),
            ("b", """[Ha ragione, ci è sfuggito.|È vero, errore nostro.] [La fattura corretta è allegata.|]"""),
        ),
    ),
    Topic(
        "certificate",
        ("Certificato lotto {lot}", "Documenti per la verifica"),
        (
            ("a", """[Ci mancano i certificati del lotto {lot}.|L'ispettore chiede le prove di durezza del lotto {lot}.] [La verifica è il {date}.|Basta una scansione.|]"""),
            ("b", """[Eccoli.|Sono allegati.] [Il numero di colata è sul piede sinistro.|]"""),
            ("a", """[Grazie, velocissimi.|Proprio quello che mancava.]"""),
        ),
    ),
    Topic(
        "call",
        ("La sua telefonata", "Una domanda su {model}", "[Come d'accordo|In breve]"),
        (
            ("a", """[Ho provato a chiamarla.|Non l'ho trovata al telefono.] Mi richiama [oggi|{day} alle {time}]? [È per l'ordine {order}.|Niente di grave.|]"""),
            ("b", """[Alle {time} va bene.|Ero in fucina, mi scusi.] [Meglio sul cellulare.|]"""),
            ("a", """[Grazie della telefonata.|È stato utile sentirsi.] Resta scritto: {qty} {item}, {week}, prezzo come sempre."""),
        ),
    ),
    Topic(
        "prices",
        ("Listino {year}", "Nuovi prezzi dal {date}", "Accordo quadro {year}"),
        (
            ("b", """Dal {date} dobbiamo aumentare i prezzi del {percent}. [L'energia e il rottame li conosce.|Abbiamo tenuto finché si poteva.] [Il listino è allegato.|Per
             ordini entro {day} vale il vecchio.]"""),
            ("a", """[Me l'aspettavo, ma non il {percent}.|Farò fatica a ribaltarlo.] [E un quadro di {qty} pezzi l'anno al prezzo attuale?|Può tenere il prezzo fino a fine
             trimestre?]"""),
            ("b", """[Ci aiuta tutti e due.|Mi pare giusto.] [Con {qty} pezzi tengo {price} fino al {date2}.|Facciamo la metà, fisso per dodici mesi.]"""),
            ("a", """[D'accordo, me lo mandi da firmare.|Sì, con copia a {third}.]"""),
        ),
    ),
    Topic(
        "pickup",
        ("Ritiro {date}: {pallets}", "Trasporto per {place}"),
        (
            ("a", """Abbiamo {pallets} per {place} da {day}, {weight} in tutto. [Potete ritirare?|Che prezzo ci fa?]"""),
            ("b", """[{day} tra le {early} e mezzogiorno.|Il {date} passa un camion.] [Sarebbero {price} a bancale.|]"""),
            ("a", """[Va bene, riferimento {order}.|D'accordo, prenoti.]"""),
        ),
    ),
)  # fmt: skip
ITALIAN_REMARKS = ("[Saluti a {third}.|Un saluto a {third}.]", "{day} sarò poco raggiungibile.")
ITALIAN_OPENERS = (
    "[Grazie del messaggio.|Grazie della risposta.]",
    "[Spero stia bene.|Spero abbia passato un buon fine settimana.]",
)
ITALIAN_CLOSERS = (
    "[Resto a disposizione.|Per qualsiasi cosa mi chiami.]",
    "[Grazie in anticipo.|Buona settimana.]",
)
