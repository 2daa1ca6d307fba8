-- Which identities' figures, names or ties may change because of the messages in touched_message(record_id): everybody who
-- takes part in their threads, in messages that answer them, whoever wrote to a list they went to, and whom they tell of.
-- Leaves touched(identity_id). Run after threads are in order.
DROP TABLE IF EXISTS touched;
CREATE TEMPORARY TABLE touched ON COMMIT DROP AS
WITH new AS (
    SELECT i.record_id, i.thread_id, i.message_id, i.marks FROM timeline_interaction i JOIN touched_message USING (record_id)
), around AS (
    SELECT record_id FROM new
    UNION
    SELECT i.record_id FROM timeline_interaction i JOIN (SELECT DISTINCT thread_id FROM new) t USING (thread_id)
    UNION
    SELECT i.record_id FROM timeline_interaction i JOIN new ON i.parent_id = new.message_id
), taking_part AS (
    SELECT DISTINCT p.identity_id FROM timeline_participation p JOIN around USING (record_id)
), lists AS (
    SELECT DISTINCT p.identity_id
    FROM new JOIN timeline_participation p USING (record_id)
    WHERE new.marks & 2 <> 0 AND p.role IN (2, 3, 4)
)
SELECT identity_id FROM taking_part
UNION
SELECT i.author_id
FROM lists JOIN timeline_participation p USING (identity_id) JOIN timeline_interaction i USING (record_id)
WHERE i.marks & 2 <> 0 AND p.role IN (2, 3, 4) AND i.author_id IS NOT NULL
UNION
SELECT c.identity_id FROM evidence_claim c JOIN new USING (record_id)
