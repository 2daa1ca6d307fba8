-- Derives the ties between our own people and touched outside people, one row for each audience.
-- Reads touched_party(party_id). Lists, bounces and automatic replies are not exchange between people (marks 2, 16, 32).
-- The organization is the person's as everyone knows it, else as those know it who may see the people of the sources.
-- The weights are those of rapport.engines.ties.strength; a message with several witnesses counts once. The rhythm (usual_gap,
-- quiet_on) is that of rapport.engines.ties.rhythm, of days in UTC.
WITH outside AS (
    SELECT DISTINCT i.id AS identity_id, i.party_id
    FROM touched_party t
    JOIN identity_identity i ON i.party_id = t.party_id AND i.namespace = 'mail' AND NOT i.is_role
    JOIN identity_verdict v ON v.identity_id = i.id AND v.verdict = 'kept'
), own AS MATERIALIZED (
    SELECT DISTINCT i.id AS identity_id, i.party_id
    FROM identity_verdict v JOIN identity_identity i ON i.id = v.identity_id
    WHERE v.verdict = 'internal' AND NOT i.is_role
), theirs AS MATERIALIZED (
    -- begun from the touched: our own people took part in nearly everything
    SELECT o.party_id, p.record_id, p.interaction_id, p.audience_id, p.role, p.at, n.recipients, s.audience_id AS shown_to
    FROM outside o
    JOIN timeline_participation p ON p.identity_id = o.identity_id AND p.role <= 4 AND p.at IS NOT NULL
    JOIN timeline_interaction n ON n.record_id = p.record_id AND n.marks & 50 < 1  -- the planner believes hardly any row to be "= 0"
    JOIN evidence_source s ON s.id = p.source_id
), passed AS (
    SELECT DISTINCT ON (own.party_id, p.party_id, p.audience_id, p.interaction_id)
           own.party_id AS own_id, p.party_id AS other_id, p.audience_id, p.at, q.role = 1 AS is_sent,
           greatest(p.role, q.role) AS role, p.recipients, p.shown_to
    FROM theirs p
    JOIN timeline_participation q ON q.record_id = p.record_id AND q.role <= 4 AND (p.role = 1) <> (q.role = 1)
    JOIN own ON own.identity_id = q.identity_id
    WHERE own.party_id <> p.party_id
    ORDER BY own.party_id, p.party_id, p.audience_id, p.interaction_id, greatest(p.role, q.role), p.record_id
), weighed AS (
    SELECT *, (extract(year FROM at AT TIME ZONE 'UTC')::int - 1970) * 12 + extract(month FROM at AT TIME ZONE 'UTC')::int - 1 AS month,
           rapport_tie_weight(role, recipients, is_sent) AS weight
    FROM passed
), monthly AS (
    SELECT own_id, other_id, audience_id, month, sum(weight)::int AS weight,
           count(*) FILTER (WHERE is_sent) AS sent, count(*) FILTER (WHERE NOT is_sent) AS received,
           min(at) AS first_at, max(at) AS last_at,
           max(at) FILTER (WHERE is_sent) AS last_sent_at, max(at) FILTER (WHERE NOT is_sent) AS last_received_at,
           min(shown_to) AS shown_to, max(shown_to) AS also_shown_to
    FROM weighed GROUP BY own_id, other_id, audience_id, month
), contact AS (
    SELECT own_id, other_id, audience_id, day, day - lag(day) OVER (PARTITION BY own_id, other_id, audience_id ORDER BY day) AS gap,
           row_number() OVER (PARTITION BY own_id, other_id, audience_id ORDER BY day DESC) AS back,
           count(*) OVER (PARTITION BY own_id, other_id, audience_id) AS contacts
    FROM (SELECT DISTINCT own_id, other_id, audience_id, (at AT TIME ZONE 'UTC')::date AS day FROM passed) days
), quartile AS (
    SELECT own_id, other_id, audience_id, max(day) AS last_on,
           percentile_disc(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY gap) FILTER (WHERE back <= 24) AS gaps
    FROM contact WHERE contacts >= 6
    GROUP BY own_id, other_id, audience_id
), rhythm AS (
    SELECT own_id, other_id, audience_id, gaps[2] AS usual_gap,
           last_on + greatest(14, 2 * gaps[2], gaps[3] + 3 * (gaps[3] - gaps[1])) + 1 AS quiet_on
    FROM quartile WHERE gaps[2] <= 90
)
INSERT INTO timeline_tie (own_id, other_id, audience_id, organization_id, sent, received, first_at, last_at, last_sent_at,
                          last_received_at, months, weights, strength, usual_gap, quiet_on)
SELECT m.own_id, m.other_id, m.audience_id,
       (SELECT p.organization_id FROM directory_person p WHERE p.party_id = m.other_id
        AND p.audience_id IN (m.audience_id, x.id, min(m.shown_to), max(m.also_shown_to))
        ORDER BY p.audience_id = x.id DESC, p.audience_id LIMIT 1),
       sum(m.sent)::int, sum(m.received)::int, min(m.first_at), max(m.last_at), max(m.last_sent_at), max(m.last_received_at),
       array_agg(m.month ORDER BY m.month), array_agg(m.weight ORDER BY m.month),
       round((ln(greatest(1e-300, sum(m.weight * power(2::float8, m.month / 6.0::float8) ORDER BY m.month))) / ln(2::float8))::numeric, 9)::float8,
       r.usual_gap, r.quiet_on
FROM monthly m CROSS JOIN (SELECT id FROM accounts_audience WHERE kind = 'everyone') x
LEFT JOIN rhythm r USING (own_id, other_id, audience_id)
GROUP BY m.own_id, m.other_id, m.audience_id, x.id, r.usual_gap, r.quiet_on
