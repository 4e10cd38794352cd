/** `import { parseDates } from 'warta/dates'`. */
export { findDates } from './core/dates/find.js';
