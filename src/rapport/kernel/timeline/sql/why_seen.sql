-- In which sources the addresses of a party, or those at the domains of an organization, were seen: each address (or domain)
-- once for every source, with the place of the newest message where the viewer may see it. Addresses that the viewer knows of
-- without seeing any of their messages come without a source, with what their verdict counted.
-- Parameters: party, of_organization.
WITH member AS (
    SELECT i.id, i.key AS text FROM identity_identity i
    WHERE NOT %(of_organization)s AND i.party_id = %(party)s AND i.namespace = 'mail'
    UNION
    SELECT m.id, d.key FROM identity_identity d JOIN identity_identity m ON m.domain_id = d.id AND m.namespace = 'mail'
    WHERE %(of_organization)s AND d.party_id = %(party)s AND d.namespace = 'domain'
      AND EXISTS (SELECT FROM identity_verdict v WHERE v.identity_id = m.id AND v.verdict IN ('kept', 'internal'))
), seen AS MATERIALIZED (
    SELECT m.text, p.source_id, min(p.at) AS first_at, max(p.at) AS last_at, count(DISTINCT p.interaction_id)::int AS count
    FROM member m JOIN timeline_participation p ON p.identity_id = m.id AND p.role <= 4
    GROUP BY m.text, p.source_id
)
SELECT seen.text, seen.first_at, seen.last_at, seen.count, s.name, coalesce(nullif(u.name, ''), u.email, ''),
       coalesce((SELECT r.locator FROM member m
                 JOIN timeline_participation p ON p.identity_id = m.id AND p.source_id = seen.source_id AND p.role <= 4
                                              AND p.at IS NOT DISTINCT FROM seen.last_at
                 JOIN evidence_record r ON r.id = p.record_id
                 WHERE m.text = seen.text ORDER BY r.locator COLLATE "C" LIMIT 1), '')
FROM seen JOIN evidence_source s ON s.id = seen.source_id LEFT JOIN accounts_user u ON u.id = s.owner_id
UNION ALL
SELECT m.text, min(v.first_at), max(v.last_at), greatest(1, sum(v.received + v.sent))::int, '', '', ''
FROM member m JOIN identity_verdict v ON v.identity_id = m.id
WHERE NOT EXISTS (SELECT FROM seen WHERE seen.text = m.text)
GROUP BY m.text
ORDER BY 1, 5
