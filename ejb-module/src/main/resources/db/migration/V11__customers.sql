-- Who has an account: credentials, addresses, sessions, and a log of what happened to them. All additions.

CREATE TABLE customer (
  id                  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- Name, email and password are gone once the account is deleted; its number stays, for the books.
  email               text CHECK (length(email) BETWEEN 3 AND 254),
  name                text CHECK (length(name) BETWEEN 1 AND 200),
  -- Algorithm, parameters, salt and hash in the form of the PHC string format; null for who has to set one by mail.
  password_hash       text CHECK (length(password_hash) <= 300),
  language            char(2) NOT NULL CHECK (language IN ('en', 'de')),
  customer_group      text CHECK (length(customer_group) BETWEEN 1 AND 40),
  credit_limit        numeric(15, 2) CHECK (credit_limit >= 0),
  created_at          timestamptz NOT NULL,
  verified_at         timestamptz,
  password_changed_at timestamptz,
  deleted_at          timestamptz,
  -- The second factor of staff: its secret, whether a first code was given, and the last step whose code was used.
  totp_secret         bytea CHECK (length(totp_secret) BETWEEN 16 AND 64),
  totp_confirmed_at   timestamptz,
  totp_last_step      bigint NOT NULL DEFAULT 0,
  CHECK ((deleted_at IS NULL) = (email IS NOT NULL)),
  CHECK ((deleted_at IS NULL) = (name IS NOT NULL)),
  CHECK (deleted_at IS NULL OR password_hash IS NULL AND totp_secret IS NULL)
);
-- One account an address, however it is written; and lists of accounts by the beginning of an address or a name.
CREATE UNIQUE INDEX customer_email ON customer (lower(email) text_pattern_ops);
CREATE INDEX customer_name ON customer (lower(name) text_pattern_ops);

CREATE TABLE customer_role (
  customer_id bigint NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  role        text NOT NULL CHECK (role IN ('SUPPORT', 'CATALOGUE', 'ADMIN')),
  PRIMARY KEY (customer_id, role)
);

CREATE TABLE customer_address (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  name        text NOT NULL CHECK (length(name) <= 200),
  line1       text NOT NULL CHECK (length(line1) <= 200),
  line2       text CHECK (length(line2) <= 200),
  city        text NOT NULL CHECK (length(city) <= 100),
  region      text CHECK (length(region) <= 100),
  postal_code text NOT NULL CHECK (length(postal_code) <= 20),
  country     char(2) NOT NULL,
  is_default  boolean NOT NULL DEFAULT false
);
CREATE INDEX customer_address_customer ON customer_address (customer_id);
CREATE UNIQUE INDEX customer_address_default ON customer_address (customer_id) WHERE is_default;

CREATE TABLE customer_session (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id  bigint NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  -- SHA-256 of the cookie's value, as with carts.
  token_hash   bytea NOT NULL UNIQUE,
  remembered   boolean NOT NULL,
  -- The password was right and the code of the second factor is still to come: nobody is signed in by it yet.
  awaits_code  boolean NOT NULL DEFAULT false,
  -- When a code of the second factor was given.
  confirmed_at timestamptz,
  created_at   timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  -- To recognise one's own: the first part of the network address, and the browser's name.
  network      text NOT NULL CHECK (length(network) <= 60),
  agent        text NOT NULL CHECK (length(agent) <= 60)
);
CREATE INDEX customer_session_customer ON customer_session (customer_id);
CREATE INDEX customer_session_age ON customer_session (expires_at);

-- What a link in a mail is good for, once.
CREATE TABLE customer_token (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  purpose     text NOT NULL CHECK (purpose IN ('VERIFY', 'RESET', 'EMAIL')),
  token_hash  bytea NOT NULL UNIQUE,
  -- The new address, for EMAIL.
  email       text CHECK (length(email) <= 254),
  created_at  timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL,
  CHECK ((purpose = 'EMAIL') = (email IS NOT NULL))
);
CREATE INDEX customer_token_customer ON customer_token (customer_id, purpose);
CREATE INDEX customer_token_age ON customer_token (expires_at);

-- Codes that stand in for a lost second factor, once each.
CREATE TABLE customer_recovery_code (
  customer_id bigint NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  code_hash   bytea NOT NULL,
  PRIMARY KEY (customer_id, code_hash)
);

-- How often something was tried in a row, by account and by client address, whether such an account exists or not. The
-- key is a SHA-256 of both kind and value: nobody can read from it who tried.
CREATE TABLE login_attempt (
  key_hash bytea PRIMARY KEY,
  tries    integer NOT NULL CHECK (tries >= 0),
  last_at  timestamptz NOT NULL,
  -- The next try is heard from then on.
  open_at  timestamptz NOT NULL
);
CREATE INDEX login_attempt_age ON login_attempt (last_at);

-- What concerns security, without personal data: accounts by number. Each entry's hash covers its content and the hash of
-- the one before; nothing is changed or taken away.
CREATE TABLE audit_event (
  id            bigint PRIMARY KEY CHECK (id > 0),
  occurred_at   timestamptz NOT NULL,
  kind          text NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
  -- About whom, and who did it where it was somebody else.
  customer_id   bigint,
  actor_id      bigint,
  detail        text NOT NULL CHECK (length(detail) <= 400),
  previous_hash bytea NOT NULL CHECK (length(previous_hash) = 32),
  hash          bytea NOT NULL CHECK (length(hash) = 32)
);
CREATE INDEX audit_event_customer ON audit_event (customer_id, id);
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'entries of the audit log stay as they are'; END $$;
CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event
  FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_event_kept BEFORE TRUNCATE ON audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
