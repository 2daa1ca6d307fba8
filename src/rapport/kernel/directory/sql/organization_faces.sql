-- The organizations among the given parties, each once: under the most believable visible name and domain, first and last seen
-- over all that is visible. Parameter: parties.
SELECT o.party_id,
       (array_agg(o.name ORDER BY n.audience_id IS DISTINCT FROM o.audience_id, o.audience_id))[1],
       (array_agg(o.domain ORDER BY d.audience_id IS DISTINCT FROM o.audience_id, o.audience_id))[1],
       bool_or(o.is_own), min(o.first_at), max(o.last_at)
FROM directory_organization o
LEFT JOIN LATERAL (
    SELECT c.audience_id FROM directory_candidate c
    WHERE c.party_id = o.party_id AND c.attribute = 'name'
    ORDER BY c.weight DESC, c.normalized COLLATE "C", c.audience_id LIMIT 1
) n ON true
LEFT JOIN LATERAL (
    SELECT c.audience_id FROM directory_candidate c
    WHERE c.party_id = o.party_id AND c.attribute = 'domain'
    ORDER BY c.weight DESC, c.normalized COLLATE "C", c.audience_id LIMIT 1
) d ON true
WHERE o.party_id = ANY (%(parties)s)
GROUP BY o.party_id
