-- Threads, step 1 of 3: which messages may change their thread because of what was touched.
-- Reads the temporary table touched_message(record_id); leaves thread_scope(record_id, thread_id) with all messages of the
-- threads they are in, the messages that refer to them, and the replies without references that share their subject with all
-- that hangs on these.
DROP TABLE IF EXISTS thread_scope;
CREATE TEMPORARY TABLE thread_scope ON COMMIT DROP AS
WITH touched AS (
    SELECT i.record_id, i.thread_id, i.message_id, i.root_id, i.subject_id
    FROM timeline_interaction i JOIN touched_message t USING (record_id)
), threads AS (
    SELECT thread_id FROM touched
    UNION
    SELECT root_id FROM touched WHERE root_id IS NOT NULL
    UNION
    SELECT message_id FROM touched WHERE message_id IS NOT NULL
    UNION
    SELECT above.thread_id
    FROM touched t JOIN timeline_interaction above ON above.message_id = t.root_id
), subjects AS (
    SELECT DISTINCT subject_id FROM touched WHERE subject_id IS NOT NULL
), replies AS (
    SELECT i.record_id, i.thread_id, i.message_id FROM timeline_interaction i JOIN subjects USING (subject_id)
    WHERE i.root_id IS NULL AND i.is_reply
), concerned AS (
    SELECT thread_id FROM threads
    UNION
    SELECT thread_id FROM replies
    UNION
    SELECT message_id FROM replies WHERE message_id IS NOT NULL
)
SELECT i.record_id, i.thread_id FROM timeline_interaction i JOIN concerned USING (thread_id)
UNION
SELECT i.record_id, i.thread_id FROM timeline_interaction i JOIN concerned ON i.root_id = concerned.thread_id
UNION
SELECT record_id, thread_id FROM replies
