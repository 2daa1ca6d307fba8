-- Which of the given pairs of identities stand side by side in a message: one wrote to the other, or both were written to.
-- Parameters: two arrays of the same length.
SELECT pair.l, pair.r
FROM unnest(%s::bigint[], %s::bigint[]) AS pair (l, r)
WHERE EXISTS (
    SELECT FROM timeline_participation a
    JOIN timeline_participation b ON b.record_id = a.record_id
    WHERE a.identity_id = pair.l AND b.identity_id = pair.r AND a.role <= 4 AND b.role <= 4
)
