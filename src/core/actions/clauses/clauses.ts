import type { Item } from '../items/item.js';
import { type Clause, takesClause } from './clause.js';
import { emptyGap } from './gap.js';
import { readComma, readLink, readNominal, readRelative } from './links.js';
import { readNounPhrase, readPrepositional } from './noun-phrases.js';
import { Reading } from './reading.js';
import { readVerb } from './verbs.js';

/** Builds the clauses of one sentence from its items, left to right. */
export function clausesOf(items: Item[]): Clause[] {
  const reading = new Reading(items[0]?.first ?? 0);
  items.forEach((item, i) => {
    read(reading, item, items[i + 1]);
  });
  return reading.clauses;
}

function read(reading: Reading, item: Item, next: Item | undefined): void {
  switch (item.kind) {
    case 'np':
      readNounPhrase(reading, item.phrase, next);
      break;
    case 'pp':
      readPrepositional(reading, item);
      break;
    case 'verb':
      readVerb(reading, item.group);
      break;
    case 'relative':
      readRelative(reading, item.first);
      break;
    case 'link':
    case 'that':
      readLink(reading, item);
      break;
    case 'copula':
    case 'predicate':
      readNominal(reading, item.first, item.kind === 'copula');
      break;
    case 'comma':
      readComma(reading);
      break;
    case 'coordinator':
      reading.gap.coordinator = true;
      reading.gap.open = false;
      break;
    case 'bracket':
      reading.gap.bracket = true;
      break;
    case 'boundary':
      reading.current = reading.open('main', null, item.last);
      reading.gap = emptyGap();
      break;
    case 'time':
      if (reading.gap.comma && !reading.gap.phrase && takesClause(reading.current)) {
        // "mengatakan, [kemarin] polisi menangkap …"
        reading.gap.time ??= item.first;
        return;
      }
      break;
    default:
      break;
  }
  if (!isSeparator(item)) reading.current.last = item.last;
}

function isSeparator(item: Item): boolean {
  return (
    item.kind === 'boundary' ||
    item.kind === 'comma' ||
    item.kind === 'coordinator' ||
    item.kind === 'bracket'
  );
}
