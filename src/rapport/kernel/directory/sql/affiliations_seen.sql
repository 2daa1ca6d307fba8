-- Where the given people belong or belonged, each organization once over all that is visible, current and latest first.
-- Parameter: parties.
SELECT a.person_id, a.organization_id,
       (array_agg(a.title ORDER BY a.last_at DESC NULLS LAST, a.audience_id) FILTER (WHERE a.title <> ''))[1],
       min(a.first_at), max(a.last_at), bool_or(a.is_current)
FROM directory_affiliation a
WHERE a.person_id = ANY (%(parties)s)
GROUP BY a.person_id, a.organization_id
ORDER BY a.person_id, bool_or(a.is_current) DESC, max(a.last_at) DESC NULLS LAST, a.organization_id
