"""Spanish letters, and the words around every Spanish letter."""

from __future__ import annotations

from rapport.demo.letters.grammar import Topic

TOPICS = (
    Topic(
        "quote",
        ("Solicitud de oferta: {qty} {item}", "[Precio|Consulta] {model}", "Oferta para {place} – {item}", "{item}, entrega {week}"),
        (
            ("a", """[[Necesitamos|Le ruego nos pase precio para] {qty} {item}[, puestos en {place}|, en fábrica|].|¿Nos puede cotizar {qty} {item}[,
             puestos en {place}|]?] [Los
             necesitaríamos para el {date}.|La obra empieza en la {week}.|] [Vale el plano {drawing}.|Dureza {hrc}, como siempre.|Con
             certificado, por favor.|]

             [Si tiene algo parecido en almacén, dígamelo también.|Indique por favor el precio para el doble.|Los pedidos los hará
             {third}.|]"""),
            ("b", """[Gracias por su consulta.|Muchas gracias por contar con nosotros.] Podemos ofrecerle {qty} {item} a {price} la unidad, en
             total {total}[, portes incluidos|, portes aparte|]. [Entrega en la {week}.|Plazo: {week}, si nos confirma antes del {day}.]
             [La oferta es válida hasta el {date2}.|]

             [La dureza es de {hrc}.|Para el doble podría bajar un {percent}.|Adjunto la ficha técnica.|]"""),
            ("a", """[Gracias por la rapidez.|Es algo más de lo previsto.] ¿Hay margen en [el precio|los portes] si [lo retiramos nosotros|pagamos
             a diez días|nos quedamos con todo]?"""),
            ("b", """[Lo he consultado y podemos hacerle un {percent}|Puedo ofrecerle un {percent}] [con pago a diez días|si el pedido llega antes
             del {day}]. [Más no permite el precio del acero.|Espero que le sirva.|]"""),
            ("a", """[De acuerdo.|Nos vale.|Perfecto.] [Nuestro pedido es el {order}, le llega hoy.|Tómelo como pedido {order}.] [Confírmeme la
             {week}, por favor.|]"""),
        ),
    ),
    Topic(
        "order",
        ("Pedido {order}", "Pedido {order}: {qty} {item}", "[Nuevo pedido|Repetición de pedido] {model}"),
        (
            ("a", """[Adjunto|Le envío] nuestro pedido {order} de {qty} {item} a {price}. [Entrega en {place} en la {week}.|Mismas condiciones de
             siempre.] [Ponga el número de pedido en el albarán, por favor.|La descarga es de siete a tres.|]

             [Quedo a la espera de su confirmación.|Confírmelo antes del {day}, por favor.|]"""),
            ("b", """[Muchas gracias por su pedido {order}.|Recibido, gracias.] Queda anotado: {qty} {item}, {total}, salida en la {week}. [Nuestro
             lote es el {lot}.|Si algo no es correcto, avise antes del {day}.|]"""),
            ("a", """[Todo correcto, gracias.|Conforme.] [Que en el albarán figure {third}, por favor.|]"""),
        ),
    ),
    Topic(
        "delivery",
        ("¿Dónde está el lote {lot}?", "Retraso del pedido {order}", "Entrega [del {day}|del lote {lot}]", "Pedido {order}: fecha"),
        (
            ("a", """[El pedido {order} tenía que llegar en la {week} y no ha llegado.|¿Me puede decir dónde está el lote {lot}?|Nos falta la mitad
             del lote {lot}.] [El {date} se nos para la línea|El cliente ya ha llamado dos veces], así que [necesito una fecha segura|le
             agradecería que lo mirase hoy].

             [Lo que esté listo, mándelo ya.|Llámeme si le es más fácil, estoy hasta las cinco.|]"""),
            ("b", """[Lo siento mucho.|Le pido disculpas.] [Acabo de bajar a la nave:|Me dicen en expediciones:] {pallets} [salieron el {day} con
             {carrier}|están embalados y salen el {day}]. [El resto va en la {week}.|Lo tendrá todo el {date}.]

             [La causa fue un troquel roto.|Tuvimos dos bajas a la vez.|] [Los portes corren de nuestra cuenta.|]"""),
            ("a", """[Gracias, con eso puedo trabajar.|Gracias por hablar claro.] [El {date} es lo último que aguantamos.|Mande los papeles a {third},
             por favor.|]"""),
            ("b", """[Va de camino: {pallets}, {carrier}, llegada el {day} por la mañana.|Adjunto la documentación.] [Disculpe otra vez.|]"""),
            ("a", """[Ha llegado todo esta mañana|Todo aquí, sin daños], gracias. [Por los pelos.|]"""),
        ),
    ),
    Topic(
        "complaint",
        ("Reclamación lote {lot}", "[Grietas|Poros] en {model}", "Pedido {order}: {n2} piezas defectuosas"),
        (
            ("a", """[Tenemos un problema con el lote {lot}.|Siento tener que reclamar por el lote {lot}.] [De {qty} piezas, {n2} tienen grietas
             finas en el talón.|La dureza es de {hrc} y habíamos acordado cuatro puntos más.|La base se desvía {mm}.] [Adjunto fotos.|Las
             piezas están apartadas.|]

             [Dígame antes del {day} cómo lo resolvemos.|Necesitamos las de reposición para el {date}.]"""),
            ("b", """[Gracias por avisar enseguida.|Lamento leerlo.] [Envíenos dos piezas a portes debidos y las ve el laboratorio.|Las {n2} piezas se
             las reponemos sin más, salen el {day}.] [El {date} tendrá el informe.|]"""),
            ("a", """[Las piezas han salido hoy.|Gracias, con eso salvamos la semana.]"""),
            ("b", """[Adjunto el informe:|Ya sabemos qué pasó:] [el aceite de temple estaba demasiado caliente|el modelo estaba gastado {mm}], afecta
             [solo a {n2} piezas|a todo el lote]. [Le abonamos {total}.|El abono de {total} va de camino.]"""),
            ("a", """[Para nosotros queda cerrado, gracias.|Abono recibido, gracias por la claridad.]"""),
        ),
    ),
    Topic(
        "visit",
        ("Visita [el {date}|a {place}]", "¿Está en {place} en la {week}?", "Reunión el {day}"),
        (
            ("a", """[Estaré en {place} en la {week}|Paso por ahí el {day}] y [me gustaría verle|quisiera pasar un rato]. ¿Le viene bien el {day} a
             las {time}? [Quería hablar del año que viene.|Es por el lote {lot}.|Viene también {third}.|]"""),
            ("b", """[[Encantado.|Buena idea.|Claro que sí.] El {day} a las {time} está apuntado. [Traiga calzado de seguridad.|Reservo mesa para
             comer.|]|El {day} tenemos auditoría. ¿Podría ser el {date}?]"""),
            ("a", """[Entonces quedamos así.|Perfecto, nos vemos.]"""),
            ("a", """[Gracias por el rato y por la visita al taller.|Fue un gusto verles.] [Le mando los números antes del {day}.|]"""),
        ),
    ),
    Topic(
        "invoice",
        ("Factura {invoice}", "[Duda|Error] en la factura {invoice}"),
        (
            ("a", """[No puedo contabilizar la factura {invoice}|Tengo una duda con la factura {invoice}]: [figuran {qty} piezas y llegaron {n2}
             menos|los portes de {price} no estaban acordados|falta nuestro pedido {order}]. [¿Me la corrige?|¿Puede hacer un abono?]"""),
            ("b", """[Tiene razón, se nos pasó.|Cierto, error nuestro.] [Adjunto la factura corregida.|El abono de {price} sale hoy.]"""),
            ("a", """[Gracias, contabilizada.|Recibida, entra en el pago del {day}.]"""),
        ),
    ),
    Topic(
        "prices",
        ("Tarifa {year}", "Nuevos precios desde el {date}", "Acuerdo marco {year}"),
        (
            ("b", """A partir del {date} tenemos que subir los precios un {percent}. [La energía y la chatarra ya las conoce.|Hemos aguantado todo lo
             posible.] [Adjunto la tarifa.|Para pedidos hasta el {day} vale la anterior.]"""),
            ("a", """[Me lo esperaba, aunque no un {percent}.|Me será difícil repercutirlo.] [¿Y un acuerdo de {qty} piezas al año al precio
             actual?|¿Nos mantiene el precio hasta fin de trimestre?]"""),
            ("b", """[Nos ayuda a los dos.|Me parece justo.] [Con {qty} al año le mantengo {price} hasta el {date2}.|Dejémoslo en la mitad y doce meses
             fijo.]"""),
            ("a", """[De acuerdo, mándemelo a firmar.|Sí, por favor, con copia a {third}.]"""),
        ),
    ),
    Topic(
        "certificate",
        ("Certificado lote {lot}", "Documentación para la auditoría"),
        (
            ("a", """[Nos faltan los certificados del lote {lot}.|El auditor pide los registros de dureza del lote {lot}.] [La auditoría es el
             {date}.|Vale un escaneo.|]"""),
            ("b", """[Aquí los tiene.|Van adjuntos.] [El número de colada está en el pie izquierdo.|]"""),
            ("a", """[Gracias, qué rapidez.|Justo lo que faltaba.]"""),
        ),
    ),
    Topic(
        "call",
        ("Su llamada", "Una pregunta sobre {model}", "[Como hablamos|Resumen de la llamada]"),
        (
            ("a", """[Le he llamado y no le he encontrado.|He intentado localizarle.] ¿Puede llamarme [hoy|el {day} a las {time}]? [Es por el pedido
             {order}.|Nada grave.|]"""),
            ("b", """[A las {time} me va bien.|Estaba en el taller, disculpe.] [Mejor al móvil.|]"""),
            ("a", """[Gracias por la llamada.|Me alegro de haber hablado.] Lo dejo escrito: {qty} {item}, {week}, precio como siempre."""),
        ),
    ),
    Topic(
        "pickup",
        ("Recogida {date}: {pallets}", "Transporte a {place}"),
        (
            ("a", """Tenemos {pallets} para {place} desde el {day}, {weight} en total. [¿Pueden recogerlos?|¿Qué precio nos hace?]"""),
            ("b", """[El {day} entre las {early} y mediodía.|El {date} pasa un camión.] [Serían {price} por palé.|]"""),
            ("a", """[Adelante, referencia {order}.|De acuerdo, resérvelo.]"""),
        ),
    ),
    Topic(
        "documents",
        ("Documentación de {month}", "Firma pendiente: {matter}"),
        (
            ("a", """Para {matter} nos faltan [las cifras de {month}|dos firmas]. [Sería para el {date}.|Adjunto el impreso.]"""),
            ("b", """[Adjunto lo que falta.|Va firmado.] [El original sale por correo.|]"""),
            ("a", """[Gracias, está completo.|Recibido, muchas gracias.]"""),
        ),
    ),
)  # fmt: skip
REMARKS = (
    "[Por cierto|A propósito], [ya tenemos grúa nueva|el martillo viejo cumple ochenta años].",
    "[Recuerdos a {third}.|Un saludo a {third}.]",
    "El {day} estaré poco localizable.",
    "[Aquí no para de llover.|Con este calor el taller es un horno.]",
)
OPENERS = (
    "[Gracias por su mensaje.|Gracias por su respuesta.]",
    "[Espero que esté bien.|Espero que haya pasado un buen fin de semana.]",
    "[Como le comenté por teléfono, se lo pongo por escrito.|Tras nuestra conversación del {day}, unas líneas.]",
)
CLOSERS = (
    "[Quedo a su disposición.|Cualquier duda, me llama.|Quedo a la espera de sus noticias.]",
    "[Muchas gracias de antemano.|Gracias por la ayuda.]",
    "[Buena semana.|Que pase un buen fin de semana.]",
)
