-- Stores the verdicts in the temporary table decided(identity_id, audience_id, verdict, rule, reason) with the figures they
-- rest on; what a human ruled takes their place. Touched addresses without messages lose their verdict.
DELETE FROM identity_verdict v
USING (SELECT identity_id FROM touched UNION SELECT identity_id FROM decided) gone
WHERE v.identity_id = gone.identity_id
  AND (EXISTS (SELECT FROM touched t WHERE t.identity_id = v.identity_id)
       OR EXISTS (SELECT FROM decided d WHERE d.identity_id = v.identity_id AND d.audience_id = v.audience_id));

INSERT INTO identity_verdict (identity_id, audience_id, verdict, rule, reason, is_own, is_ruled, name, received, sent, first_at, last_at,
                              figures)
SELECT d.identity_id, d.audience_id,
       coalesce(r.verdict, d.verdict),
       CASE WHEN r.verdict IS NULL THEN d.rule ELSE 'human' END,
       CASE WHEN r.verdict IS NULL THEN d.reason
            ELSE format('%s said so on %s; the rules say %s', coalesce(nullif(u.name, ''), u.email),
                        to_char(r.made_at AT TIME ZONE 'UTC', 'YYYY-MM-DD'), d.reason) END,
       t.is_own,
       r.verdict IS NOT NULL,
       coalesce((SELECT f.value FROM evidence_fold f
                 WHERE f.identity_id = d.identity_id AND f.attribute = 'name' AND f.audience_id = d.audience_id
                 ORDER BY f.confidence DESC, f.count DESC, f.value COLLATE "C" LIMIT 1), ''),
       t.counts[1], t.counts[8], t.first_at, t.last_at, t.counts
FROM decided d
JOIN to_decide t USING (identity_id, audience_id)
LEFT JOIN LATERAL (
    -- everybody's newest ruling visible to this audience: one made for everyone counts for everyone
    SELECT nullif(g.verdict, '') AS verdict, g.made_at, g.author_id FROM identity_ruling g
    WHERE g.identity_id = d.identity_id
      AND g.audience_id IN (d.audience_id, (SELECT id FROM accounts_audience WHERE kind = 'everyone'))
    ORDER BY g.id DESC LIMIT 1
) r ON true
LEFT JOIN accounts_user u ON u.id = r.author_id AND r.verdict IS NOT NULL
