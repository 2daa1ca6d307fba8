-- The values the given parties might have, each normalized value once, most believable first: as the audience shows it that
-- believes in it most, counted over all that are visible. Parameters: parties, attributes (empty for all), with_sources (name
-- the source of the best claim too).
WITH visible AS (
    SELECT DISTINCT ON (c.party_id, c.attribute, c.normalized)
           c.*,
           sum(c.count) OVER same AS told, min(c.first_at) OVER same AS since, max(c.last_at) OVER same AS until
    FROM directory_candidate c
    WHERE c.party_id = ANY (%(parties)s)
      AND (cardinality(%(attributes)s::text[]) = 0 OR c.attribute = ANY (%(attributes)s::text[]))
    WINDOW same AS (PARTITION BY c.party_id, c.attribute, c.normalized)
    ORDER BY c.party_id, c.attribute, c.normalized, c.weight DESC, c.audience_id
)
SELECT v.party_id, v.id, v.attribute, v.value, v.normalized, v.base, v.last_at, v.origin, coalesce(s.name, ''), v.told::int,
       v.since, v.until
FROM visible v
LEFT JOIN LATERAL (
    SELECT s.name
    FROM (
        SELECT f.source_id, f.confidence, f.count FROM evidence_fold f
        WHERE f.identity_id = v.identity_id AND f.attribute = v.attribute AND f.normalized = v.normalized
          AND f.audience_id = v.audience_id
        UNION ALL
        SELECT f.source_id, f.confidence, f.count
        FROM identity_identity m
        JOIN evidence_fold f ON f.identity_id = m.id AND f.attribute = 'organization' AND f.normalized = v.normalized
                            AND f.audience_id = v.audience_id
        WHERE v.attribute = 'name' AND m.domain_id = v.identity_id AND m.namespace = 'mail'
    ) told
    JOIN evidence_source s ON s.id = told.source_id
    WHERE %(with_sources)s
    ORDER BY told.confidence DESC, told.count DESC, s.name
    LIMIT 1
) s ON true
ORDER BY v.party_id, v.weight DESC, v.attribute, v.normalized COLLATE "C"
