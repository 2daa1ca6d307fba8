-- Addresses of which it is not clear whether they are a relationship, the latest correspondence first: those who wrote and it is too
-- early to say, and those who wrote to us by name three times or more without an answer. Beside each the organization, where the
-- reader knows it. What a human ruled, what some visible audience knows better, and what the reader answered is left out.
-- Parameters: present, since (older ones are no question any more), most. The conditions are those of the index
-- verdict_undecided; figures are in the order of fill.mail.types.FIGURES.
WITH newest AS MATERIALIZED (
    SELECT v.identity_id, v.name, v.reason, v.received, v.last_at
    FROM identity_verdict v
    WHERE NOT v.is_ruled AND v.received > 0 AND (v.verdict = 'waiting' OR v.verdict = 'one_way' AND v.figures[4] >= 3)
      AND v.last_at > %(since)s AND v.last_at <= %(present)s
      AND NOT EXISTS (SELECT FROM identity_verdict b
                      WHERE b.identity_id = v.identity_id AND b.audience_id <> v.audience_id
                        AND (b.verdict NOT IN ('waiting', 'one_way') OR (b.last_at, b.audience_id) > (v.last_at, v.audience_id)))
      AND NOT EXISTS (SELECT FROM web_answer a
                      WHERE a.user_id::text = current_setting('rapport.viewer', true) AND a.kind = 'relationship'
                        AND a.subject_id = v.identity_id AND a.other_id = 0 AND a.hidden_until > now())
    ORDER BY v.last_at DESC, v.identity_id
    LIMIT %(most)s
)
SELECT n.identity_id, i.key, coalesce(nullif(n.name, ''), i.label), n.reason, n.received, n.last_at, coalesce(o.name, '')
FROM newest n
JOIN identity_identity i ON i.id = n.identity_id AND NOT i.is_role
LEFT JOIN LATERAL (
    SELECT o.name FROM identity_identity d JOIN directory_organization o ON o.party_id = d.party_id
    WHERE d.id = i.domain_id AND NOT o.is_own ORDER BY o.people DESC, o.audience_id LIMIT 1
) o ON true
ORDER BY n.last_at DESC, n.identity_id
