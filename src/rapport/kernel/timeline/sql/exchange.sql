-- What passed between our side and some addresses in all, each message once. Lists, bounces and automatic replies are no
-- exchange (marks 2, 16, 32), nor is what others wrote to both. Parameter: identities.
WITH message AS MATERIALIZED (
    SELECT DISTINCT ON (p.interaction_id) p.interaction_id, n.thread_id, p.at, n.author_id
    FROM timeline_participation p
    JOIN timeline_interaction n ON n.record_id = p.record_id AND n.marks & 50 = 0
    WHERE p.identity_id = ANY (%(identities)s) AND p.role <= 4 AND p.at IS NOT NULL
    ORDER BY p.interaction_id, p.record_id
), author AS (
    SELECT a.author_id,
           a.author_id = ANY (%(identities)s) AS is_theirs,
           EXISTS (SELECT FROM identity_verdict v WHERE v.identity_id = a.author_id AND v.is_own) AS is_ours
    FROM (SELECT DISTINCT author_id FROM message) a
)
SELECT count(*) FILTER (WHERE is_ours), count(*) FILTER (WHERE is_theirs), count(DISTINCT thread_id), min(at), max(at)
FROM message JOIN author USING (author_id)
WHERE is_ours OR is_theirs
