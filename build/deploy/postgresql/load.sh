#!/bin/sh
# Loads exports of kiosks (JSON Lines) into PostgreSQL: build/deploy/postgresql/load.sh A.jsonl B.jsonl …
# Where to: PGHOST, PGPORT, PGDATABASE, PGUSER and ~/.pgpass, as for psql. Files may be loaded again and in any order.
set -eu
here=$(dirname "$0")
# that the table is there already is no news
export PGOPTIONS="-c client_min_messages=warning"
[ $# -gt 0 ] || { echo "usage: $0 A.jsonl B.jsonl …" >&2; exit 2; }
psql -X -q -v ON_ERROR_STOP=1 -f "$here/schema.sql"
for file in "$@"; do
  [ -r "$file" ] || { echo "$file: cannot be read" >&2; exit 1; }
  # a checksum beside the file is held against it: sticks lose bits
  if [ -r "$file.sha256" ]; then
    (cd "$(dirname "$file")" && sha256sum --check --status "$(basename "$file").sha256") || { echo "$file: differs from its checksum; copy it again" >&2; exit 1; }
  fi
  psql -X -v ON_ERROR_STOP=1 --single-transaction -f "$here/load.sql" <"$file" >/dev/null || { echo "$file: not loaded, nothing of it was kept" >&2; exit 1; }
  echo "$file: loaded"
done
