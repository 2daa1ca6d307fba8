-- People an organization has now, those last heard of first, as hits of a search. Parameters: homes (organizations), with_own, most.
SELECT p.party_id, coalesce(extract(epoch FROM max(p.last_at)) / 31557600 * ln(2::float8), 0)::float8, '|',
       min(p.organization_id)
FROM directory_person p
WHERE p.organization_id = ANY (%(homes)s) AND (%(with_own)s OR NOT p.is_own)
GROUP BY p.party_id
ORDER BY max(p.last_at) DESC NULLS LAST, p.party_id
LIMIT %(most)s
