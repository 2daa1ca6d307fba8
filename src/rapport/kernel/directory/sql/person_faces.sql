-- The people among the given parties, each once: under the most believable visible name, at the organization they were last
-- seen at, first and last seen over all that is visible. Parameter: parties.
SELECT p.party_id,
       (array_agg(p.name ORDER BY b.audience_id IS DISTINCT FROM p.audience_id, p.audience_id))[1],
       bool_or(p.is_own),
       (array_agg(p.organization_id ORDER BY p.last_at DESC NULLS LAST, p.audience_id)
            FILTER (WHERE p.organization_id IS NOT NULL))[1],
       min(p.first_at), max(p.last_at)
FROM directory_person p
LEFT JOIN LATERAL (
    SELECT c.audience_id FROM directory_candidate c
    WHERE c.party_id = p.party_id AND c.attribute = 'name'
    ORDER BY c.weight DESC, c.normalized COLLATE "C", c.audience_id LIMIT 1
) b ON true
WHERE p.party_id = ANY (%(parties)s)
GROUP BY p.party_id
