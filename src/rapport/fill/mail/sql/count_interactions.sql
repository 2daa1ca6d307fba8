-- How many messages (all copies of one counted once) a relationship took part in.
SELECT count(DISTINCT p.interaction_id)
FROM identity_verdict v JOIN timeline_participation p ON p.identity_id = v.identity_id AND p.role <= 4
WHERE v.verdict = 'kept'
