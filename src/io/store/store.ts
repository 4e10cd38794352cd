import type { Db } from '../db/db.js';
import { CaptureStore } from './captures.js';
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
  readonly records: RecordStore;
  readonly captures: CaptureStore;
  readonly sources: SourceStore;
  readonly listings: ListingStore;
  readonly hosts: HostStore;
  readonly robots: RobotsStore;

  private constructor(readonly db: Db) {
    this.pages = new PageStore(db);
    this.records = new RecordStore(db);
    this.captures = new CaptureStore(db);
    this.sources = new SourceStore(db);
    this.listings = new ListingStore(db);
    this.hosts = new HostStore(db);
    this.robots = new RobotsStore(db);
  }

  static async open(db: Db): Promise<Store> {
    await migrate(db);
    return new Store(db);
  }
}
