-- Which identities' figures, names or ties may change because of the messages in touched_message(record_id): everybody who
-- takes part in their threads, in messages that answer them, whoever wrote to a list they went to, and whom they tell of.
-- A list that more than 100 authors wrote to through other messages has the same figures with and without these (99 peers stand
-- for more); 2,000 messages to it are asked, whichever. Leaves touched(identity_id). Run after threads are in order.
DROP TABLE IF EXISTS touched;
CREATE TEMPORARY TABLE touched ON COMMIT DROP AS
WITH new AS (
    SELECT i.record_id, i.interaction_id, i.thread_id, i.message_id FROM timeline_interaction i JOIN touched_message USING (record_id)
), around AS (
    SELECT record_id FROM new
    UNION
    SELECT i.record_id FROM timeline_interaction i JOIN (SELECT DISTINCT thread_id FROM new) t USING (thread_id)
    UNION
    SELECT i.record_id FROM timeline_interaction i JOIN moved_thread USING (thread_id)
    UNION
    SELECT i.record_id FROM timeline_interaction i JOIN new ON i.parent_id = new.message_id
), taking_part AS (
    SELECT DISTINCT p.identity_id FROM timeline_participation p JOIN around USING (record_id)
), lists AS (
    -- of the messages themselves and of their other copies, which may lose the mark by one that came directly
    SELECT DISTINCT p.identity_id, s.audience_id
    FROM new
    JOIN timeline_interaction c USING (interaction_id)
    JOIN timeline_participation p ON p.record_id = c.record_id AND p.role IN (2, 3, 4)
    JOIN evidence_source s ON s.id = c.source_id
    WHERE c.marks & 2 <> 0
), small_lists AS (
    SELECT DISTINCT l.identity_id
    FROM lists l
    WHERE 101 > (
        SELECT count(DISTINCT latest.author_id)
        FROM (
            SELECT i.author_id
            FROM timeline_participation p
            JOIN timeline_interaction i USING (record_id)
            JOIN evidence_source s ON s.id = p.source_id
            WHERE p.identity_id = l.identity_id AND p.role IN (2, 3, 4) AND s.audience_id = l.audience_id
              AND i.marks & 2 <> 0 AND i.author_id <> l.identity_id
              AND NOT EXISTS (SELECT FROM timeline_interaction c LEFT JOIN touched_message t USING (record_id)
                              WHERE c.interaction_id = i.interaction_id AND (c.marks & 2 = 0 OR t.record_id IS NOT NULL))
            LIMIT 2000
        ) latest
    )
)
SELECT identity_id FROM taking_part
UNION
SELECT i.author_id
FROM small_lists JOIN timeline_participation p USING (identity_id) JOIN timeline_interaction i USING (record_id)
WHERE i.marks & 2 <> 0 AND p.role IN (2, 3, 4) AND i.author_id IS NOT NULL
UNION
SELECT c.identity_id FROM evidence_claim c JOIN new USING (record_id)
