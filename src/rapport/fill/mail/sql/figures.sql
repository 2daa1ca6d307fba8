-- Counts what mail says about touched identities, one row for each (identity, audience of its sources), exactly as defined in
-- rapport.engines.ties.figures. Parameter: has_sent_mail. Reads touched(identity_id) and own_identity; leaves figures. A message is all its copies
-- within one audience. Our own side is not counted this way, as it took part in everything: it gets what it wrote as received,
-- what it was written as sent, and nothing else but robot where nobody wrote to it. Marks: 1 bulk, 2 list, 4 robot, 8 calendar, 16 bounce, 32 auto_reply, 64 unsubscribe.
DROP TABLE IF EXISTS counted, copy_of, named, message, figures;

CREATE TEMPORARY TABLE counted ON COMMIT DROP AS
SELECT identity_id FROM touched EXCEPT SELECT identity_id FROM own_identity;
ANALYZE counted;

CREATE TEMPORARY TABLE copy_of ON COMMIT DROP AS
SELECT i.record_id, i.interaction_id, s.audience_id
FROM (SELECT DISTINCT p.interaction_id FROM counted t JOIN timeline_participation p ON p.identity_id = t.identity_id AND p.role <= 4) p
JOIN timeline_interaction i USING (interaction_id)
JOIN evidence_source s ON s.id = i.source_id;
ANALYZE copy_of;

CREATE TEMPORARY TABLE named ON COMMIT DROP AS
SELECT DISTINCT c.interaction_id, c.audience_id, p.role, p.identity_id
FROM copy_of c JOIN timeline_participation p USING (record_id)
WHERE p.role <= 4;
ANALYZE named;

CREATE TEMPORARY TABLE message ON COMMIT DROP AS
WITH merged AS (
    SELECT c.interaction_id, c.audience_id, min(i.at) AS at, min(i.author_id) AS author_id, bit_and(i.marks) AS marks,
           min(i.message_id) AS message_id, min(i.parent_id) AS parent_id, min(i.thread_id) AS thread_id,
           bool_or(i.is_reply) AS is_reply
    FROM copy_of c JOIN timeline_interaction i USING (record_id)
    GROUP BY c.interaction_id, c.audience_id
), people AS (
    SELECT n.interaction_id, n.audience_id,
           count(*) FILTER (WHERE n.role > 1)::int AS size,
           bool_or(o.identity_id IS NOT NULL) AS any_own,
           bool_or(o.identity_id IS NOT NULL AND n.role = 2) AS own_in_to,
           bool_or(o.identity_id IS NOT NULL AND n.role IN (2, 3)) AS names_own,
           bool_or(o.identity_id IS NOT NULL AND NOT o.is_list AND n.role = 2) AS reader_in_to,
           bool_or(o.identity_id IS NOT NULL AND NOT o.is_list AND n.role IN (2, 3)) AS names_reader
    FROM named n LEFT JOIN own_identity o USING (identity_id)
    GROUP BY n.interaction_id, n.audience_id
), parent AS (
    SELECT q.message_id, s.audience_id, min(q.author_id) AS author_id,
           bool_or(q.marks & 52 = 0 AND w.identity_id IS NOT NULL) AS is_ours
    FROM timeline_interaction q
    JOIN evidence_source s ON s.id = q.source_id
    LEFT JOIN own_identity w ON w.identity_id = q.author_id
    WHERE q.message_id IN (SELECT parent_id FROM merged)
    GROUP BY q.message_id, s.audience_id
)
SELECT m.interaction_id, m.audience_id, m.at, m.author_id, m.marks, m.thread_id, m.parent_id, m.is_reply,
       coalesce(p.size, 0) AS size, coalesce(p.any_own, false) AS any_own,
       o.identity_id IS NOT NULL AND m.marks & 52 = 0 AS is_ours,
       m.marks & 52 <> 0 AS is_automatic, m.marks & 2 <> 0 AS is_listed, m.marks & 119 = 0 AS is_plain,
       coalesce(p.size, 0) <= 8 AS is_small,
       coalesce(CASE WHEN m.marks & 2 <> 0 THEN p.reader_in_to ELSE p.own_in_to END, false) AS in_to,
       coalesce(CASE WHEN m.marks & 2 <> 0 THEN p.names_reader ELSE p.names_own END, false) AS names_us,
       parent.author_id AS parent_author_id, parent.author_id IS NOT NULL AS is_parent_known,
       coalesce(parent.is_ours, false) AS is_parent_ours
FROM merged m
LEFT JOIN people p USING (interaction_id, audience_id)
LEFT JOIN own_identity o ON o.identity_id = m.author_id
LEFT JOIN parent ON parent.message_id = m.parent_id AND parent.audience_id = m.audience_id;
ANALYZE message;

CREATE TEMPORARY TABLE figures ON COMMIT DROP AS
WITH received AS (
    SELECT author_id AS identity_id, audience_id,
           count(*) AS received,
           count(*) FILTER (WHERE names_us AND is_small AND NOT is_listed AND NOT is_automatic) AS received_direct,
           count(*) FILTER (WHERE is_plain) AS plain,
           count(*) FILTER (WHERE is_plain AND names_us AND is_small) AS plain_direct,
           count(*) FILTER (WHERE NOT is_listed AND NOT names_us AND parent_id IS NULL) AS hidden,
           count(*) FILTER (WHERE NOT is_listed AND NOT names_us AND parent_id IS NOT NULL) AS overheard,
           count(*) FILTER (WHERE NOT is_small) AS crowd,
           count(*) FILTER (WHERE is_parent_ours AND names_us AND NOT is_automatic) AS answered_by_them,
           count(*) FILTER (WHERE in_to AND is_small AND NOT is_automatic AND parent_id IS NOT NULL
                              AND (is_parent_ours OR NOT is_parent_known AND NOT %(has_sent_mail)s)) AS replies_to_us,
           count(*) FILTER (WHERE marks & 1 <> 0 AND NOT is_listed AND parent_id IS NULL) AS bulk,
           count(*) FILTER (WHERE marks & 64 <> 0) AS unsubscribe,
           count(*) FILTER (WHERE is_listed) AS list,
           count(*) FILTER (WHERE is_listed AND names_us AND parent_id IS NULL AND NOT is_reply) AS list_to_us,
           count(*) FILTER (WHERE marks & 4 <> 0) AS robot,
           count(*) FILTER (WHERE marks & 32 <> 0) AS auto_reply,
           count(*) FILTER (WHERE marks & 16 <> 0) AS bounce,
           count(*) FILTER (WHERE marks & 8 <> 0) AS calendar
    FROM message WHERE NOT is_ours AND author_id IS NOT NULL GROUP BY author_id, audience_id
), taking_part AS (
    SELECT n.identity_id, n.audience_id, n.interaction_id, bool_or(n.role > 1) AS is_named, bool_or(n.role = 2) AS in_to
    FROM named n JOIN counted USING (identity_id)
    GROUP BY n.identity_id, n.audience_id, n.interaction_id
), present AS (
    SELECT t.identity_id, t.audience_id,
           count(*) FILTER (WHERE t.is_named AND m.is_ours) AS sent,
           count(*) FILTER (WHERE t.is_named AND m.is_ours AND m.is_small AND (t.in_to OR NOT m.is_listed)) AS sent_direct,
           count(*) FILTER (WHERE t.in_to AND m.is_ours AND m.is_small
                              AND CASE WHEN m.parent_author_id IS NULL THEN m.parent_id IS NOT NULL OR m.is_reply
                                       ELSE m.parent_author_id = t.identity_id END) AS answered_by_us,
           count(*) FILTER (WHERE t.is_named AND NOT m.is_ours AND m.author_id IS DISTINCT FROM t.identity_id) AS named_only,
           count(*) FILTER (WHERE m.is_small AND NOT m.is_listed AND m.any_own) AS in_small_group,
           min(m.at) AS first_at, max(m.at) AS last_at
    FROM taking_part t JOIN message m USING (interaction_id, audience_id)
    GROUP BY t.identity_id, t.audience_id
), two_way AS (
    SELECT identity_id, audience_id, count(*) AS threads_two_way
    FROM (
        SELECT author_id AS identity_id, audience_id, thread_id FROM message
        WHERE NOT is_ours AND author_id IS NOT NULL AND names_us AND is_small AND NOT is_listed AND NOT is_automatic
        INTERSECT
        SELECT t.identity_id, t.audience_id, m.thread_id FROM taking_part t JOIN message m USING (interaction_id, audience_id)
        WHERE t.is_named AND m.is_ours AND m.is_small AND (t.in_to OR NOT m.is_listed)
    ) both_ways GROUP BY identity_id, audience_id
), target AS (
    SELECT m.author_id, m.audience_id, n.identity_id AS target_id, count(DISTINCT m.interaction_id) AS times
    FROM message m JOIN named n USING (interaction_id, audience_id)
    WHERE m.is_listed AND m.author_id IS NOT NULL AND n.role > 1 AND n.identity_id <> m.author_id
      AND NOT EXISTS (SELECT FROM own_identity o WHERE o.identity_id = n.identity_id AND o.is_mailbox)
    GROUP BY m.author_id, m.audience_id, n.identity_id
), writers AS (
    SELECT x.target_id, s.audience_id, count(DISTINCT i.author_id) AS authors
    FROM (SELECT target_id FROM target
          UNION
          SELECT t.identity_id FROM taking_part t JOIN message m USING (interaction_id, audience_id)
          WHERE t.is_named AND m.is_listed) x
    JOIN timeline_participation p ON p.identity_id = x.target_id AND p.role IN (2, 3, 4)
    JOIN timeline_interaction i ON i.record_id = p.record_id AND i.marks & 2 <> 0 AND i.author_id <> x.target_id
    JOIN evidence_source s ON s.id = i.source_id
    WHERE NOT EXISTS (SELECT FROM timeline_interaction d JOIN evidence_source ds ON ds.id = d.source_id
                      WHERE d.interaction_id = i.interaction_id AND ds.audience_id = s.audience_id AND d.marks & 2 = 0)
    GROUP BY x.target_id, s.audience_id
), peers AS (
    SELECT t.author_id AS identity_id, t.audience_id, least(99, greatest(0, max(w.authors) - 1)) AS list_peers, max(t.times) AS list_repeats
    FROM target t JOIN writers w USING (target_id, audience_id) GROUP BY t.author_id, t.audience_id
)
SELECT p.identity_id, p.audience_id, false AS is_own, p.first_at, p.last_at,
       coalesce(r.received, 0)::int AS received, coalesce(r.received_direct, 0)::int AS received_direct,
       coalesce(r.plain, 0)::int AS plain, coalesce(r.plain_direct, 0)::int AS plain_direct,
       coalesce(r.hidden, 0)::int AS hidden, coalesce(r.overheard, 0)::int AS overheard, coalesce(r.crowd, 0)::int AS crowd,
       p.sent::int, p.sent_direct::int, p.answered_by_us::int, coalesce(r.answered_by_them, 0)::int AS answered_by_them,
       coalesce(r.replies_to_us, 0)::int AS replies_to_us, coalesce(w.threads_two_way, 0)::int AS threads_two_way,
       p.in_small_group::int, p.named_only::int, coalesce(r.bulk, 0)::int AS bulk,
       coalesce(r.unsubscribe, 0)::int AS unsubscribe, coalesce(r.list, 0)::int AS list,
       coalesce(r.list_to_us, 0)::int AS list_to_us, coalesce(e.list_peers, 0)::int AS list_peers,
       coalesce(e.list_repeats, 0)::int AS list_repeats,
       coalesce(x.authors, 0)::int AS list_authors, coalesce(r.robot, 0)::int AS robot,
       coalesce(r.auto_reply, 0)::int AS auto_reply, coalesce(r.bounce, 0)::int AS bounce,
       coalesce(r.calendar, 0)::int AS calendar
FROM present p
LEFT JOIN received r USING (identity_id, audience_id)
LEFT JOIN two_way w USING (identity_id, audience_id)
LEFT JOIN peers e USING (identity_id, audience_id)
LEFT JOIN writers x ON x.target_id = p.identity_id AND x.audience_id = p.audience_id
UNION ALL
SELECT identity_id, audience_id, true, first_at, last_at, received, 0, 0, 0, 0, 0, 0, sent, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
       CASE WHEN sent > 0 THEN 0 ELSE (
           SELECT count(*) FROM (
               SELECT FROM timeline_participation p
               JOIN timeline_interaction i USING (record_id)
               JOIN evidence_source s ON s.id = i.source_id
               WHERE p.identity_id = counted.identity_id AND p.role = 1 AND s.audience_id = counted.audience_id
               GROUP BY i.interaction_id HAVING bit_and(i.marks) & 4 <> 0
           ) by_program
       ) END::int, 0, 0, 0
FROM (
    SELECT identity_id, audience_id, min(first_at) AS first_at, max(last_at) AS last_at,
           count(*) FILTER (WHERE is_author)::int AS received, count(*) FILTER (WHERE NOT is_author)::int AS sent
    FROM (
        SELECT p.identity_id, s.audience_id, p.interaction_id, p.role = 1 AS is_author, min(p.at) AS first_at, max(p.at) AS last_at
        FROM touched t
        JOIN own_identity USING (identity_id)
        JOIN timeline_participation p ON p.identity_id = t.identity_id AND p.role <= 4
        JOIN evidence_source s ON s.id = p.source_id
        GROUP BY p.identity_id, s.audience_id, p.interaction_id, p.role = 1
    ) ours
    GROUP BY identity_id, audience_id
) counted
