-- The next interactions by id, each once however many sources witnessed it, and the same whichever of them came first: what was
-- said of all of them, and their records. Parameters: after, most.
SELECT n.interaction_id, min(n.at), min(n.kind), min(n.subject COLLATE "C"), min(n.thread_id), bit_and(n.marks),
       count(DISTINCT n.source_id)::int, array_agg(n.record_id)
FROM timeline_interaction n
WHERE n.interaction_id > %(after)s
GROUP BY n.interaction_id
ORDER BY n.interaction_id
LIMIT %(most)s
