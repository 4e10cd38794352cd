/** Value of a header, names compared without case; null where it is missing. */
export function headerValue(headers: [string, string][], name: string): string | null {
  return headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? null;
}
