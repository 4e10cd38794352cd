import { resolve } from 'node:path';
import { z } from 'zod';
import { ConfigError } from './errors.js';
import { addressPolicy } from './fetch/address.js';
import { FETCH_TIMEOUT_MS } from './fetch/page.js';

const ms = (standard: number) => z.coerce.number().int().min(0).default(standard);
const count = (standard: number) => z.coerce.number().int().min(1).max(1000).default(standard);
const optionalText = z
  .string()
  .optional()
  .transform((text) => text || null);

/** An address with one of the schemes that `protocol` matches, or nothing. */
const address = (example: string, protocol: RegExp) =>
  optionalText.refine((text) => !text || (URL.canParse(text) && protocol.test(new URL(text).protocol)), {
    message: `is not an address like ${example}`,
  });

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
  WARTA_CONTACT: optionalText,
  /** Least time between two requests to one host. */
  WARTA_HOST_DELAY_MS: ms(2000),
  /** From the first request of a fetch to its last byte. */
  WARTA_FETCH_TIMEOUT_MS: ms(FETCH_TIMEOUT_MS),
  WARTA_FETCH_CONCURRENCY: count(8),
  WARTA_EXTRACT_CONCURRENCY: count(2),
  /** A page whose extraction takes longer is given up. */
  WARTA_EXTRACT_TIMEOUT_MS: ms(60_000),
  /** How often a job is tried before it is kept as failed. */
  WARTA_ATTEMPTS: count(5),
  /** Wait before the second attempt; doubled for each one after. */
  WARTA_RETRY_MS: ms(30_000),
  /** Port of /metrics and /status, on loopback unless a host is set; none when empty. */
  WARTA_METRICS_PORT: z.coerce.number().int().min(0).max(65535).default(0),
  WARTA_METRICS_HOST: z.string().default('127.0.0.1'),
  WARTA_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
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

/**
 * Reads the settings.
 * @throws ConfigError naming the variable that is wrong
 */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const parsed = settings.safeParse(env);
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
