-- What passed between each of some of us and some addresses, each message once: a row without month with the whole, and one for
-- each month from a moment on. Defined as ties are (see ties.sql). Parameters: identities, own (parties), since.
-- Materialized step by step, as the planner cannot guess how much some of the addresses wrote.
WITH part AS MATERIALIZED (
    SELECT p.record_id, p.interaction_id, p.role = 1 AS wrote, p.at FROM timeline_participation p
    WHERE p.identity_id = ANY (%(identities)s) AND p.role <= 4 AND p.at IS NOT NULL
), us AS MATERIALIZED (
    SELECT i.id, i.party_id FROM identity_identity i WHERE i.party_id = ANY (%(own)s)
), beside AS MATERIALIZED (
    SELECT part.record_id, part.interaction_id, part.at, q.identity_id, q.is_sent
    FROM part
    CROSS JOIN LATERAL (
        SELECT q.identity_id, q.role = 1 AS is_sent FROM timeline_participation q
        WHERE q.record_id = part.record_id AND q.role <= 4 AND (q.role = 1) <> part.wrote
          AND q.identity_id = ANY (ARRAY(SELECT id FROM us))
        OFFSET 0 -- looked up record by record: some of us took part in nearly everything there is
    ) q
), passed AS (
    SELECT us.party_id AS own_id, b.interaction_id, bool_or(b.is_sent) AS is_sent, min(n.thread_id) AS thread_id, min(b.at) AS at,
           CASE WHEN min(b.at) >= %(since)s THEN date_trunc('month', min(b.at) AT TIME ZONE 'UTC')::date END AS month
    FROM beside b JOIN us ON us.id = b.identity_id
    JOIN timeline_interaction n ON n.record_id = b.record_id AND n.marks & 50 = 0
    GROUP BY us.party_id, b.interaction_id
)
SELECT own_id, month, grouping(month) = 1 AS is_whole, count(*) FILTER (WHERE is_sent), count(*) FILTER (WHERE NOT is_sent),
       CASE WHEN grouping(month) = 1 THEN count(DISTINCT thread_id) END, min(at), max(at)
FROM passed
GROUP BY GROUPING SETS ((own_id), (own_id, month))
HAVING grouping(month) = 1 OR month IS NOT NULL
ORDER BY own_id, month
