-- Threads, step 2 of 3: every message in thread_scope begins in the thread its own headers name. A reply that refers to
-- nothing joins the latest earlier message with the same subject, within 60 days, whose author it was written to.
WITH told AS (
    SELECT i.record_id, coalesce(i.root_id, i.message_id, i.interaction_id) AS thread_id
    FROM thread_scope
    JOIN timeline_interaction i USING (record_id)
    WHERE i.root_id IS NOT NULL OR NOT i.is_reply
    UNION ALL
    SELECT i.record_id, coalesce(earlier.thread_start, i.message_id, i.interaction_id)
    FROM thread_scope
    JOIN timeline_interaction i USING (record_id)
    LEFT JOIN LATERAL (
        SELECT coalesce(p.root_id, p.message_id, p.interaction_id) AS thread_start
        FROM timeline_interaction p
        WHERE p.subject_id = i.subject_id
          AND p.author_id <> i.author_id
          AND (p.at, p.interaction_id) < (i.at, i.interaction_id)
          AND p.at > i.at - interval '60 days'
          AND EXISTS (SELECT FROM timeline_participation o
                      WHERE o.record_id = i.record_id AND o.identity_id = p.author_id)
        ORDER BY p.at DESC, p.interaction_id DESC
        LIMIT 1
    ) earlier ON true
    WHERE i.root_id IS NULL AND i.is_reply
)
UPDATE timeline_interaction i SET thread_id = told.thread_id
FROM told WHERE told.record_id = i.record_id AND i.thread_id <> told.thread_id
