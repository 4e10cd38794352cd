import type { Db } from '../db/db.js';
import type { Rate } from '../status.js';
import { AliasStore } from './aliases.js';
import { CaptureStore } from './captures.js';
import { ClusterStore } from './clusters.js';
import { HealthStore } from './health.js';
import { HostStore } from './hosts.js';
import { ListingStore } from './listings.js';
import { PageStore } from './pages.js';
import { RecordStore } from './records.js';
import { RobotsStore } from './robots.js';
import { migrate } from './schema.js';
import { SourceStore } from './sources.js';

/** Pages, records, the archive's index, sources and hosts, over PGlite or PostgreSQL. */
export class Store {
  readonly pages: PageStore;
  readonly aliases: AliasStore;
  readonly records: RecordStore;
  readonly captures: CaptureStore;
  readonly sources: SourceStore;
  readonly listings: ListingStore;
  readonly hosts: HostStore;
  readonly robots: RobotsStore;
  readonly clusters: ClusterStore;
  readonly health: HealthStore;

  private constructor(readonly db: Db) {
    this.pages = new PageStore(db);
    this.aliases = new AliasStore(db);
    this.records = new RecordStore(db);
    this.captures = new CaptureStore(db);
    this.sources = new SourceStore(db);
    this.listings = new ListingStore(db);
    this.hosts = new HostStore(db);
    this.robots = new RobotsStore(db);
    this.clusters = new ClusterStore(db);
    this.health = new HealthStore(db);
  }

  static async open(db: Db): Promise<Store> {
    await migrate(db);
    return new Store(db);
  }

  /** Pages archived and records made, an hour: over the last hour and over the last five minutes. */
  async rates(): Promise<{ fetched: Rate; extracted: Rate }> {
    const count = (table: string, time: string, minutes: number) =>
      `(SELECT count(page_id)::int * 60 / ${minutes} FROM ${table} WHERE ${time} > now() - interval '${minutes} minutes')`;
    const { rows } = await this.db.query<{ f60: number; f5: number; e60: number; e5: number }>(
      `SELECT ${count('warta.capture', 'fetched_at', 60)} AS f60, ${count('warta.capture', 'fetched_at', 5)} AS f5,
              ${count('warta.record', 'extracted_at', 60)} AS e60, ${count('warta.record', 'extracted_at', 5)} AS e5`,
    );
    const { f60 = 0, f5 = 0, e60 = 0, e5 = 0 } = rows[0] ?? {};
    return {
      fetched: { lastHour: f60, lastFiveMinutes: f5 },
      extracted: { lastHour: e60, lastFiveMinutes: e5 },
    };
  }
}
