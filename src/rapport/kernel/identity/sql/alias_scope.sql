-- Which addresses the alias rules must look at when alias_seed(identity_id) changed: those that are relationships or our own
-- and share an organization, a number, a full name, a base address or an announcement with one of those.
-- Leaves alias_scope(identity_id).
DROP TABLE IF EXISTS alias_scope;
CREATE TEMPORARY TABLE alias_scope ON COMMIT DROP AS
WITH alive AS (
    SELECT DISTINCT identity_id FROM identity_verdict WHERE verdict IN ('kept', 'internal')
), organization AS (
    SELECT DISTINCT d.party_id
    FROM alias_seed t JOIN identity_identity i ON i.id = t.identity_id JOIN identity_identity d ON d.id = i.domain_id
), number AS (
    SELECT DISTINCT f.normalized FROM evidence_fold f JOIN alias_seed USING (identity_id) WHERE f.attribute IN ('mobile', 'phone')
), announced AS (
    SELECT DISTINCT f.normalized AS address FROM evidence_fold f JOIN alias_seed USING (identity_id)
    WHERE f.attribute = 'new_address'
), full_name AS (
    SELECT DISTINCT rapport_words(f.normalized) AS words FROM evidence_fold f JOIN alias_seed USING (identity_id)
    WHERE f.attribute = 'name' AND f.normalized LIKE '% %'
), near AS (
    SELECT identity_id FROM alias_seed
    UNION
    SELECT m.id FROM organization o
    JOIN identity_identity d ON d.party_id = o.party_id AND d.namespace = 'domain'
    JOIN identity_identity m ON m.domain_id = d.id AND m.namespace = 'mail'
    UNION
    SELECT f.identity_id FROM evidence_fold f JOIN number USING (normalized) WHERE f.attribute IN ('mobile', 'phone')
    UNION
    SELECT f.identity_id FROM evidence_fold f JOIN full_name ON full_name.words = rapport_words(f.normalized)
    WHERE f.attribute = 'name'
    UNION
    SELECT i.id FROM identity_identity i JOIN announced a ON a.address = i.key AND i.namespace = 'mail'
    UNION
    SELECT f.identity_id FROM evidence_fold f JOIN identity_identity i ON i.key = f.normalized AND i.namespace = 'mail'
    JOIN alias_seed t ON t.identity_id = i.id WHERE f.attribute = 'new_address'
    UNION
    SELECT i.id FROM identity_identity i
    WHERE i.domain_id IS NULL AND i.namespace = 'mail' AND i.domain IN (
        SELECT x.domain FROM alias_seed t JOIN identity_identity x ON x.id = t.identity_id WHERE x.domain_id IS NULL)
      AND (i.key LIKE '%+%' OR i.domain IN ('gmail.com', 'googlemail.com'))
)
SELECT near.identity_id FROM near JOIN alive USING (identity_id)
