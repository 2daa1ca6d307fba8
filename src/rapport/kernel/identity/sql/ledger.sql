-- The ledger of verdicts, newest correspondence first: each address once, with the best verdict the viewer may see.
-- Parameters: verdict ('' for any), at and id (key of the last row before: a moment, -infinity for none; infinity and 0 at the
-- beginning), most. The order is that of the index verdict_newest; coalesce() would keep row security from using it.
SELECT i.id, i.key, coalesce(nullif(v.name, ''), i.label), v.verdict, v.rule, v.reason, v.is_ruled,
       v.received, v.sent, v.first_at, v.last_at, i.party_id
FROM identity_verdict v
JOIN identity_identity i ON i.id = v.identity_id
WHERE (%(verdict)s = '' OR v.verdict = %(verdict)s)
  AND (CASE WHEN v.last_at IS NULL THEN '-infinity'::timestamptz ELSE v.last_at END, v.identity_id)
      < (%(at)s::timestamptz, %(id)s::bigint)
  AND NOT EXISTS (
      SELECT FROM identity_verdict b
      WHERE b.identity_id = v.identity_id
        AND (b.verdict <> 'kept', b.verdict, b.audience_id) < (v.verdict <> 'kept', v.verdict, v.audience_id)
  )
ORDER BY CASE WHEN v.last_at IS NULL THEN '-infinity'::timestamptz ELSE v.last_at END DESC, v.identity_id DESC
LIMIT %(most)s
