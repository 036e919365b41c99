-- Runs at each start, after the migrations. Where another role owns the tables, the service may read and write their rows,
-- and make tables beside them in two schemas: projections make and replace theirs while the service runs, and own them.
DO $$
DECLARE
    found record;
BEGIN
    IF '${service}' = current_user OR NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${service}') THEN
        RETURN;
    END IF;
    -- Instances that start together grant one after the other.
    LOCK TABLE flyway_schema_history IN SHARE ROW EXCLUSIVE MODE;
    FOR found IN
        SELECT n.nspname AS place, c.relname AS name
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'v') AND c.relowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)
            AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
            AND c.relname <> 'flyway_schema_history' AND NOT has_table_privilege('${service}', c.oid, 'DELETE')
    LOOP
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', found.place, '${service}');
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I.%I TO %I', found.place, found.name, '${service}');
    END LOOP;
    EXECUTE format('GRANT CREATE ON SCHEMA payment, orders TO %I', '${service}');
    -- Before 17 nobody but the owner may vacuum; the outbox is then left to the database's own.
    IF current_setting('server_version_num')::int >= 170000 THEN
        EXECUTE format('GRANT MAINTAIN ON outbox TO %I', '${service}');
    END IF;
END $$;
