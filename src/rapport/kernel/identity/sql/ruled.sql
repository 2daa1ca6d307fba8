-- The best verdict on one address that the viewer may see. Parameter: the identity.
SELECT i.id, i.key, coalesce(nullif(v.name, ''), i.label), v.verdict, v.rule, v.reason, v.is_ruled,
       v.received, v.sent, v.first_at, v.last_at, i.party_id
FROM identity_verdict v
JOIN identity_identity i ON i.id = v.identity_id
WHERE v.identity_id = %s
ORDER BY v.verdict <> 'kept', v.verdict, v.audience_id
LIMIT 1
