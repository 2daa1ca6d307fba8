-- The people some of us are in touch with both ways, known best first. Parameters: own (parties), looked_at (ties of each of them,
-- the strongest), most. The conditions are those of the index tie_known_best.
SELECT t.other_id
FROM unnest(%(own)s::bigint[]) AS mine (own_id)
CROSS JOIN LATERAL (
    SELECT x.other_id, x.strength FROM timeline_tie x
    WHERE x.own_id = mine.own_id AND x.sent > 0 AND x.received > 0
    ORDER BY x.strength DESC LIMIT %(looked_at)s
) t
GROUP BY t.other_id
ORDER BY max(t.strength) DESC, t.other_id
LIMIT %(most)s
