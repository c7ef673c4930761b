-- Tokens by which programs of staff sign in, at most a few an account. Of each the store knows the hash only.
CREATE TABLE api_token (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id  bigint NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
  token_hash   bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
  name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  -- To the day, so that it is written once a day.
  last_used_on date
);
CREATE INDEX api_token_customer ON api_token (customer_id, id);
