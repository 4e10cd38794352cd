import { expect, it } from 'vitest';
import { readConfig, SETTINGS, unknownSettings } from '../../src/io/config.js';

it.each([
  ['WARTA_HOST_DELAY_MS', '2s', 'is not a whole number from 0 to 86400000'],
  ['WARTA_HOST_DELAY_MS', '-1', 'is not a whole number from 0 to 86400000'],
  ['WARTA_HOST_DELAY_MS', '1e12', 'is not a whole number'],
  ['WARTA_FETCH_TIMEOUT_MS', '0', 'is not a whole number from 100 to'],
  ['WARTA_EXTRACT_TIMEOUT_MS', '99999999999', 'is not a whole number from 100 to'],
  ['WARTA_ATTEMPTS', '0', 'is not a whole number from 1 to 1000'],
  ['WARTA_ATTEMPTS', '1.5', 'is not a whole number from 1 to 1000'],
  ['WARTA_METRICS_PORT', '99999', 'is not a whole number from 0 to 65535'],
  ['WARTA_LOG_LEVEL', 'trace', 'is none of debug, info, warn, error, silent'],
  ['WARTA_REDIS_URL', '127.0.0.1:6379', 'is not an address like redis://host:6379'],
  ['WARTA_DATABASE_URL', 'mysql://a:rahasia@b/c', 'is not an address like postgres://user@host:5432/name'],
  ['WARTA_ALLOW_ADDRESSES', 'localhost', '"localhost" is not an address'],
  ['WARTA_CONTACT', 'redaksi@contoh.example\r\nx: y', 'is not a line of plain characters'],
])('%s="%s" is refused by its name, in words, without what it holds of secrets', (name, value, says) => {
  const read = () => readConfig({ [name]: value });
  expect(read).toThrow(`${name}: ${says}`);
  expect(read).not.toThrow('rahasia');
});

it('an empty setting is one that nobody has set', () => {
  expect(readConfig(Object.fromEntries(SETTINGS.map((name) => [name, ' '])))).toEqual(readConfig({}));
});

it('what looks like a setting and is none is named', () => {
  const env = { WARTA_DATA: 'x', WARTA_DATABSE_URL: 'y', PATH: 'z' };
  expect(unknownSettings(env)).toEqual(['WARTA_DATABSE_URL']);
});
