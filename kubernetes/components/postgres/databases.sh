#!/bin/sh
# Run once by the image, on an empty volume: a database for each of two services, and the two roles of each.
set -e

create() {
  createdb --username postgres "$1"
  psql -v ON_ERROR_STOP=1 --username postgres --dbname "$1" --file /etc/evenflow/roles.sql -v database="$1" \
    -v owner="$2" -v owner_password="$3" -v service="$4" -v service_password="$5"
}

# Nobody has to do with the databases of the server itself.
psql -v ON_ERROR_STOP=1 --username postgres --command 'REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC'

create users "$USER_DB_MIGRATION_USER" "$USER_DB_MIGRATION_PASSWORD" "$USER_DB_USER" "$USER_DB_PASSWORD"
create orders "$ORDER_DB_MIGRATION_USER" "$ORDER_DB_MIGRATION_PASSWORD" "$ORDER_DB_USER" "$ORDER_DB_PASSWORD"
