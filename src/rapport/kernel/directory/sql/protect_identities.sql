-- Identities carry no audience of their own, as one address may be met in many sources. A reader sees an identity when
-- some verdict on it, or on an address of its organization, is visible. Everybody who loads may add what is missing.
ALTER TABLE identity_identity ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY identity_select ON identity_identity FOR SELECT USING (
    (SELECT rapport_is_system())
    OR EXISTS (SELECT FROM identity_verdict v WHERE v.identity_id = identity_identity.id)
    OR EXISTS (SELECT FROM directory_organization o WHERE o.party_id = identity_identity.party_id)
);
CREATE POLICY identity_insert ON identity_identity FOR INSERT WITH CHECK ((SELECT rapport_is_viewer()));
CREATE POLICY identity_change ON identity_identity FOR UPDATE USING ((SELECT rapport_is_system()));
CREATE POLICY identity_delete ON identity_identity FOR DELETE USING ((SELECT rapport_is_system()));
