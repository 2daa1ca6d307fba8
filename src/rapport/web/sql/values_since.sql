-- Values of people that took the place of earlier ones between two moments, the latest first: (party, attribute, candidate, value,
-- since when, the value before, its candidate). Of the newest claims so many are looked at. A guess from an address is no news,
-- and neither is what is believed less than what was there before. Parameters: since, until, looked_at, most.
WITH newest AS MATERIALIZED (
    SELECT c.id, c.party_id, c.attribute, c.value, c.normalized, c.weight, c.first_at
    FROM directory_candidate c
    WHERE c.attribute IN ('title', 'organization', 'mobile') AND c.first_at >= %(since)s AND c.first_at <= %(until)s
      AND c.base >= 0.5
    ORDER BY c.first_at DESC
    LIMIT %(looked_at)s
)
SELECT DISTINCT ON (n.first_at, n.party_id, n.attribute)
       n.party_id, n.attribute, n.id, n.value, n.first_at, b.value, b.id
FROM newest n
CROSS JOIN LATERAL (
    SELECT o.id, o.value FROM directory_candidate o
    WHERE o.party_id = n.party_id AND o.attribute = n.attribute AND o.normalized <> n.normalized AND o.first_at < %(since)s
      AND o.base >= 0.5
    ORDER BY o.weight DESC, o.normalized COLLATE "C"
    LIMIT 1
) b
WHERE NOT EXISTS (SELECT FROM directory_candidate x
                  WHERE x.party_id = n.party_id AND x.attribute = n.attribute AND x.normalized <> n.normalized AND x.weight > n.weight)
  AND NOT EXISTS (SELECT FROM directory_candidate x
                  WHERE x.party_id = n.party_id AND x.attribute = n.attribute AND x.normalized = n.normalized AND x.first_at < n.first_at)
ORDER BY n.first_at DESC, n.party_id, n.attribute
LIMIT %(most)s
