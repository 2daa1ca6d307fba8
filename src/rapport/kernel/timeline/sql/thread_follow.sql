-- Threads, step 3 of 3, repeated until nothing changes: the message that a thread is named after may itself belong to another
-- thread; then the whole belongs there. Only ever following earlier messages, this must come to an end.
WITH above AS (
    SELECT i.record_id, first.thread_id
    FROM timeline_interaction i
    JOIN thread_scope USING (record_id)
    JOIN LATERAL (
        SELECT p.thread_id FROM timeline_interaction p
        WHERE p.message_id = i.thread_id AND p.thread_id <> i.thread_id
          AND (p.at, p.interaction_id) < (i.at, i.interaction_id)
        ORDER BY p.interaction_id LIMIT 1
    ) first ON true
)
UPDATE timeline_interaction i SET thread_id = above.thread_id FROM above WHERE above.record_id = i.record_id
