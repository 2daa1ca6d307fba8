-- What passed between each of some of us and some addresses, each message once: a row without month with the whole, and one for
-- each month from a moment on. Defined as ties are (see ties.sql). Parameters: identities, own (parties), since.
WITH passed AS (
    SELECT DISTINCT ON (i.party_id, p.interaction_id)
           i.party_id AS own_id, p.interaction_id, n.thread_id, p.at, q.role = 1 AS is_sent
    FROM timeline_participation p
    JOIN timeline_interaction n ON n.record_id = p.record_id AND n.marks & 50 = 0
    JOIN timeline_participation q ON q.record_id = p.record_id AND q.role <= 4 AND (p.role = 1) <> (q.role = 1)
    JOIN identity_identity i ON i.id = q.identity_id
    WHERE p.identity_id = ANY (%(identities)s) AND p.role <= 4 AND p.at IS NOT NULL AND i.party_id = ANY (%(own)s)
    ORDER BY i.party_id, p.interaction_id, p.record_id
), dated AS (
    SELECT *, CASE WHEN at >= %(since)s THEN date_trunc('month', at AT TIME ZONE 'UTC')::date END AS month FROM passed
)
SELECT own_id, month, grouping(month) = 1 AS is_whole, count(*) FILTER (WHERE is_sent), count(*) FILTER (WHERE NOT is_sent),
       CASE WHEN grouping(month) = 1 THEN count(DISTINCT thread_id) END, min(at), max(at)
FROM dated
GROUP BY GROUPING SETS ((own_id), (own_id, month))
HAVING grouping(month) = 1 OR month IS NOT NULL
ORDER BY own_id, month
