-- Derives which organizations touched people belong or belonged to, from the domains of their addresses.
-- Reads touched_party(party_id) after candidates were made. The organization of the address seen last is the current one, unless news says they left.
WITH seen AS (
    SELECT m.party_id AS person_id, d.party_id AS organization_id, v.audience_id,
           min(v.first_at) AS first_at, max(v.last_at) AS last_at, array_agg(m.id) AS identities
    FROM touched_party t
    JOIN identity_identity m ON m.party_id = t.party_id AND m.namespace = 'mail' AND NOT m.is_role
    JOIN identity_verdict v ON v.identity_id = m.id AND v.verdict IN ('kept', 'internal')
    JOIN identity_identity d ON d.id = m.domain_id
    GROUP BY m.party_id, d.party_id, v.audience_id
), told AS (
    SELECT s.*,
           coalesce((SELECT f.value FROM evidence_fold f
                     WHERE f.identity_id = ANY (s.identities) AND f.attribute = 'title' AND f.audience_id = s.audience_id
                       AND NOT EXISTS (SELECT FROM directory_candidate c
                                       WHERE c.party_id = s.person_id AND c.attribute = 'title' AND c.normalized = f.normalized
                                         AND c.audience_id = s.audience_id AND c.origin = 'denied')
                     ORDER BY f.last_at DESC NULLS LAST, f.confidence DESC, f.value COLLATE "C" LIMIT 1), '') AS title,
           EXISTS (SELECT FROM evidence_fold f
                   WHERE f.identity_id = ANY (s.identities) AND f.attribute = 'left' AND f.audience_id = s.audience_id
                     AND f.last_at >= s.last_at - interval '30 days') AS has_left
    FROM seen s
)
INSERT INTO directory_affiliation (person_id, organization_id, audience_id, title, first_at, last_at, is_current)
SELECT person_id, organization_id, audience_id, title, first_at, last_at,
       NOT has_left AND row_number() OVER (PARTITION BY person_id, audience_id
                                           ORDER BY has_left, last_at DESC NULLS LAST, organization_id) = 1
FROM told
