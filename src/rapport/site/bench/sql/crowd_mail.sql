-- The messages behind the crowd: each person's, spread between their first and last one, with one of ours, and the tie that follows.
-- Reads crowd_person and crowd_sight. A message is one witness with two who take part.
CREATE UNLOGGED TABLE crowd_message AS
SELECT row_number() OVER () AS id, p.id AS person_id, s.own_id, s.audience_id, number <= p.sent AS is_sent,
       p.first_at + (p.last_at - p.first_at) * ((number - 1)::float8 / greatest(1, p.received + p.sent - 1)) AS at
FROM crowd_person p
JOIN (SELECT DISTINCT ON (sight) * FROM crowd_sight ORDER BY sight, audience_id DESC) s USING (sight)
CROSS JOIN LATERAL generate_series(1, p.received + p.sent) AS number;

INSERT INTO evidence_record (id, source_id, run_id, content_hash, extractor, observed_at, folder, locator, audience_id)
SELECT id, 1, 1, decode(md5(id::text), 'hex'), 1, at, 'INBOX', 'generated.mbox#' || id, audience_id FROM crowd_message;

INSERT INTO timeline_interaction (record_id, interaction_id, source_id, at, is_dated, kind, subject, is_reply, message_id, thread_id,
                                  marks, is_sent_copy, recipients, attachments, author_id, audience_id)
SELECT id, id, 1, at, true, 'mail', 'Delivery ' || id % 10000, false, id, id, 0, is_sent, 1, 0,
       CASE WHEN is_sent THEN own_id ELSE person_id END, audience_id
FROM crowd_message;

INSERT INTO timeline_participation (record_id, position, interaction_id, source_id, identity_id, role, name_id, at, audience_id)
SELECT m.id, part.position, m.id, 1, CASE WHEN m.is_sent = (part.role = 1) THEN m.own_id ELSE m.person_id END, part.role, NULL,
       m.at, m.audience_id
FROM crowd_message m CROSS JOIN (VALUES (0::smallint, 1::smallint), (1::smallint, 2::smallint)) AS part (position, role);

INSERT INTO timeline_tie (own_id, other_id, audience_id, organization_id, sent, received, first_at, last_at, last_sent_at,
                          last_received_at, months, weights, strength)
SELECT t.own_id, t.person_id, t.audience_id, p.organization_id, p.sent, p.received, p.first_at, p.last_at, p.last_at, p.last_at,
       t.months, t.weights, ln(60.0 * (p.received + p.sent)) / ln(2.0) + t.months[cardinality(t.months)] / 6.0
FROM (
    SELECT own_id, person_id, audience_id, array_agg(month ORDER BY month) AS months, array_agg(weight ORDER BY month) AS weights
    FROM (
        SELECT own_id, person_id, audience_id, ((extract(year FROM at) - 1970) * 12 + extract(month FROM at) - 1)::int AS month,
               sum(CASE WHEN is_sent THEN 72 ELSE 60 END)::int AS weight
        FROM crowd_message GROUP BY 1, 2, 3, 4
    ) monthly GROUP BY own_id, person_id, audience_id
) t JOIN crowd_person p ON p.id = t.person_id;

DROP TABLE crowd_message
