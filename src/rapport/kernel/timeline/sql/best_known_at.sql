-- The people an organization has now, those known best first, then those seen last. Parameters: organization, without (a party),
-- most.
SELECT p.party_id
FROM directory_person p
LEFT JOIN LATERAL (SELECT max(t.strength) AS strength FROM timeline_tie t WHERE t.other_id = p.party_id) tie ON true
WHERE p.organization_id = %(organization)s AND p.party_id <> %(without)s
GROUP BY p.party_id
ORDER BY max(tie.strength) DESC NULLS LAST, max(p.last_at) DESC NULLS LAST, p.party_id
LIMIT %(most)s
