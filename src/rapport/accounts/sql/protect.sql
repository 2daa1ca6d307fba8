-- For migrations: SELECT rapport_protect('evidence_record') puts row security on a table with an audience column.
-- FORCE binds the owner too. The sub-select makes PostgreSQL compute the viewer's audiences once a query.
CREATE FUNCTION rapport_protect(target regclass, audience_column name DEFAULT 'audience_id') RETURNS void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    visible text := format('%I = ANY ((SELECT public.rapport_audiences())::bigint[])', audience_column);
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', target);
    EXECUTE format('CREATE POLICY audience_select ON %s FOR SELECT USING (%s)', target, visible);
    EXECUTE format('CREATE POLICY audience_insert ON %s FOR INSERT WITH CHECK (%s)', target, visible);
    EXECUTE format('CREATE POLICY audience_update ON %s FOR UPDATE USING (%s) WITH CHECK (%s)',
                   target, visible, visible);
    EXECUTE format('CREATE POLICY audience_delete ON %s FOR DELETE USING (%s)', target, visible);
END
$$;
REVOKE EXECUTE ON FUNCTION rapport_protect(regclass, name) FROM PUBLIC;
