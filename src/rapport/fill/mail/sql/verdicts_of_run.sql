-- How many addresses that took part in one run's messages have each verdict, by the best verdict the viewer may see.
-- Parameter: the run.
WITH met AS (
    SELECT DISTINCT p.identity_id
    FROM evidence_record r JOIN timeline_participation p ON p.record_id = r.id
    WHERE r.run_id = %s AND p.role <= 4
), best AS (
    SELECT DISTINCT ON (v.identity_id) v.identity_id, v.verdict
    FROM met JOIN identity_verdict v USING (identity_id)
    ORDER BY v.identity_id, v.verdict = 'kept' DESC, v.verdict
)
SELECT verdict, count(*)::int FROM best GROUP BY verdict ORDER BY verdict
