import type { WartaRecord } from '../../core/record/schema.js';
import { type Palette, safeText } from '../terminal.js';
import { markText } from './marks.js';
import { wrap } from './wrap.js';

/** A record made for reading: headline, byline, marked text, then who, when, what and who said what, with rules. */
export function pretty(record: WartaRecord, colors: Palette, width: number): string {
  const sections = [
    head(record, colors, width),
    body(record, colors, width),
    section(
      'Actors',
      colors,
      record.actors.map((a) => actorLine(a, colors)),
    ),
    section(
      'Places',
      colors,
      record.places.map((p) => `${safeText(p.name)} ${colors.dim(note(p.kind, p.link, p.rule))}`),
    ),
    section(
      'Dates',
      colors,
      record.dates.map((d) => dateLine(d, colors)),
    ),
    section(
      'Actions',
      colors,
      record.actions.map((a) => actionLine(a, record, colors)),
    ),
    section(
      'Quotations',
      colors,
      record.quotes.map((q) => quoteLine(q, record, colors)),
    ),
    section(
      'Removed',
      colors,
      record.removed.map((r) => `${safeText(clip(r.text, 100))} ${colors.dim(`[${r.rule}]`)}`),
    ),
    section(
      'Warnings',
      colors,
      record.warnings.map((w) => `${colors.yellow(w.code)} ${safeText(w.message)}`),
    ),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

function head(record: WartaRecord, colors: Palette, width: number): string {
  const by = record.authors.map((a) => (a.role === 'author' ? a.name : `${a.name} (${a.role})`)).join(', ');
  const facts = [record.source?.name, by, record.publishedAt, record.section, record.dateline?.place];
  const lines = [
    wrap(safeText(record.title ?? '(no title)'), width)
      .map((line) => colors.bold(line))
      .join('\n'),
    colors.dim(safeText(facts.filter(Boolean).join(' · '))),
    record.url ? colors.dim(safeText(record.url)) : '',
    record.pages.complete ? '' : colors.yellow(`part of ${record.pages.total} pages`),
  ];
  return lines.filter(Boolean).join('\n');
}

function body(record: WartaRecord, colors: Palette, width: number): string {
  const legend = `${colors.dim('marked:')} ${colors.cyan('actor')} ${colors.green('place')} ${colors.yellow('date')} ${colors.magenta('action')}`;
  const blocks = record.blocks.map((block) => {
    const lines = wrap(
      markText(record, block.start, block.end, colors),
      block.kind === 'list-item' ? width - 2 : width,
    );
    if (block.kind === 'heading') return lines.map((line) => colors.bold(line)).join('\n');
    return block.kind === 'list-item' ? `• ${lines.join('\n  ')}` : lines.join('\n');
  });
  return [legend, ...blocks].join('\n\n');
}

function section(title: string, colors: Palette, lines: string[]): string {
  return lines.length > 0 ? `${colors.bold(title)}\n${lines.map((line) => `  ${line}`).join('\n')}` : '';
}

function actorLine(actor: WartaRecord['actors'][number], colors: Palette): string {
  const also = actor.aliases.length > 0 ? ` = ${actor.aliases.join(', ')}` : '';
  const roles = actor.roles.length > 0 ? ` — ${actor.roles.join('; ')}` : '';
  const facts = note(actor.kind, actor.link, `${actor.mentions.length}×`, actor.rule);
  return `${colors.cyan(safeText(actor.name))}${safeText(also + roles)} ${colors.dim(facts)}`;
}

function dateLine(date: WartaRecord['dates'][number], colors: Palette): string {
  const range = date.range ? `${date.range.begin} … ${date.range.end}` : null;
  return `${colors.yellow(safeText(date.text))} = ${date.value} ${colors.dim(note(date.type, range, date.zone, date.rule))}`;
}

function actionLine(action: WartaRecord['actions'][number], record: WartaRecord, colors: Palette): string {
  const dates = action.dates.map((id) => record.dates.find((d) => d.id === id)?.value);
  const flags = [
    action.class,
    action.voice === 'passive' ? 'passive' : null,
    ...action.modality,
    action.quote ? `claimed in ${action.quote}` : null,
    ...dates,
    action.rule,
    action.confidence.toFixed(2),
  ];
  const verb = `${action.negated ? 'NOT ' : ''}${colors.magenta(safeText(action.verb.text))} (${action.verb.lemma})`;
  const parts = [
    argument(action.actor),
    verb,
    argument(action.target),
    action.recipient ? `→ ${argument(action.recipient)}` : '',
    action.complement ? `: ${safeText(clip(action.complement.text, 80))}` : '',
  ];
  const star = action.headline ? colors.bold('★ ') : '';
  return `${star}${parts.filter(Boolean).join(' | ')} ${colors.dim(note(...flags))}`;
}

function argument(phrase: WartaRecord['actions'][number]['actor']): string {
  if (!phrase) return '–';
  return `${safeText(clip(phrase.text, 80))}${phrase.actor ? ` <${phrase.actor}>` : ''}`;
}

function quoteLine(quote: WartaRecord['quotes'][number], record: WartaRecord, colors: Palette): string {
  const named = record.actors.find((a) => a.id === quote.speaker?.actor)?.name;
  const speaker = named ?? quote.speaker?.name ?? quote.speaker?.text ?? '?';
  return `${quote.id} ${colors.cyan(safeText(speaker))}: ${safeText(clip(quote.text, 200))} ${colors.dim(note(quote.kind, quote.rule))}`;
}

function note(...facts: (string | null | undefined)[]): string {
  return `[${facts.filter(Boolean).join(', ')}]`;
}

function clip(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
