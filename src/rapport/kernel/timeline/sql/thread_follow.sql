-- Threads, step 3 of 3, repeated until nothing changes: the message that a thread is named after may itself belong to another
-- thread; then the whole belongs there. Only ever following earlier messages, this must come to an end.
WITH above AS (
    SELECT DISTINCT ON (i.record_id) i.record_id, p.thread_id
    FROM thread_scope
    JOIN timeline_interaction i USING (record_id)
    JOIN timeline_interaction p ON p.message_id = i.thread_id
    WHERE p.thread_id <> p.message_id  -- not named after itself
      AND (p.at, p.interaction_id) < (i.at, i.interaction_id)
    ORDER BY i.record_id, p.interaction_id, p.record_id
)
UPDATE timeline_interaction i SET thread_id = above.thread_id FROM above WHERE above.record_id = i.record_id
