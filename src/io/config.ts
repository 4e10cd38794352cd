import { resolve } from 'node:path';
import { z } from 'zod';
import { ConfigError } from './errors.js';
import { addressPolicy } from './fetch/address.js';
import { FETCH_TIMEOUT_MS } from './fetch/page.js';

/** A whole number within bounds. */
const whole = (standard: number, least: number, most: number) => {
  const error = `is not a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d+$/, error)
    .transform(Number)
    .pipe(z.number().min(least, error).max(most, error))
    .default(standard);
};
/** Timers do not count further than some weeks; a day is more than anyone waits. */
const ms = (standard: number, least = 0) => whole(standard, least, 24 * 3600_000);
const count = (standard: number) => whole(standard, 1, 1000);
/** Less than that is no time to answer in. */
const LEAST_TIMEOUT_MS = 100;
const optionalText = z
  .string()
  .optional()
  .transform((text) => text || null);

/** An address with one of the schemes that `protocol` matches, or nothing. */
const address = (example: string, protocol: RegExp) =>
  optionalText.refine((text) => !text || (URL.canParse(text) && protocol.test(new URL(text).protocol)), {
    message: `is not an address like ${example}`,
  });

const LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** Every setting, by the name it has in the environment. */
const settings = z.object({
  /** Folder of the archive and the embedded database. */
  WARTA_DATA: z.string().default('data'),
  /** redis:// address; the queue is on Redis or Valkey then. */
  WARTA_REDIS_URL: address('redis://host:6379', /^rediss?:$/),
  /** postgres:// address; the store is there then, and no embedded database is opened. */
  WARTA_DATABASE_URL: address('postgres://user@host:5432/name', /^postgres(ql)?:$/),
  /** Addresses that may be fetched from besides public ones: "127.0.0.1:8101, 10.0.0.0/8". */
  WARTA_ALLOW_ADDRESSES: z.string().default(''),
  /** Web or mail address for site owners, named in the User-Agent. */
  WARTA_CONTACT: optionalText.refine((text) => !text || /^[\x20-\x7e]+$/.test(text), {
    message: 'is not a line of plain characters, which a User-Agent is',
  }),
  /** Least time between two requests to one host. */
  WARTA_HOST_DELAY_MS: ms(2000),
  /** From the first request of a fetch to its last byte. */
  WARTA_FETCH_TIMEOUT_MS: ms(FETCH_TIMEOUT_MS, LEAST_TIMEOUT_MS),
  WARTA_FETCH_CONCURRENCY: count(8),
  WARTA_EXTRACT_CONCURRENCY: count(2),
  /** A page whose extraction takes longer is given up. */
  WARTA_EXTRACT_TIMEOUT_MS: ms(60_000, LEAST_TIMEOUT_MS),
  /** How often a job is tried before it is kept as failed. */
  WARTA_ATTEMPTS: count(5),
  /** Wait before the second attempt; doubled for each one after. */
  WARTA_RETRY_MS: ms(30_000),
  /** Port of /metrics and /status, on loopback unless a host is set; none when empty. */
  WARTA_METRICS_PORT: whole(0, 0, 65535),
  WARTA_METRICS_HOST: z.string().default('127.0.0.1'),
  WARTA_LOG_LEVEL: z.enum(LEVELS, { error: `is none of ${LEVELS.join(', ')}` }).default('info'),
});

/** Names of all settings. */
export const SETTINGS: readonly string[] = Object.keys(settings.shape);

/** The settings, checked, by the names the code uses. */
export interface Config {
  dataDir: string;
  redisUrl: string | null;
  databaseUrl: string | null;
  allowAddresses: string;
  contact: string | null;
  hostDelayMs: number;
  fetchTimeoutMs: number;
  fetchConcurrency: number;
  extractConcurrency: number;
  extractTimeoutMs: number;
  attempts: number;
  retryMs: number;
  /** 0: no metrics are served. */
  metricsPort: number;
  metricsHost: string;
  logLevel: string;
}

type Environment = Record<string, string | undefined>;

/** Variables that look like settings and are none: a misspelt one would change nothing, and say nothing. */
export function unknownSettings(env: Environment = process.env): string[] {
  return Object.keys(env).filter((name) => name.startsWith('WARTA_') && !SETTINGS.includes(name));
}

/**
 * Reads the settings. An empty variable counts as not set: that is how a compose file hands on what nobody has set.
 * @throws ConfigError naming the variable that is wrong
 */
export function readConfig(env: Environment = process.env): Config {
  const given = Object.entries(env).filter(([, value]) => value?.trim());
  const parsed = settings.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ConfigError(String(issue?.path[0] ?? 'environment'), issue?.message ?? 'is not valid');
  }
  const s = parsed.data;
  addressPolicy(s.WARTA_ALLOW_ADDRESSES);
  return {
    dataDir: resolve(s.WARTA_DATA),
    redisUrl: s.WARTA_REDIS_URL,
    databaseUrl: s.WARTA_DATABASE_URL,
    allowAddresses: s.WARTA_ALLOW_ADDRESSES,
    contact: s.WARTA_CONTACT,
    hostDelayMs: s.WARTA_HOST_DELAY_MS,
    fetchTimeoutMs: s.WARTA_FETCH_TIMEOUT_MS,
    fetchConcurrency: s.WARTA_FETCH_CONCURRENCY,
    extractConcurrency: s.WARTA_EXTRACT_CONCURRENCY,
    extractTimeoutMs: s.WARTA_EXTRACT_TIMEOUT_MS,
    attempts: s.WARTA_ATTEMPTS,
    retryMs: s.WARTA_RETRY_MS,
    metricsPort: s.WARTA_METRICS_PORT,
    metricsHost: s.WARTA_METRICS_HOST,
    logLevel: s.WARTA_LOG_LEVEL,
  };
}
