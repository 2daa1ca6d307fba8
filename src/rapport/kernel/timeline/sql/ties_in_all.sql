-- All ties of the given parties, whoever of us has them, strongest first. Parameters: parties, of_organizations (they are
-- organizations: by their people), month (since 1970, what is left is computed for).
SELECT CASE WHEN %(of_organizations)s THEN t.organization_id ELSE t.other_id END, t.own_id, sum(t.sent)::int, sum(t.received)::int,
       min(t.first_at), max(t.last_at), sum(x.still ORDER BY x.still) AS still
FROM timeline_tie t
CROSS JOIN LATERAL (
    SELECT sum(x.weight * power(2::float8, (least(x.month, %(month)s) - %(month)s) / 6.0::float8) ORDER BY x.month) AS still
    FROM unnest(t.months, t.weights) AS x (month, weight)
) x
WHERE (%(of_organizations)s AND t.organization_id = ANY (%(parties)s))
   OR (NOT %(of_organizations)s AND t.other_id = ANY (%(parties)s))
GROUP BY 1, 2
ORDER BY 1, 7 DESC, 2
