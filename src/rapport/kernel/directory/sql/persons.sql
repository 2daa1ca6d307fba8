-- Derives the people of touched parties, one row for each audience that may see them, under their best name.
-- Reads touched_party(party_id) after candidates and affiliations were made.
WITH seen AS (
    SELECT i.party_id, v.audience_id, bool_or(v.verdict = 'internal') AS is_own, sum(v.received)::int AS received,
           sum(v.sent)::int AS sent, min(v.first_at) AS first_at, max(v.last_at) AS last_at, min(i.key) AS any_key
    FROM touched_party t
    JOIN identity_identity i ON i.party_id = t.party_id AND i.namespace = 'mail' AND NOT i.is_role
    JOIN identity_verdict v ON v.identity_id = i.id AND v.verdict IN ('kept', 'internal')
    GROUP BY i.party_id, v.audience_id
), named AS (
    SELECT DISTINCT ON (c.party_id, c.audience_id) c.party_id, c.audience_id, c.value
    FROM directory_candidate c JOIN touched_party USING (party_id)
    WHERE c.attribute = 'name' AND c.origin <> 'denied'
    ORDER BY c.party_id, c.audience_id, c.weight DESC, c.normalized COLLATE "C"
)
INSERT INTO directory_person (party_id, audience_id, name, sort_key, is_own, organization_id, received, sent, first_at, last_at)
SELECT s.party_id, s.audience_id, coalesce(n.value, s.any_key), rapport_sort_key(coalesce(n.value, s.any_key)), s.is_own,
       (SELECT a.organization_id FROM directory_affiliation a
        WHERE a.person_id = s.party_id AND a.audience_id = s.audience_id AND a.is_current),
       s.received, s.sent, s.first_at, s.last_at
FROM seen s LEFT JOIN named n USING (party_id, audience_id)
