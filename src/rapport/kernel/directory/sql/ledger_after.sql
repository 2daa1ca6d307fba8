-- The ledger of verdicts by identity after one: each address once, with the best verdict the viewer may see, and its party.
-- Parameters: after, most.
SELECT i.id, i.key, coalesce(nullif(v.name, ''), i.label), v.verdict, v.rule, v.reason, v.is_ruled, v.received, v.sent,
       v.first_at, v.last_at, i.party_id
FROM identity_verdict v
JOIN identity_identity i ON i.id = v.identity_id
WHERE v.identity_id > %(after)s
  AND NOT EXISTS (
      SELECT FROM identity_verdict b
      WHERE b.identity_id = v.identity_id
        AND (b.verdict <> 'kept', b.verdict, b.audience_id) < (v.verdict <> 'kept', v.verdict, v.audience_id)
  )
ORDER BY v.identity_id
LIMIT %(most)s
