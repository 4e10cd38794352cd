/** Metadata fields in the order in which they are shown. */
export const shownFields = [
  'title',
  'publishedAt',
  'modifiedAt',
  'authors',
  'dateline',
  'section',
  'tags',
  'summary',
] as const;

/** A field's value as a person reads it. */
export function valueText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
