-- People one of us used to be in touch with and whose silence stands out by the pair's own rhythm, best known first. What tells
-- is the visible tie with the latest contact. Parameters: own (parties of one of us), present (a date), since (a date: whoever
-- was quiet before is no news), most.
SELECT t.other_id, t.usual_gap, t.last_at, t.last_sent_at > t.last_received_at
FROM timeline_tie t
WHERE t.own_id = ANY (%(own)s) AND t.quiet_on <= %(present)s AND t.quiet_on > %(since)s AND t.sent > 0 AND t.received > 0
  AND NOT EXISTS (SELECT FROM timeline_tie u
                  WHERE u.own_id = ANY (%(own)s) AND u.other_id = t.other_id AND (u.own_id, u.audience_id) <> (t.own_id, t.audience_id)
                    AND (u.last_at, u.own_id, u.audience_id) > (t.last_at, t.own_id, t.audience_id))
ORDER BY t.strength DESC, t.other_id
LIMIT %(most)s
