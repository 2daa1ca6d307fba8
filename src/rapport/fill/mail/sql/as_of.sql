-- The mailboxes' present: the last moment up to the given clock that is within 30 days of the 99th percentile of all
-- moments, so that messages from wrong clocks do not count (rapport.engines.ties.verdict.mailbox_time). Parameter: clock.
WITH moments AS MATERIALIZED (
    SELECT at FROM timeline_interaction WHERE is_dated AND at <= %(clock)s
)
SELECT max(at) FROM moments
WHERE at <= (SELECT percentile_disc(0.99) WITHIN GROUP (ORDER BY at) FROM moments) + interval '30 days'
