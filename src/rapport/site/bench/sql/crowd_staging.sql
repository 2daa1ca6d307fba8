-- Where the generated people and organizations lie before they become rows of the record. sight: 1 everyone sees them, 2 everyone and
-- the reader's own mailbox, 3 the reader alone, 4 somebody else alone.
CREATE UNLOGGED TABLE crowd_organization (id bigint, name text, domain text);
CREATE UNLOGGED TABLE crowd_person (
    id bigint, name text, address text, domain text, organization_id bigint, sight smallint, received integer, sent integer,
    first_at timestamptz, last_at timestamptz
);
CREATE UNLOGGED TABLE crowd_sight (sight smallint, audience_id bigint, own_id bigint)
