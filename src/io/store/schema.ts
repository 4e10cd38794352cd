import type { Db } from '../db/db.js';
import { ConfigError } from '../errors.js';

/** The store's tables, in steps: a step once released is never changed, only followed by another. */
const MIGRATIONS = [
  `
  CREATE TABLE warta.source (
    id            text PRIMARY KEY,
    kind          text NOT NULL,
    url           text NOT NULL,
    site          text NOT NULL,
    every_ms      bigint NOT NULL,
    paused        boolean NOT NULL DEFAULT false,
    runs          integer NOT NULL DEFAULT 0,
    run_at        timestamptz,
    found_at      timestamptz,
    error         text,
    etag          text,
    last_modified text
  );
  CREATE TABLE warta.page (
    id         text PRIMARY KEY,
    url        text NOT NULL UNIQUE,
    site       text NOT NULL,
    source     text,
    state      text NOT NULL,
    error      text,
    found_at   timestamptz NOT NULL DEFAULT now(),
    changed_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX page_pending ON warta.page (state) WHERE state IN ('new', 'queued', 'fetched');
  CREATE INDEX page_site ON warta.page (site, state);
  CREATE TABLE warta.capture (
    fetch_id      text PRIMARY KEY,
    page_id       text NOT NULL,
    record_id     text NOT NULL,
    url           text NOT NULL,
    file          text NOT NULL,
    "offset"      bigint NOT NULL,
    length        bigint NOT NULL,
    status        integer NOT NULL,
    digest        text NOT NULL,
    etag          text,
    last_modified text,
    fetched_at    timestamptz NOT NULL,
    complete      boolean NOT NULL DEFAULT false
  );
  CREATE INDEX capture_page ON warta.capture (page_id, fetched_at);
  CREATE INDEX capture_file ON warta.capture (file, "offset");
  CREATE TABLE warta.record (
    page_id      text NOT NULL,
    revision     integer NOT NULL,
    fetch_id     text NOT NULL,
    site         text NOT NULL,
    content      text NOT NULL,
    ruleset      text NOT NULL,
    title        text,
    published_at text,
    actions      integer NOT NULL,
    ms           real NOT NULL,
    record       text NOT NULL,
    extracted_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (page_id, revision)
  );
  CREATE INDEX record_extracted ON warta.record (extracted_at);
  CREATE TABLE warta.host (
    host        text PRIMARY KEY,
    lease       text,
    lease_until timestamptz,
    free_at     timestamptz,
    slot_at     timestamptz,
    ms          real NOT NULL DEFAULT 0,
    failures    integer NOT NULL DEFAULT 0
  );
  `,
  `
  ALTER TABLE warta.host
    ADD COLUMN delay_ms   real,
    ADD COLUMN crawl_ms   real,
    ADD COLUMN opened     integer NOT NULL DEFAULT 0,
    ADD COLUMN open_until timestamptz,
    ADD COLUMN error      text;
  CREATE TABLE warta.robots (
    origin     text PRIMARY KEY,
    state      text NOT NULL,
    rules      text NOT NULL DEFAULT '',
    next       text,
    hops       integer NOT NULL DEFAULT 0,
    expires_at timestamptz NOT NULL
  );
  ALTER TABLE warta.page
    ADD COLUMN lastmod  timestamptz,
    ADD COLUMN again_at timestamptz;
  CREATE INDEX page_unqueued ON warta.page (source, found_at, id) WHERE state = 'new' OR again_at IS NOT NULL;
  CREATE TABLE warta.listing (
    url           text PRIMARY KEY,
    source        text NOT NULL,
    etag          text,
    last_modified text,
    read_at       timestamptz NOT NULL DEFAULT now()
  )
  `,
  `
  ALTER TABLE warta.record
    ADD COLUMN authors  integer NOT NULL DEFAULT 0,
    ADD COLUMN length   integer NOT NULL DEFAULT 0,
    ADD COLUMN warnings integer NOT NULL DEFAULT 0;
  CREATE INDEX capture_fetched ON warta.capture (fetched_at);
  CREATE INDEX page_found ON warta.page (source, found_at);
  CREATE TABLE warta.article (
    page_id      text PRIMARY KEY,
    cluster      text NOT NULL,
    content      text NOT NULL,
    published_at timestamptz,
    named        boolean NOT NULL,
    signature    bytea,
    bands        bigint[] NOT NULL
  );
  CREATE INDEX article_cluster ON warta.article (cluster);
  CREATE INDEX article_content ON warta.article (content);
  CREATE INDEX article_bands ON warta.article USING gin (bands);
  CREATE TABLE warta.source_day (
    source    text NOT NULL,
    day       date NOT NULL,
    found     integer NOT NULL,
    fetched   integer NOT NULL,
    extracted integer NOT NULL,
    titled    integer NOT NULL,
    dated     integer NOT NULL,
    authored  integer NOT NULL,
    length    bigint NOT NULL,
    warnings  integer NOT NULL,
    PRIMARY KEY (source, day)
  )
  `,
  `
  ALTER TABLE warta.host ADD COLUMN written_at timestamptz
  `,
  `
  ALTER TABLE warta.article ADD COLUMN no bigint GENERATED ALWAYS AS IDENTITY;
  CREATE UNIQUE INDEX article_no ON warta.article (no);
  CREATE TABLE warta.band (
    band    bigint NOT NULL,
    article bigint NOT NULL,
    PRIMARY KEY (band, article)
  );
  INSERT INTO warta.band
    SELECT band, no FROM warta.article, unnest(bands) band
    UNION SELECT ('x' || encode(substr(sha256(convert_to(content, 'UTF8')), 1, 8), 'hex'))::bit(64)::bigint, no
    FROM warta.article;
  DROP INDEX warta.article_content;
  ALTER TABLE warta.article DROP COLUMN bands
  `,
  // Records from before the figures were kept would count as having no author and no text: those that the health of
  // today is compared with get theirs, and their days are counted anew.
  `
  UPDATE warta.record SET authors = coalesce(json_array_length(record::json -> 'authors'), 0),
    length = coalesce(length(record::json ->> 'text'), 0),
    warnings = coalesce(json_array_length(record::json -> 'warnings'), 0)
  WHERE authors = 0 AND length = 0 AND warnings = 0 AND extracted_at > now() - interval '30 days'
    AND strpos(record, '\\u0000') = 0;
  DELETE FROM warta.source_day
  `,
  `
  ALTER TABLE warta.capture ALTER COLUMN page_id DROP NOT NULL;
  UPDATE warta.capture SET page_id = NULL WHERE page_id LIKE '%-redirects';
  CREATE INDEX capture_aside ON warta.capture (md5(url), fetched_at) WHERE page_id IS NULL
  `,
  `
  ALTER TABLE warta.page ADD COLUMN alias_of text
  `,
  // An answer that did not end its fetch well has a name of its own, so that the fetch can be made again.
  `
  UPDATE warta.capture SET fetch_id = fetch_id || '-before-' || record_id
  WHERE complete AND status NOT BETWEEN 200 AND 299
  `,
];

const LATER = 'the store was made by a later version of warta: run that one, or a later one still';

/** One process at a time. */
const MIGRATING = 0x57415254;

/**
 * Brings the tables up to date; several processes may start at once.
 * @throws ConfigError for tables of a later version, whose meaning nobody here knows
 * @param to the last step, for who wants tables as an earlier version left them
 */
export async function migrate(db: Db, to = MIGRATIONS.length): Promise<void> {
  await db.transaction(async (session) => {
    await session.query('CREATE SCHEMA IF NOT EXISTS warta');
    await session.query('CREATE TABLE IF NOT EXISTS warta.migration (version integer PRIMARY KEY)');
    const { rows } = await session.query<{ version: number | null }>(
      'SELECT max(version) AS version FROM warta.migration',
    );
    const now = rows[0]?.version ?? 0;
    if (now > MIGRATIONS.length) throw new ConfigError('WARTA_DATA or WARTA_DATABASE_URL', LATER);
    for (let version = now + 1; version <= to; version++) {
      for (const statement of statements(MIGRATIONS[version - 1] ?? '')) await session.query(statement);
      await session.query('INSERT INTO warta.migration VALUES ($1)', [version]);
    }
  }, MIGRATING);
}

/** The extended protocol takes one statement at a time; no step has a semicolon inside of one. */
function statements(step: string): string[] {
  return step
    .split(';')
    .map((statement) => statement.trim())
    .filter(Boolean);
}
