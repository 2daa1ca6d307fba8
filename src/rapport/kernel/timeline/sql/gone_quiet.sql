-- People one of us used to be in touch with and whose silence stands out by the pair's own rhythm, best known first. What tells
-- is the visible tie with the latest contact. Whoever left all their addresses is not silent. Parameters: own (parties of one of
-- us), present (a date), since (a date: whoever was quiet before is no news), looked_at (ties of each of them, the
-- strongest), most.
WITH silent AS MATERIALIZED (
    SELECT t.*
    FROM unnest(%(own)s::bigint[]) AS mine (own_id)
    CROSS JOIN LATERAL (  -- for each of them by itself, so that an index in the order of strength serves whoever has very many
        SELECT x.own_id, x.other_id, x.audience_id, x.usual_gap, x.last_at, x.last_sent_at > x.last_received_at AS is_ours, x.strength
        FROM timeline_tie x
        WHERE x.own_id = mine.own_id AND x.quiet_on <= %(present)s AND x.quiet_on > %(since)s AND x.sent > 0 AND x.received > 0
        ORDER BY x.strength DESC
        LIMIT %(looked_at)s
    ) t
)
SELECT t.other_id, t.usual_gap, t.last_at, t.is_ours
FROM silent t
WHERE NOT EXISTS (SELECT FROM timeline_tie u
                  WHERE u.own_id = ANY (%(own)s) AND u.other_id = t.other_id AND (u.own_id, u.audience_id) <> (t.own_id, t.audience_id)
                    AND (u.last_at, u.own_id, u.audience_id) > (t.last_at, t.own_id, t.audience_id))
  AND EXISTS (SELECT FROM identity_identity i JOIN identity_verdict v ON v.identity_id = i.id
              WHERE i.party_id = t.other_id AND i.namespace = 'mail'
                AND NOT EXISTS (SELECT FROM evidence_fold f
                                WHERE f.identity_id = i.id AND f.last_at >= v.last_at - interval '1 day'
                                  AND (f.attribute = 'left' OR f.attribute = 'bounced' AND f.normalized LIKE '5%%')))
ORDER BY t.strength DESC, t.other_id
LIMIT %(most)s
