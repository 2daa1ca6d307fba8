-- People outside who were met for the first time between two moments, the latest first: (party, when). Whoever some visible
-- audience knew earlier is not new. Parameters: since, until, most.
SELECT p.party_id, min(p.first_at) AS met_at
FROM directory_person p
WHERE p.first_at >= %(since)s AND p.first_at <= %(until)s AND NOT p.is_own
  AND NOT EXISTS (SELECT FROM directory_person o
                  WHERE o.party_id = p.party_id AND o.audience_id <> p.audience_id AND (o.first_at < %(since)s OR o.is_own))
GROUP BY p.party_id
ORDER BY met_at DESC, p.party_id
LIMIT %(most)s
