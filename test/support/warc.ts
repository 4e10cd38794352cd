import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { WARCParser } from 'warcio';

/** A record as another tool reads it. */
export interface WarcRecord {
  type: string;
  url: string;
  status: number;
  body: Buffer;
  /** Value of a header of the record's own. */
  header(name: string): string | null;
}

/** The records of all WARC files in a folder, in order, without those that say who wrote a file. */
export async function warcRecords(folder: string): Promise<WarcRecord[]> {
  const records: WarcRecord[] = [];
  for (const file of readdirSync(folder).sort()) {
    for await (const record of WARCParser.iterRecords(createReadStream(join(folder, file)))) {
      const body = Buffer.from((await record.readFully(false)) ?? []);
      if (record.warcType === 'warcinfo') continue;
      records.push({
        type: record.warcType ?? '',
        url: record.warcTargetURI ?? '',
        status: Number(record.httpHeaders?.statusCode),
        body,
        header: (name) => record.warcHeader(name) ?? null,
      });
    }
  }
  return records;
}
