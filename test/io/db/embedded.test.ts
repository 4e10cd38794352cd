import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedDb, openEmbedded } from '../../../src/io/db/embedded.js';
import { dataFolder } from '../folder.js';

describe('the embedded database', () => {
  let db: EmbeddedDb;
  let folder: Awaited<ReturnType<typeof dataFolder>>;

  beforeAll(async () => {
    folder = await dataFolder();
    db = await openEmbedded(folder.path);
    await db.query('CREATE TABLE berita (id text PRIMARY KEY, n integer NOT NULL)');
  });
  afterAll(async () => {
    await db.close();
    folder.remove();
  });

  const add = (id: string, n: number | null) => db.query('INSERT INTO berita VALUES ($1, $2)', [id, n]);
  const count = async (id: string) =>
    (await db.query<{ n: number }>('SELECT count(*)::int AS n FROM berita WHERE id = $1', [id])).rows[0]?.n;

  it('gives values back as they were put in, each time a statement runs', async () => {
    const sql = `SELECT $1::text AS text, $2::bigint AS big, $3::float8 AS float, $4::bool AS bool,
                        $5::bytea AS bytes, $6::text[] AS list, $7::jsonb AS json, $8::timestamptz AS time`;
    for (const text of ["Wali Kota 'Sukaraja' \\ 100%", '', null]) {
      const values = [
        text,
        2 ** 40,
        0.5,
        true,
        Buffer.from([0, 255]),
        ['a,b', '"c"'],
        { a: [1] },
        new Date(0),
      ];
      const { rows } = await db.query<Record<string, unknown>>(sql, values);
      const { bytes, ...rest } = rows[0] ?? {};
      expect([...(bytes as Uint8Array)]).toEqual([0, 255]);
      const [, big, float, bool, , list, json, time] = values;
      expect(rest).toEqual({ text, big, float, bool, list, json, time });
    }
  });

  it('goes on after a statement that fails, and runs that statement again', async () => {
    await expect(add('a', null)).rejects.toMatchObject({ code: '23502' });
    await add('a', 1);
    await expect(add('a', 1)).rejects.toMatchObject({ code: '23505' });
    await expect(db.query('SELECT $1 FROM nowhere', [1])).rejects.toMatchObject({ code: '42P01' });
    expect(await count('a')).toBe(1);
  });

  it('undoes a transaction that throws, and lets no other statement in between', async () => {
    const failed = db.transaction(async (session) => {
      await session.query('INSERT INTO berita VALUES ($1, $2)', ['b', 1]);
      await session.query('INSERT INTO berita VALUES ($1, $2)', ['c', null]);
    });
    const [, seen] = await Promise.all([expect(failed).rejects.toThrow(), count('b'), add('d', 1)]);
    expect(seen).toBe(0);
    expect(await count('d')).toBe(1);
  });

  it('keeps a bounded number of statements, and runs each again that it has let go', async () => {
    const nth = async (n: number) =>
      (await db.query<{ n: number }>(`SELECT ${n} + $1::int AS n`, [0])).rows[0]?.n;
    for (let n = 0; n < 600; n++) expect(await nth(n)).toBe(n);
    expect(await nth(0)).toBe(0);
    const { rows } = await db.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM pg_prepared_statements WHERE $1',
      [true],
    );
    expect(rows[0]?.n).toBeLessThanOrEqual(500);
  });
});
