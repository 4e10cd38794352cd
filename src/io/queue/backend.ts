import {
  type BackendFactory,
  createPostgresBackend,
  createRedisBackend,
  type IQueueBackend,
  type JobProgress,
  type KeepJobs,
  Queue,
  runMigrations,
  Worker,
} from 'bullmq';
import { Cluster, Redis } from 'ioredis';
import type { EmbeddedDb } from '../db/embedded.js';
import type { PostgresDb } from '../db/postgres.js';
import { ConfigError } from '../errors.js';

/** A lock lives this long without renewal: a killed worker's job is free again so soon. */
const LOCK_MS = 10_000;
const STALLED_CHECK_MS = 5_000;
/** How long a Redis that is just starting is waited for. */
const CONNECT_MS = 10_000;

/** BullMQ's schema, and then those of extensions. */
const SEARCH_PATH = 'bullmq, public';

/**
 * BullMQ's functions set the search path anew at every call of one by another, which is a quarter of what they cost in
 * the embedded database. There the session has that path already, for good.
 */
const CALLERS_PATH = `
  DO $$
  DECLARE called regprocedure;
  BEGIN
    FOR called IN SELECT oid FROM pg_proc WHERE pronamespace = 'bullmq'::regnamespace AND proconfig IS NOT NULL LOOP
      EXECUTE format('ALTER FUNCTION %s RESET search_path', called);
    END LOOP;
  END $$`;

/** How long done jobs are kept, so that the same job asked for again is known as done; in seconds. */
const KEEP_DONE_S = 600;
/** Redis keeps jobs in memory, and counts them at no cost; PostgreSQL would read all of them again at each job's end. */
const KEEP_DONE_IN_REDIS = { age: 3600, count: 1000 };

type MigrationClient = Parameters<typeof runMigrations>[0];
interface MigrationPool {
  connect(): Promise<MigrationClient & { release(): void }>;
}
type Factory = BackendFactory<IQueueBackend, unknown>;
export type JobQueue<Data> = Queue<Data, unknown, string, Data, unknown, string, IQueueBackend, unknown>;
export type JobWorker<Data> = Worker<Data, unknown, string, IQueueBackend, JobProgress, unknown>;
export type JobProcessor<Data> = NonNullable<
  Exclude<ConstructorParameters<typeof Worker<Data>>[1], string | URL>
>;

export interface WorkerSettings {
  concurrency: number;
  /** How often a job may lose its worker (killed, hung) before it counts as the job's own fault. */
  maxStalled: number;
}

type Lock = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** Connections of the queues to PostgreSQL: each worker keeps one to be notified by. */
const QUEUE_POOL_SIZE = 20;

/** Where the queues are: makes BullMQ's queues and workers over PGlite, PostgreSQL or Redis. */
export class QueueBackend {
  private constructor(
    readonly kind: 'embedded' | 'postgres' | 'redis',
    private readonly connection: unknown,
    private readonly factory: Factory,
    private readonly end: () => Promise<void>,
    private readonly lock: Lock = (_key, work) => work(),
  ) {}

  /** In the embedded database. BullMQ's tables are in the schema `bullmq`, which is first in the search path. */
  static async embedded(db: EmbeddedDb): Promise<QueueBackend> {
    await migrateQueues(db.pool);
    await db.query(`SET search_path TO ${SEARCH_PATH}`);
    await db.query(CALLERS_PATH);
    return QueueBackend.sql('embedded', db.pool);
  }

  /** On the PostgreSQL server that the store is on. */
  static async postgres(db: PostgresDb): Promise<QueueBackend> {
    const pool = db.newPool({ max: QUEUE_POOL_SIZE, searchPath: SEARCH_PATH });
    await migrateQueues(pool);
    return QueueBackend.sql('postgres', pool, (key, work) =>
      db.transaction(async ({ query }) => {
        await query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [key]);
        return work();
      }),
    );
  }

  /** The pool's owner closes it. */
  private static sql(kind: 'embedded' | 'postgres', pool: unknown, lock?: Lock): QueueBackend {
    const factory = createPostgresBackend as unknown as Factory;
    return new QueueBackend(kind, pool, factory, async () => undefined, lock);
  }

  /**
   * Does one piece of work on the queues after the other, on all machines. BullMQ keeps its schedulers whole on Redis,
   * where its scripts are atomic, and in the embedded database, which has one session; two sessions of PostgreSQL that
   * make one scheduler at once would each give it a job.
   */
  exclusively<T>(key: string, work: () => Promise<T>): Promise<T> {
    return this.lock(key, work);
  }

  /**
   * On Redis or Valkey; of a cluster, the address of any one of its servers, which says that it is one and names the
   * others.
   * @param url redis://…
   * @throws ConfigError when nothing answers there, or what is there would lose jobs
   */
  static async redis(url: string): Promise<QueueBackend> {
    const redis = await ready(new Redis(url, REDIS_OPTIONS), url);
    const info = await redis.info();
    const policy = /^maxmemory_policy:([\w-]+)/m.exec(info)?.[1] ?? KEEPS_ALL;
    if (policy !== KEEPS_ALL) {
      redis.disconnect();
      throw new ConfigError('WARTA_REDIS_URL', evicts(url, policy));
    }
    const clustered = /^cluster_enabled:1/m.test(info);
    const connection = clustered ? await clusterOf(redis, url) : redis;
    return new QueueBackend('redis', connection, createRedisBackend as unknown as Factory, async () => {
      connection.disconnect();
    });
  }

  queue<Data>(name: string): JobQueue<Data> {
    return new Queue(name, { connection: this.connection, ...this.prefix() }, this.factory);
  }

  worker<Data>(name: string, processor: JobProcessor<Data>, settings: WorkerSettings): JobWorker<Data> {
    return new Worker(
      name,
      processor,
      {
        connection: this.connection,
        concurrency: settings.concurrency,
        maxStalledCount: settings.maxStalled,
        lockDuration: LOCK_MS,
        stalledInterval: STALLED_CHECK_MS,
        ...this.prefix(),
      },
      this.factory,
    );
  }

  /** How long done jobs are to be kept. */
  get keepDone(): KeepJobs {
    return this.kind === 'redis' ? KEEP_DONE_IN_REDIS : { age: KEEP_DONE_S };
  }

  close(): Promise<void> {
    return this.end();
  }

  /** The braces keep all keys of a queue in one slot of a cluster. */
  private prefix() {
    return this.kind === 'redis' ? { prefix: '{warta}' } : {};
  }
}

async function migrateQueues(pool: MigrationPool): Promise<void> {
  const client = await pool.connect();
  try {
    await runMigrations(client);
  } finally {
    client.release();
  }
}

/** What Redis says to who comes with a wrong password, or with none. */
const NOT_LET_IN = /\b(WRONGPASS|NOAUTH|NOPERM)\b|invalid password|AUTH/;

/** A command waits for as long as the server is away: BullMQ's workers ask for that. */
const REDIS_OPTIONS = { maxRetriesPerRequest: null };

/** What a Redis that is full does: it refuses writes, which are tried again, and throws no job away. */
const KEEPS_ALL = 'noeviction';

function evicts(url: string, policy: string): string {
  const { host } = new URL(url);
  return `${host} throws keys away when its memory is full (${policy}), and jobs with them: set its maxmemory-policy to ${KEEPS_ALL}`;
}

/** The cluster that a server is part of, entered as that server was. */
async function clusterOf(redis: Redis, url: string): Promise<Cluster> {
  const { host = '127.0.0.1', port = 6379, username, password, tls } = redis.options;
  redis.disconnect();
  const redisOptions = { ...REDIS_OPTIONS, username, password, tls };
  return ready(new Cluster([{ host, port }], { redisOptions }), url);
}

/**
 * A connection, once it can be used. `once` from node:events would give up at the first refused attempt; a Redis that
 * restarts is waited for, one that does not let us in is not.
 * @throws ConfigError
 */
async function ready<C extends Redis | Cluster>(connection: C, url: string): Promise<C> {
  let reason = 'no answer';
  const answered = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), CONNECT_MS);
    const settle = (is: boolean) => {
      clearTimeout(timer);
      resolve(is);
    };
    // BullMQ reports what goes wrong with its own copies of this connection; one without a listener ends the process.
    connection.on('error', ({ message }: Error) => {
      reason = message || reason;
      if (NOT_LET_IN.test(reason)) settle(false);
    });
    connection.once('ready', () => settle(true));
  });
  if (answered) return connection;
  connection.disconnect();
  throw new ConfigError('WARTA_REDIS_URL', `no Redis to work with at ${new URL(url).host}: ${reason}`);
}
