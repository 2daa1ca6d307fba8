-- The addresses of the given parties, each with the best verdict the viewer may see and the organization behind it, kept ones
-- and the latest first. Parameter: parties.
SELECT i.party_id, i.id, i.key, v.verdict, v.reason, v.sent, v.received, v.first_at, v.last_at, d.party_id
FROM identity_identity i
JOIN LATERAL (
    SELECT * FROM identity_verdict v WHERE v.identity_id = i.id
    ORDER BY v.verdict <> 'kept', v.verdict, v.audience_id LIMIT 1
) v ON true
LEFT JOIN identity_identity d ON d.id = i.domain_id
WHERE i.party_id = ANY (%(parties)s) AND i.namespace = 'mail'
ORDER BY i.party_id, v.verdict <> 'kept', v.last_at DESC NULLS LAST, i.id
