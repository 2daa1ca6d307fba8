-- Derives the values touched organizations might have: names from their people's signatures, a name guessed from the
-- domain, and the domain itself. Reads touched_party(party_id). An organization stands for an audience when one of its
-- addresses (a person's or a role's) is a relationship, or is our own side, for that audience.
WITH domain AS (
    SELECT d.id AS domain_id, d.party_id, d.key, d.label
    FROM identity_identity d JOIN touched_party USING (party_id)
    WHERE d.namespace = 'domain'
), belonging AS (
    SELECT d.party_id, d.domain_id, d.key, d.label, m.id AS identity_id, m.party_id AS person_id, v.audience_id, v.first_at, v.last_at
    FROM domain d
    JOIN identity_identity m ON m.domain_id = d.domain_id AND m.namespace = 'mail'
    JOIN identity_verdict v ON v.identity_id = m.id AND v.verdict IN ('kept', 'internal')
), told AS (
    SELECT b.party_id, b.domain_id AS identity_id, 'name' AS attribute, f.value, f.normalized, f.origin, f.confidence * 0.9 AS confidence,
           b.person_id, f.count, f.first_at, f.last_at, b.audience_id
    FROM belonging b
    JOIN evidence_fold f ON f.identity_id = b.identity_id AND f.attribute = 'organization' AND f.audience_id = b.audience_id
                       AND f.origin <> 'hand'  -- where somebody works, not what the owner of the domain is called
    UNION ALL
    SELECT party_id, domain_id, 'name', label, lower(label), 'address', 0.3, 0, 1, min(first_at), max(last_at), audience_id
    FROM belonging WHERE label <> '' GROUP BY party_id, domain_id, label, audience_id
    UNION ALL
    SELECT party_id, domain_id, 'domain', key, key, 'header', 0.95, 0, count(*)::int, min(first_at), max(last_at), audience_id
    FROM belonging GROUP BY party_id, domain_id, key, audience_id
    UNION ALL
    -- what somebody said of the organization itself
    SELECT d.party_id, d.domain_id, f.attribute, f.value, f.normalized, f.origin, f.confidence, 0, f.count, f.first_at, f.last_at, f.audience_id
    FROM domain d JOIN evidence_fold f ON f.identity_id = d.domain_id
    WHERE f.attribute IN ('name', 'phone', 'fax', 'email', 'address', 'url')
      AND EXISTS (SELECT FROM belonging b WHERE b.party_id = d.party_id AND b.audience_id = f.audience_id)
), denied AS (
    SELECT d.party_id, substr(f.attribute, 5) AS attribute, f.normalized, f.audience_id, max(f.last_at) AS denied_at
    FROM domain d JOIN evidence_fold f ON f.identity_id = d.domain_id
    WHERE f.attribute LIKE 'not\_%'
    GROUP BY d.party_id, f.attribute, f.normalized, f.audience_id
), grouped AS (
    SELECT party_id, attribute, normalized, audience_id,
           -- the spelling shown: not the one in capitals, where there is another
           (array_agg(value ORDER BY value = upper(value), confidence DESC, count DESC, value COLLATE "C"))[1] AS value,
           (array_agg(origin ORDER BY confidence DESC, count DESC, origin))[1] AS origin,
           min(identity_id) AS identity_id,
           max(confidence) AS confidence, count(DISTINCT person_id)::int AS people, sum(count)::int AS count,
           min(first_at) AS first_at, max(last_at) AS last_at, max(last_at) FILTER (WHERE origin = 'hand') AS confirmed_at
    FROM told WHERE normalized <> '' GROUP BY party_id, attribute, normalized, audience_id
), believed AS (
    -- many people of a firm signing with one name are worth more than one person signing often
    SELECT g.*, d.denied_at IS NOT NULL AS is_denied,
           CASE WHEN d.denied_at IS NOT NULL THEN 1e-6
                ELSE least(CASE WHEN g.confirmed_at IS NULL THEN 0.99 ELSE 0.995 END, 1 - (1 - g.confidence) / (g.people + 0.25 * (ln(greatest(1, g.count)) / ln(2))
                                                           + CASE g.people WHEN 0 THEN 1 ELSE 0 END)) END::float8 AS base
    FROM grouped g
    LEFT JOIN denied d ON d.party_id = g.party_id AND d.attribute = g.attribute AND d.normalized = g.normalized
                      AND d.audience_id = g.audience_id AND (g.confirmed_at IS NULL OR g.confirmed_at < d.denied_at)
)
INSERT INTO directory_candidate (id, party_id, attribute, value, normalized, origin, base, weight, first_at, last_at, count,
                                 identity_id, audience_id)
SELECT rapport_id('candidate', party_id::text, attribute, normalized, audience_id::text),
       party_id, attribute, value, normalized, CASE WHEN is_denied THEN 'denied' ELSE origin END, round(base::numeric, 9)::float8,
       round((ln(greatest(base, 1e-6))
              - ln(0.97::float8) * coalesce(extract(epoch FROM last_at)::float8, 0) / 86400 / 30.4375)::numeric, 9)::float8,
       first_at, last_at, count, identity_id, audience_id
FROM believed
