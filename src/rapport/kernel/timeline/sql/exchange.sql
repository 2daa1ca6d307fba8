-- What passed between our side and some addresses in all, each message once. Lists, bounces and automatic replies are no
-- exchange (marks 2, 16, 32), nor is what others wrote to both. Parameter: identities.
-- Materialized step by step, as the planner cannot guess how much some of the addresses wrote.
WITH part AS MATERIALIZED (
    SELECT p.record_id FROM timeline_participation p
    WHERE p.identity_id = ANY (%(identities)s) AND p.role <= 4 AND p.at IS NOT NULL
), message AS MATERIALIZED (
    SELECT n.interaction_id, n.author_id, n.thread_id, n.at, n.marks
    FROM (SELECT DISTINCT record_id FROM part) p JOIN timeline_interaction n ON n.record_id = p.record_id
), author AS MATERIALIZED (
    SELECT a.author_id,
           a.author_id = ANY (%(identities)s) AS is_theirs,
           EXISTS (SELECT FROM identity_verdict v WHERE v.identity_id = a.author_id AND v.is_own) AS is_ours
    FROM (SELECT DISTINCT author_id FROM message) a
), passed AS (
    SELECT m.interaction_id, bool_or(a.is_ours) AS is_ours, bool_or(a.is_theirs) AS is_theirs, min(m.thread_id) AS thread_id,
           min(m.at) AS at
    FROM message m JOIN author a ON a.author_id = m.author_id
    WHERE m.marks & 50 = 0 AND (a.is_ours OR a.is_theirs)
    GROUP BY m.interaction_id
)
SELECT count(*) FILTER (WHERE is_ours), count(*) FILTER (WHERE is_theirs AND NOT is_ours), count(DISTINCT thread_id),
       min(at), max(at)
FROM passed
