-- The ledger of verdicts, newest correspondence first: each address once, with the best verdict the viewer may see.
-- Parameters: verdict ('' for any), words (matched anywhere in address or name, '' for any), at and id (key of the last
-- row before, both null at the beginning), most.
SELECT i.id, i.key, coalesce(nullif(v.name, ''), i.label), v.verdict, v.rule, v.reason, v.is_ruled,
       v.received, v.sent, v.first_at, v.last_at, i.party_id
FROM identity_verdict v
JOIN identity_identity i ON i.id = v.identity_id
WHERE (%(verdict)s = '' OR v.verdict = %(verdict)s)
  AND (%(words)s = '' OR strpos(i.key, %(words)s) > 0 OR strpos(lower(v.name), %(words)s) > 0)
  AND (%(at)s::bigint IS NULL
       OR (coalesce(extract(epoch FROM v.last_at) * 1000000, -1)::bigint, v.identity_id) < (%(at)s::bigint, %(id)s::bigint))
  AND NOT EXISTS (
      SELECT FROM identity_verdict b
      WHERE b.identity_id = v.identity_id
        AND (b.verdict <> 'kept', b.verdict, b.audience_id) < (v.verdict <> 'kept', v.verdict, v.audience_id)
  )
ORDER BY coalesce(extract(epoch FROM v.last_at) * 1000000, -1)::bigint DESC, v.identity_id DESC
LIMIT %(most)s
