-- Threads, in the end: those that lost or won a message, beside the touched ones. Leaves moved_thread(thread_id). Messages that
-- came just now began in the thread their headers name, so they count as moved only where they did move.
DROP TABLE IF EXISTS moved_thread;
CREATE TEMPORARY TABLE moved_thread ON COMMIT DROP AS
WITH moved AS (
    SELECT s.thread_id AS before, i.thread_id AS after
    FROM thread_scope s JOIN timeline_interaction i USING (record_id)
    WHERE s.thread_id <> i.thread_id
)
SELECT before AS thread_id FROM moved UNION SELECT after FROM moved
