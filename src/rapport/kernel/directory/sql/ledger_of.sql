-- The ledger lines of some parties and addresses, in the order given, each address once with the best verdict the viewer may see, as in
-- the ledger of all. Parameters: addresses (identities), parties, verdict ('' for any), most.
WITH wanted AS (
    SELECT i.id, min(place.number) AS number
    FROM (
        SELECT i.id, a.number - 1000000 AS number
        FROM unnest(%(addresses)s::bigint[]) WITH ORDINALITY AS a (id, number) JOIN identity_identity i ON i.id = a.id
        UNION ALL
        SELECT i.id, p.number
        FROM unnest(%(parties)s::bigint[]) WITH ORDINALITY AS p (id, number) JOIN identity_identity i ON i.party_id = p.id
    ) AS place JOIN identity_identity i USING (id)
    WHERE i.namespace = 'mail'
    GROUP BY i.id
)
SELECT i.id, i.key, coalesce(nullif(v.name, ''), i.label), v.verdict, v.rule, v.reason, v.is_ruled,
       v.received, v.sent, v.first_at, v.last_at, i.party_id
FROM wanted
JOIN identity_identity i USING (id)
JOIN LATERAL (
    SELECT * FROM identity_verdict b WHERE b.identity_id = i.id
    ORDER BY b.verdict <> 'kept', b.verdict, b.audience_id LIMIT 1
) v ON true
WHERE %(verdict)s = '' OR v.verdict = %(verdict)s
ORDER BY wanted.number, v.last_at DESC NULLS LAST, i.id
LIMIT %(most)s
