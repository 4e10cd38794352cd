import { once } from 'node:events';
import type { RowErrorCode } from '../../core/errors.js';
import type { WartaRecord } from '../../core/record/schema.js';
import { palette } from '../terminal.js';
import { pretty } from './pretty.js';

export const formats = ['json', 'ndjson', 'pretty'] as const;
export type Format = (typeof formats)[number];

export interface RowError {
  ref: string | number | null;
  error: { code: RowErrorCode; message: string };
}

export interface Writer {
  record(record: WartaRecord): Promise<void>;
  error(error: RowError): Promise<void>;
  end(): Promise<void>;
}

/**
 * Writes records as they come, waiting for slow readers.
 * json: one indented object, or an array when there are several inputs; ndjson: one line each; pretty: for reading.
 */
export function createWriter(output: NodeJS.WritableStream, format: Format, inputs: number): Writer {
  const write = async (text: string) => {
    if (!output.write(text)) await once(output, 'drain');
  };
  if (format === 'ndjson') {
    const line = (value: object) => write(`${JSON.stringify(value)}\n`);
    return { record: line, error: line, end: async () => {} };
  }
  if (format === 'pretty') {
    const colors = palette(output);
    const width = Math.min((output as { columns?: number }).columns ?? 100, 100);
    return {
      record: (r) => write(`${pretty(r, colors, width)}\n`),
      error: async () => {},
      end: async () => {},
    };
  }
  return jsonWriter(write, inputs > 1);
}

function jsonWriter(write: (text: string) => Promise<void>, array: boolean): Writer {
  let count = 0;
  const item = (value: object) => {
    const text = JSON.stringify(value, null, 2);
    return write(array ? `${count++ === 0 ? '[' : ','}\n${text}` : `${text}\n`);
  };
  const end = async () => {
    if (array) await write(count === 0 ? '[]\n' : '\n]\n');
  };
  return { record: item, error: array ? item : async () => {}, end };
}
