#!/bin/sh
# Run once by the image, on an empty volume: a database and its owner for each of two services.
create() {
  psql -v ON_ERROR_STOP=1 -v database="$1" -v owner="$2" -v password="$3" --username postgres <<'SQL'
CREATE ROLE :"owner" LOGIN PASSWORD :'password';
CREATE DATABASE :"database" OWNER :"owner";
REVOKE CONNECT ON DATABASE :"database" FROM PUBLIC;
SQL
}

create users "$USER_DB_USER" "$USER_DB_PASSWORD"
create orders "$ORDER_DB_USER" "$ORDER_DB_PASSWORD"
