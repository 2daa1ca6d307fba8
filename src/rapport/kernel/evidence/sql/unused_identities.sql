-- Takes away identities that nothing speaks of any more: addresses without participation or claim, then domains without
-- addresses. Human judgements and rulings keep only ids, so they stay and hold again if the address comes back.
WITH mail AS (
    DELETE FROM identity_identity i
    WHERE i.namespace = 'mail'
      AND NOT EXISTS (SELECT FROM timeline_participation p WHERE p.identity_id = i.id)
      AND NOT EXISTS (SELECT FROM evidence_claim c WHERE c.identity_id = i.id)
    RETURNING i.id
)
DELETE FROM identity_identity d
WHERE d.namespace = 'domain'
  AND NOT EXISTS (SELECT FROM identity_identity i
                  WHERE i.domain_id = d.id AND i.namespace = 'mail' AND i.id NOT IN (SELECT id FROM mail))
