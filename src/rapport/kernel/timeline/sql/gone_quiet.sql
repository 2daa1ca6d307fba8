-- People one of us used to be in touch with and whose silence stands out by the pair's own rhythm, best known first. What tells
-- is the visible tie with the latest contact. Whoever left all their addresses is not silent. Parameters: own (parties of one of
-- us), present (a date), since (a date: whoever was quiet before is no news), looked_at (the strongest of these ties), most.
WITH silent AS MATERIALIZED (
    SELECT t.own_id, t.other_id, t.audience_id, t.usual_gap, t.last_at, t.last_sent_at > t.last_received_at AS is_ours, t.strength
    FROM timeline_tie t
    WHERE t.own_id = ANY (%(own)s) AND t.quiet_on <= %(present)s AND t.quiet_on > %(since)s AND t.sent > 0 AND t.received > 0
    ORDER BY t.strength DESC, t.other_id
    LIMIT %(looked_at)s
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
