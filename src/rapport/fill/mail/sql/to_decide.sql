-- Which addresses need a verdict now: touched ones with the figures just counted, and those for which the change of the
-- mailboxes' present makes a difference. Reads figures; leaves to_decide. Parameters: since (only verdicts on addresses last
-- seen after it depend on the change).
DROP TABLE IF EXISTS to_decide;
CREATE TEMPORARY TABLE to_decide ON COMMIT DROP AS
SELECT f.identity_id, f.audience_id, i.key AS address, f.is_own, f.first_at, f.last_at,
       ARRAY[f.received, f.received_direct, f.plain, f.plain_direct, f.hidden, f.overheard, f.crowd, f.sent, f.sent_direct,
             f.answered_by_us, f.answered_by_them, f.replies_to_us, f.threads_two_way, f.in_small_group, f.named_only, f.bulk,
             f.unsubscribe, f.list, f.list_to_us, f.list_peers, f.list_repeats, f.list_authors, f.robot, f.auto_reply, f.bounce, f.calendar] AS counts
FROM figures f JOIN identity_identity i ON i.id = f.identity_id
UNION ALL
SELECT v.identity_id, v.audience_id, i.key, o.identity_id IS NOT NULL, v.first_at, v.last_at, v.figures
FROM identity_verdict v
JOIN identity_identity i ON i.id = v.identity_id
LEFT JOIN own_identity o ON o.identity_id = v.identity_id
WHERE (v.last_at >= %(since)s OR v.last_at IS NULL)
  AND NOT EXISTS (SELECT FROM touched t WHERE t.identity_id = v.identity_id)
