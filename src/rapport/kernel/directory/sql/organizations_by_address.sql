-- Organizations with a domain in a range, by (sort_key, party_id) after a key, as in organizations_by_name. Parameters: key, id,
-- address and address_end (the range), with_own, most.
WITH fitting AS MATERIALIZED (
    SELECT DISTINCT d.party_id FROM identity_identity d
    WHERE d.namespace = 'domain' AND d.key >= %(address)s AND d.key < %(address_end)s
)
SELECT p.sort_key, p.party_id
FROM fitting JOIN directory_organization p ON p.party_id = fitting.party_id
WHERE (p.sort_key, p.party_id) > (%(key)s, %(id)s)
  AND (%(with_own)s
       OR NOT p.is_own
          AND NOT EXISTS (SELECT FROM directory_organization o
                          WHERE o.party_id = p.party_id AND o.audience_id <> p.audience_id AND o.is_own))
  AND (NOT EXISTS (SELECT FROM directory_organization o WHERE o.party_id = p.party_id AND o.audience_id <> p.audience_id)
       OR p.audience_id = coalesce(
           (SELECT c.audience_id FROM directory_candidate c WHERE c.party_id = p.party_id AND c.attribute = 'name'
            ORDER BY c.weight DESC, c.normalized COLLATE "C", c.audience_id LIMIT 1),
           (SELECT min(o.audience_id) FROM directory_organization o WHERE o.party_id = p.party_id)))
ORDER BY p.sort_key, p.party_id
LIMIT %(most)s
