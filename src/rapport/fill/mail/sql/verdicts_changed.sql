-- How many addresses have another verdict than in verdict_before(identity_id, audience_id, verdict), by what it was and is.
SELECT coalesce(b.verdict, '') AS before, coalesce(v.verdict, '') AS after, count(DISTINCT identity_id)::int AS addresses
FROM verdict_before b FULL JOIN identity_verdict v USING (identity_id, audience_id)
WHERE b.verdict IS DISTINCT FROM v.verdict
GROUP BY 1, 2
ORDER BY 3 DESC, 1, 2
