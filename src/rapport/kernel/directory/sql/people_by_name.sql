-- People by (sort_key, party_id) after a key, each party once: as the audience shows it whose name for it is most believable.
-- Parameters: key and id (of the last row before; '' and -1 at the beginning), with_own (our own side too), most.
SELECT p.sort_key, p.party_id
FROM directory_person p
WHERE (p.sort_key, p.party_id) > (%(key)s, %(id)s)
  AND (%(with_own)s
       OR NOT p.is_own
          AND NOT EXISTS (SELECT FROM directory_person o
                          WHERE o.party_id = p.party_id AND o.audience_id <> p.audience_id AND o.is_own))
  AND (NOT EXISTS (SELECT FROM directory_person o WHERE o.party_id = p.party_id AND o.audience_id <> p.audience_id)
       OR p.audience_id = coalesce(
           (SELECT c.audience_id FROM directory_candidate c WHERE c.party_id = p.party_id AND c.attribute = 'name'
            ORDER BY c.weight DESC, c.normalized COLLATE "C", c.audience_id LIMIT 1),
           (SELECT min(o.audience_id) FROM directory_person o WHERE o.party_id = p.party_id)))
ORDER BY p.sort_key, p.party_id
LIMIT %(most)s
