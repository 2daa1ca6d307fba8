-- Counts, for each source in touched_source(source_id), what tells whose mailbox it is, exactly as defined in
-- rapport.engines.ties.evidence. Messages marked list (2) do not count. Only the 60 foremost addresses by each measure are kept.
DELETE FROM mail_ownevidence e USING touched_source t WHERE e.source_id = t.source_id;

DROP TABLE IF EXISTS own_message;
CREATE TEMPORARY TABLE own_message ON COMMIT DROP AS
SELECT i.record_id, i.source_id, i.author_id, i.is_sent_copy
FROM timeline_interaction i JOIN touched_source USING (source_id)
WHERE i.marks & 2 = 0;
ANALYZE own_message;

WITH part AS MATERIALIZED (
    SELECT m.source_id, m.record_id, m.author_id, p.identity_id,
           bool_or(p.role IN (2, 3)) AS is_named, bool_or(p.role IN (2, 3, 4)) AS is_written_to, bool_or(p.role = 9) AS is_envelope
    FROM own_message m JOIN timeline_participation p USING (record_id)
    WHERE NOT m.is_sent_copy AND p.role IN (2, 3, 4, 9)
    GROUP BY m.source_id, m.record_id, m.author_id, p.identity_id
), sole AS (
    -- messages with nobody else on the line
    SELECT record_id FROM part WHERE is_written_to GROUP BY record_id HAVING min(identity_id) = max(identity_id)
), wrote_to AS MATERIALIZED (
    SELECT p.source_id, p.identity_id, coalesce(p.author_id, 0) AS author_id, bool_or(sole.record_id IS NOT NULL) AS is_alone
    FROM part p LEFT JOIN sole USING (record_id)
    WHERE p.is_named AND p.identity_id IS DISTINCT FROM p.author_id
    GROUP BY p.source_id, p.identity_id, coalesce(p.author_id, 0)
), sent AS (
    SELECT source_id, author_id AS identity_id, count(*) AS sent_copies
    FROM own_message WHERE is_sent_copy AND author_id IS NOT NULL GROUP BY source_id, author_id
), enveloped AS (
    SELECT source_id, identity_id, count(*) AS enveloped FROM part WHERE is_envelope GROUP BY source_id, identity_id
), named AS (
    SELECT source_id, identity_id, count(*) AS named_by FROM wrote_to GROUP BY source_id, identity_id
), alone AS (
    -- written to by nobody else on the line: from how many domains
    SELECT t.source_id, t.identity_id, count(DISTINCT coalesce(w.domain, '')) AS named_alone_by
    FROM wrote_to t LEFT JOIN identity_identity w ON w.id = t.author_id
    WHERE t.is_alone
    GROUP BY t.source_id, t.identity_id
), counted AS (
    SELECT source_id, identity_id, coalesce(s.sent_copies, 0) AS sent_copies, coalesce(e.enveloped, 0) AS enveloped,
           coalesce(n.named_by, 0) AS named_by, coalesce(a.named_alone_by, 0) AS named_alone_by
    FROM sent s FULL JOIN enveloped e USING (source_id, identity_id) FULL JOIN named n USING (source_id, identity_id)
    LEFT JOIN alone a USING (source_id, identity_id)
), ranked AS (
    SELECT c.*, i.key,
           row_number() OVER (PARTITION BY source_id ORDER BY c.sent_copies DESC, i.key) AS by_sent,
           row_number() OVER (PARTITION BY source_id ORDER BY c.enveloped DESC, i.key) AS by_envelope,
           row_number() OVER (PARTITION BY source_id ORDER BY c.named_by DESC, i.key) AS by_named,
           row_number() OVER (PARTITION BY source_id ORDER BY c.named_alone_by DESC, i.key) AS by_alone
    FROM counted c JOIN identity_identity i ON i.id = c.identity_id
), told AS (
    SELECT source_id, key, sent_copies, enveloped, named_by, named_alone_by
    FROM ranked WHERE least(by_sent, by_envelope, by_named, by_alone) <= 60
    UNION ALL
    SELECT t.source_id, '',
           (SELECT count(*) FROM own_message m WHERE m.source_id = t.source_id AND m.is_sent_copy),
           (SELECT count(DISTINCT record_id) FROM part p WHERE p.source_id = t.source_id AND p.is_envelope),
           (SELECT count(DISTINCT author_id) FROM wrote_to w WHERE w.source_id = t.source_id),
           0
    FROM touched_source t
    WHERE EXISTS (SELECT FROM own_message m WHERE m.source_id = t.source_id)
)
INSERT INTO mail_ownevidence (source_id, address, sent_copies, enveloped, named_by, named_alone_by, audience_id)
SELECT t.source_id, t.key, t.sent_copies, t.enveloped, t.named_by, t.named_alone_by, s.ties_audience_id
FROM told t JOIN evidence_source s ON s.id = t.source_id
