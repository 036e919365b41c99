-- The roles of one service, and what its database lets them do: one owns it and migrates it, the other is the service. What that
-- one may do with the tables is granted by the migrations (afterMigrate.sql). Run by a superuser inside of the empty database:
--   psql -d users -f roles.sql -v database=users -v owner=users_migration -v owner_password="$OWNER" -v service=users \
--     -v service_password="$SERVICE"
CREATE ROLE :"owner" LOGIN PASSWORD :'owner_password';
CREATE ROLE :"service" LOGIN PASSWORD :'service_password';
ALTER DATABASE :"database" OWNER TO :"owner";
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database" TO :"service";
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT CREATE, USAGE ON SCHEMA public TO :"owner";
