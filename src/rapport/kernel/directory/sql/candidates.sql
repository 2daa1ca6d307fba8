-- Derives the values touched people might have, one row for each (party, attribute, normalized value, audience).
-- Reads the temporary table touched_party(party_id). Only parties that an audience may see as a relationship, or as one
-- of our own, have candidates. base = belief at last_at (rapport.engines.belief.certainty.base_belief); weight = its log
-- brought to the epoch, so that the order of rivals is the same at every moment.
-- What somebody said is not so (folds of not_…) is believed no more, however often mail claims it, until somebody says later that it is;
-- and what somebody said is so is believed a little more than mail can ever be (0.995, not 0.99), so that it beats all earlier mail.
WITH member AS (
    SELECT i.id AS identity_id, i.party_id, i.key, i.label, i.is_role
    FROM identity_identity i JOIN touched_party USING (party_id)
    WHERE i.namespace = 'mail'
), standing AS (
    SELECT DISTINCT m.party_id, v.audience_id
    FROM member m JOIN identity_verdict v USING (identity_id)
    WHERE v.verdict IN ('kept', 'internal') AND NOT m.is_role
), gone AS (
    SELECT f.identity_id, max(f.last_at) AS gone_at
    FROM evidence_fold f JOIN member USING (identity_id)
    WHERE f.attribute = 'left' OR (f.attribute = 'bounced' AND f.normalized LIKE '5%')
    GROUP BY f.identity_id
), told AS (
    SELECT m.party_id, m.identity_id, f.attribute, f.value, f.normalized, f.origin, f.confidence, f.count, f.first_at,
           f.last_at, f.audience_id
    FROM member m JOIN evidence_fold f USING (identity_id)
    WHERE f.attribute IN ('name', 'title', 'organization', 'phone', 'mobile', 'fax', 'email', 'address', 'url')
    UNION ALL
    SELECT m.party_id, m.identity_id, 'email', m.key, m.key, 'header',
           CASE WHEN g.gone_at >= v.last_at - interval '1 day' THEN 0.1 ELSE 0.95 END,
           greatest(1, v.received + v.sent), v.first_at, v.last_at, v.audience_id
    FROM member m JOIN identity_verdict v USING (identity_id) LEFT JOIN gone g USING (identity_id)
    UNION ALL
    SELECT m.party_id, m.identity_id, 'name', m.label, lower(m.label), 'address', 0.2, 1, v.first_at, v.last_at, v.audience_id
    FROM member m JOIN identity_verdict v USING (identity_id)
    WHERE m.label <> ''
), denied AS (
    SELECT m.party_id, substr(f.attribute, 5) AS attribute, f.normalized, f.audience_id, max(f.last_at) AS denied_at
    FROM member m JOIN evidence_fold f USING (identity_id)
    WHERE f.attribute LIKE 'not\_%'
    GROUP BY m.party_id, f.attribute, f.normalized, f.audience_id
), grouped AS (
    SELECT t.party_id, t.attribute, t.normalized, t.audience_id,
           -- the spelling shown: not the one in capitals, where there is another
           (array_agg(t.value ORDER BY t.value = upper(t.value), t.confidence DESC, t.count DESC, t.value COLLATE "C"))[1] AS value,
           (array_agg(t.origin ORDER BY t.confidence DESC, t.count DESC, t.origin))[1] AS origin,
           (array_agg(t.identity_id ORDER BY t.confidence DESC, t.count DESC, t.identity_id))[1] AS identity_id,
           max(t.confidence) AS confidence, sum(t.count)::int AS count, min(t.first_at) AS first_at, max(t.last_at) AS last_at,
           max(t.last_at) FILTER (WHERE t.origin = 'hand') AS confirmed_at
    FROM told t JOIN standing s ON s.party_id = t.party_id AND s.audience_id = t.audience_id
    WHERE t.normalized <> ''
    GROUP BY t.party_id, t.attribute, t.normalized, t.audience_id
), believed AS (
    SELECT g.*, d.denied_at IS NOT NULL AS is_denied,
           CASE WHEN d.denied_at IS NOT NULL THEN 1e-6
                WHEN g.confidence <= 0.1 THEN g.confidence
                ELSE least(CASE WHEN g.confirmed_at IS NULL THEN 0.99 ELSE 0.995 END, 1 - (1 - g.confidence) / (1 + 0.5 * (ln(greatest(1, g.count)) / ln(2)))) END::float8 AS base
    FROM grouped g
    LEFT JOIN denied d ON d.party_id = g.party_id AND d.attribute = g.attribute AND d.normalized = g.normalized
                      AND d.audience_id = g.audience_id AND (g.confirmed_at IS NULL OR g.confirmed_at < d.denied_at)
)
INSERT INTO directory_candidate (id, party_id, attribute, value, normalized, origin, base, weight, first_at, last_at, count,
                                 identity_id, audience_id)
SELECT rapport_id('candidate', party_id::text, attribute, normalized, audience_id::text),
       party_id, attribute, value, normalized, CASE WHEN is_denied THEN 'denied' ELSE origin END, round(base::numeric, 9)::float8,
       round((ln(greatest(base, 1e-6))
              - ln(0.97::float8) * coalesce(extract(epoch FROM last_at)::float8, 0) / 86400 / 30.4375)::numeric, 9)::float8,
       first_at, last_at, count, identity_id, audience_id
FROM believed
