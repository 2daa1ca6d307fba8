-- What was claimed about a party for one attribute, each claim once for every source that makes it, with the place of the newest
-- record that says so where the viewer may see it. Parameters: party, attribute (of the folds), of_organization (the claims of the
-- people at its addresses are meant).
WITH member AS (
    SELECT i.id FROM identity_identity i
    WHERE NOT %(of_organization)s AND i.party_id = %(party)s
    UNION
    SELECT m.id FROM identity_identity d JOIN identity_identity m ON m.domain_id = d.id AND m.namespace = 'mail'
    JOIN identity_verdict v ON v.identity_id = m.id AND v.verdict IN ('kept', 'internal')
    WHERE %(of_organization)s AND d.party_id = %(party)s AND d.namespace = 'domain'
)
SELECT f.value, f.normalized, f.confidence, f.origin, f.first_at, f.last_at, f.count, s.name,
       coalesce(nullif(u.name, ''), u.email, ''), coalesce(r.locator, '')
FROM member JOIN evidence_fold f ON f.identity_id = member.id
JOIN evidence_source s ON s.id = f.source_id
LEFT JOIN accounts_user u ON u.id = s.owner_id
LEFT JOIN LATERAL (
    SELECT r.locator
    FROM (
        SELECT c.record_id, c.observed_at AS at FROM evidence_claim c
        WHERE c.identity_id = f.identity_id AND c.source_id = f.source_id AND c.attribute = f.attribute
          AND (c.normalized = f.normalized OR c.normalized = '' AND lower(c.value) = f.normalized)
        UNION ALL
        SELECT p.record_id, p.at FROM timeline_participation p
        WHERE f.attribute = 'name' AND f.origin = 'header' AND p.identity_id = f.identity_id
          AND p.source_id = f.source_id AND p.at IS NOT DISTINCT FROM f.last_at AND p.name_id IS NOT NULL AND p.role <= 4
    ) witness
    JOIN evidence_record r ON r.id = witness.record_id
    ORDER BY witness.at DESC NULLS LAST, r.locator COLLATE "C" LIMIT 1
) r ON true
WHERE f.attribute = %(attribute)s AND NOT (%(of_organization)s AND f.origin = 'hand')
ORDER BY f.confidence DESC, f.count DESC, f.value COLLATE "C", f.source_id
