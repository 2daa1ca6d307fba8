-- Who took part in the given records, by party, and whether as the author. name is what to call those without a profile.
-- Parameters: records, most (header places looked at in each).
WITH present AS (
    SELECT p.record_id, p.identity_id, bool_or(p.role = 1) AS wrote
    FROM timeline_participation p
    WHERE p.record_id = ANY (%(records)s) AND p.role <= 4 AND p.position < %(most)s
    GROUP BY p.record_id, p.identity_id
), named AS (
    SELECT i.id, i.party_id, coalesce(nullif(v.name, ''), nullif(i.label, ''), i.key) AS name, coalesce(v.is_own, false) AS is_own
    FROM identity_identity i
    LEFT JOIN LATERAL (
        SELECT v.name, v.is_own FROM identity_verdict v WHERE v.identity_id = i.id
        ORDER BY v.name = '', v.audience_id LIMIT 1
    ) v ON true
    WHERE i.id IN (SELECT identity_id FROM present)
)
SELECT p.record_id, n.party_id, min(n.name COLLATE "C"), bool_or(n.is_own), bool_or(p.wrote)
FROM present p JOIN named n ON n.id = p.identity_id
GROUP BY p.record_id, n.party_id
