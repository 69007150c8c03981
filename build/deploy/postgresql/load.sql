-- Loads one export in JSON Lines from standard input, whole or not at all: see load.sh, which calls it.
-- Quote and delimiter are control characters, which JSON never holds bare, so that COPY takes each line as one value.
CREATE TEMPORARY TABLE staging (line json NOT NULL) ON COMMIT DROP;
\copy staging (line) FROM PSTDIN WITH (FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02')

INSERT INTO interest_event (id, kiosk_id, visit_id, seq, at, elapsed_ms, mode, language, kind, lab, item, value, pack_version)
SELECT
  (line ->> 'id')::uuid,
  line ->> 'kiosk_id',
  (line ->> 'visit_id')::uuid,
  (line ->> 'seq')::integer,
  timestamptz 'epoch' + (line ->> 'at')::bigint * interval '1 millisecond',
  (line ->> 'elapsed_ms')::bigint,
  line ->> 'mode',
  line ->> 'language',
  line ->> 'kind',
  line ->> 'lab',
  line ->> 'item',
  (line ->> 'value')::json,
  line ->> 'pack_version'
FROM staging
ON CONFLICT (id) DO NOTHING;
