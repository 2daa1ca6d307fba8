-- What one message adds to a tie: rapport.engines.ties.strength.weight. role is that of the one who was written to.
CREATE FUNCTION rapport_tie_weight(role smallint, recipients integer, is_sent boolean) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (CASE WHEN is_sent THEN 72 ELSE 60 END / CASE WHEN role = 2 THEN 1 ELSE 2 END) / greatest(1, recipients);
