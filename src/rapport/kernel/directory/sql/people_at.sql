-- The people an organization has now, by (sort_key, party_id) after a key, as in people_by_name, of our own side too: those last seen
-- there. Parameters: key, id, organization, most.
WITH fitting AS MATERIALIZED (
    SELECT DISTINCT m.party_id FROM directory_person m WHERE m.organization_id = %(organization)s
)
SELECT p.sort_key, p.party_id
FROM fitting JOIN directory_person p ON p.party_id = fitting.party_id
WHERE (p.sort_key, p.party_id) > (%(key)s, %(id)s)
  AND (NOT EXISTS (SELECT FROM directory_person o WHERE o.party_id = p.party_id AND o.audience_id <> p.audience_id)
       OR p.audience_id = coalesce(
           (SELECT c.audience_id FROM directory_candidate c WHERE c.party_id = p.party_id AND c.attribute = 'name'
            ORDER BY c.weight DESC, c.normalized COLLATE "C", c.audience_id LIMIT 1),
           (SELECT min(o.audience_id) FROM directory_person o WHERE o.party_id = p.party_id)))
  AND %(organization)s = (SELECT o.organization_id FROM directory_person o
                          WHERE o.party_id = p.party_id AND o.organization_id IS NOT NULL
                          ORDER BY o.last_at DESC NULLS LAST, o.audience_id LIMIT 1)
ORDER BY p.sort_key, p.party_id
LIMIT %(most)s
