import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Target addresses of the response records in the WARC files of a folder, which must be whole gzip. */
export function archivedAddresses(folder: string): string[] {
  return readdirSync(folder).flatMap((file) => {
    const text = gunzipSync(readFileSync(join(folder, file))).toString('latin1');
    const records = text.split('WARC/1.1\r\n').filter((record) => record.includes('WARC-Type: response'));
    return records.map((record) => /WARC-Target-URI: (\S+)/.exec(record)?.[1] ?? '');
  });
}
