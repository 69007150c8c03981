-- The record of all kiosks of a centre. Run once: psql -X -v ON_ERROR_STOP=1 -f schema.sql
-- `value` is json, not jsonb: it keeps the text that the kiosk wrote, and jsonb refuses \u0000.
CREATE TABLE IF NOT EXISTS interest_event (
  id uuid PRIMARY KEY,
  kiosk_id text NOT NULL,
  visit_id uuid NOT NULL,
  seq integer NOT NULL CHECK (seq >= 1),
  at timestamptz NOT NULL,
  elapsed_ms bigint NOT NULL CHECK (elapsed_ms >= 0),
  mode text NOT NULL CHECK (mode IN ('self', 'guided', 'rehearsal')),
  language text NOT NULL,
  kind text NOT NULL,
  lab text,
  item text,
  value json,
  pack_version text NOT NULL
);
CREATE INDEX IF NOT EXISTS interest_event_at ON interest_event (at);
CREATE INDEX IF NOT EXISTS interest_event_visit ON interest_event (visit_id, seq);
