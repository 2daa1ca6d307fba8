-- How many people each of the given organizations has now, as far as the viewer sees. Parameter: parties.
SELECT p.organization_id, count(DISTINCT p.party_id)::int
FROM directory_person p
WHERE p.organization_id = ANY (%(parties)s)
GROUP BY p.organization_id
