-- The addresses of a person, or those at the domains of an organization. Parameters: party, only_kept (relationships alone).
WITH found AS (
    SELECT m.id FROM identity_identity m WHERE m.party_id = %(party)s AND m.namespace = 'mail'
    UNION
    SELECT m.id
    FROM identity_identity d JOIN identity_identity m ON m.domain_id = d.id AND m.namespace = 'mail'
    WHERE d.party_id = %(party)s AND d.namespace = 'domain'
)
SELECT found.id FROM found
WHERE NOT %(only_kept)s
   OR EXISTS (SELECT FROM identity_verdict v WHERE v.identity_id = found.id AND v.verdict = 'kept')
ORDER BY found.id
