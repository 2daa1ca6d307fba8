-- Functions that derivations share: ids of derived rows, and the key lists are sorted by.
CREATE EXTENSION IF NOT EXISTS unaccent;

-- A 63-bit id from the parts that make a derived row what it is: the same whenever the row is derived again.
CREATE FUNCTION rapport_id(VARIADIC parts text[]) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ('x' || left(encode(sha256(convert_to(array_to_string(parts, E'\x1f'), 'UTF8')), 'hex'), 16))::bit(64)::bigint & 9223372036854775807;

-- Lower case without accents: what names are sorted and found by.
CREATE FUNCTION rapport_sort_key(name text) RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN lower(unaccent(name));

-- The words of a folded name in one order, so that "oliveira marta" and "marta oliveira" are found by each other.
CREATE FUNCTION rapport_words(name text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (SELECT string_agg(word, ' ' ORDER BY word COLLATE "C") FROM unnest(string_to_array(name, ' ')) AS word);

-- Whether derivation is at work, and whether anybody known is.
CREATE FUNCTION rapport_is_system() RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(current_setting('rapport.viewer', true), '') = 'system';

CREATE FUNCTION rapport_is_viewer() RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN cardinality(rapport_audiences()) > 0;

-- Fresh statistics for the planner after much was loaded: only a table's owner may analyze it, and the application's role owns
-- none. Tables named otherwise than ours are not touched.
CREATE FUNCTION rapport_analyze(tables text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY tables LOOP
        EXECUTE format('ANALYZE public.%I', name);
    END LOOP;
END
$$;
