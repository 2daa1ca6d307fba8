-- Who took part in the given records' interactions, in which role (1 from, 2 to, 3 cc, 4 bcc), by address, and whether that is
-- a relationship. Parameter: records.
SELECT DISTINCT p.interaction_id, p.role, i.key, i.party_id,
       p.identity_id IN (SELECT v.identity_id FROM identity_verdict v WHERE v.verdict = 'kept') AS is_kept
FROM timeline_participation p
JOIN identity_identity i ON i.id = p.identity_id
WHERE p.record_id = ANY (%(records)s) AND p.role <= 4
ORDER BY p.interaction_id, p.role, i.key
