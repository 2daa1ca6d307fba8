-- Derives the organizations of touched parties, one row for each audience. Reads touched_party(party_id) after
-- organization candidates and affiliations were made.
WITH best AS (
    SELECT DISTINCT ON (c.party_id, c.audience_id, c.attribute) c.party_id, c.audience_id, c.attribute, c.value
    FROM directory_candidate c
    JOIN touched_party USING (party_id)
    JOIN identity_identity d ON d.id = c.party_id AND d.namespace = 'domain'
    WHERE c.origin <> 'denied'
    ORDER BY c.party_id, c.audience_id, c.attribute, c.weight DESC, c.normalized COLLATE "C"
), faces AS (
    SELECT party_id, audience_id,
           max(value) FILTER (WHERE attribute = 'name') AS name, max(value) FILTER (WHERE attribute = 'domain') AS domain
    FROM best GROUP BY party_id, audience_id
), seen AS (
    SELECT d.party_id, v.audience_id, bool_or(v.verdict = 'internal') AS is_own,
           count(DISTINCT m.party_id) FILTER (WHERE NOT m.is_role)::int AS people,
           min(v.first_at) AS first_at, max(v.last_at) AS last_at
    FROM touched_party t
    JOIN identity_identity d ON d.party_id = t.party_id AND d.namespace = 'domain'
    JOIN identity_identity m ON m.domain_id = d.id AND m.namespace = 'mail'
    JOIN identity_verdict v ON v.identity_id = m.id AND v.verdict IN ('kept', 'internal')
    GROUP BY d.party_id, v.audience_id
)
INSERT INTO directory_organization (party_id, audience_id, name, sort_key, domain, is_own, people, first_at, last_at)
SELECT f.party_id, f.audience_id, coalesce(f.name, f.domain), rapport_sort_key(coalesce(f.name, f.domain)), f.domain, s.is_own,
       s.people, s.first_at, s.last_at
FROM faces f JOIN seen s USING (party_id, audience_id)
