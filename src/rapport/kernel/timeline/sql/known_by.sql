-- Who of us knows each of the given parties best: a row for each of the foremost with what is left of their tie, and the totals
-- over all who know the party. Parameters: parties, of_organizations (they are organizations: known by their people), month
-- (since 1970, what is left is computed for), most (rows a party). left is rapport.engines.ties.strength.strength.
WITH tie AS (
    SELECT CASE WHEN %(of_organizations)s THEN t.organization_id ELSE t.other_id END AS party_id, t.own_id, t.sent, t.received,
           (SELECT sum(x.weight * power(2::float8, (least(x.month, %(month)s) - %(month)s) / 6.0::float8) ORDER BY x.month)
            FROM unnest(t.months, t.weights) AS x (month, weight)) AS still
    FROM timeline_tie t
    WHERE (%(of_organizations)s AND t.organization_id = ANY (%(parties)s))
       OR (NOT %(of_organizations)s AND t.other_id = ANY (%(parties)s))
), known AS (
    SELECT party_id, own_id, sum(still ORDER BY still) AS still, sum(sent) AS sent, sum(received) AS received
    FROM tie GROUP BY party_id, own_id
), ranked AS (
    SELECT party_id, own_id, still, row_number() OVER (PARTITION BY party_id ORDER BY still DESC, own_id) AS place,
           count(*) OVER whole AS of_us, sum(still) OVER whole AS still_whole, sum(sent) OVER whole AS sent_whole,
           sum(received) OVER whole AS received_whole
    FROM known WINDOW whole AS (PARTITION BY party_id)
)
SELECT party_id, own_id, still, of_us::int, still_whole, sent_whole::int, received_whole::int
FROM ranked WHERE place <= %(most)s
ORDER BY party_id, place
