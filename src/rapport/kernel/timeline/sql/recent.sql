-- The latest messages some addresses took part in, newest first, each once however many sources witnessed it.
-- Parameters: identities, since and before (moments), most (participations read: more than that many are cut off at the old end;
-- "taken" says how many were read).
WITH latest AS MATERIALIZED (
    SELECT p.record_id, p.at
    FROM unnest(%(identities)s::bigint[]) AS who (identity_id)
    CROSS JOIN LATERAL (
        SELECT p.record_id, p.at FROM timeline_participation p
        WHERE p.identity_id = who.identity_id AND p.role <= 4 AND p.at >= %(since)s AND p.at < %(before)s
        ORDER BY p.at DESC LIMIT %(most)s
    ) p
    ORDER BY p.at DESC LIMIT %(most)s
), witnessed AS (
    SELECT n.interaction_id, min(n.record_id) AS record_id, min(n.thread_id) AS thread_id, min(n.at) AS at,
           min(n.author_id) AS author_id, bit_and(n.marks) AS marks, max(n.recipients) AS recipients,
           min(n.subject COLLATE "C") AS subject
    FROM timeline_interaction n WHERE n.record_id IN (SELECT record_id FROM latest)
    GROUP BY n.interaction_id
)
SELECT w.record_id, w.thread_id, w.at, w.marks, w.recipients, w.subject,
       coalesce(w.author_id = ANY (%(identities)s::bigint[]), false) AS is_theirs,
       EXISTS (SELECT FROM identity_verdict v WHERE v.identity_id = w.author_id AND v.is_own) AS is_ours,
       (SELECT count(*) FROM latest) AS taken
FROM witnessed w
ORDER BY w.at DESC, w.interaction_id DESC
