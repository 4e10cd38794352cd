import { RuleError } from '../../errors.js';
import type { RuleFile } from '../../rules/domain.js';
import { MarkerSearch } from './markers.js';
import type { FamilyFile, SelectField, SelectRules, SiteFile, Source } from './schema.js';

/** One layout of a site or family, complete: what its version says, then what the family's says. */
export interface Layout {
  since: number;
  select: SelectRules;
  drop: string[];
}

export interface Canonical {
  drop: string[];
  parts: string[];
  rewrite: { from: RegExp; to: string }[];
  slash: 'add' | 'strip' | null;
  number: RegExp | null;
}

export interface Family {
  id: string;
  name: string;
  markers: string[];
  unless: string[];
  fallback: boolean;
  zone: string | null;
  canonical: Canonical;
  notAuthors: string[];
  dates: Record<string, 'local' | 'utc' | 'ignore'>;
  /** Newest first. */
  layouts: Layout[];
}

export interface Site {
  /** "cnbcindonesia": the rule's id without "sites/". */
  id: string;
  name: string;
  domains: string[];
  family: string;
  zone: string;
  article: RegExp | null;
  canonical: Canonical;
  notAuthors: string[];
  dates: Record<string, 'local' | 'utc' | 'ignore'>;
  layouts: Layout[];
  feeds: Source[];
  sitemaps: Source[];
  index: Source[];
}

export interface SiteRules {
  sites: Map<string, Site>;
  families: Map<string, Family>;
  /** What the families' markers are looked for with. */
  markers: MarkerSearch;
  hosts: Map<string, Site>;
  /** Hosts with "*" in them and parts of hosts, tried before `hosts`. */
  patterns: { host: RegExp; path: string; site: Site }[];
  /** What holds for every outlet: families/any. */
  any: Family;
}

const ZONES = { WIB: '+07:00', WITA: '+08:00', WIT: '+09:00', UTC: '+00:00' } as const;
const NO_CANONICAL: Canonical = { drop: [], parts: [], rewrite: [], slash: null, number: null };

export const fields: readonly SelectField[] = [
  'title',
  'authors',
  'editors',
  'published',
  'modified',
  'body',
  'tags',
  'section',
  'caption',
  'pagination',
];

/** @throws RuleError for a family nobody defines, a duplicate id or host, and an expression that does not compile */
export function compileSites(files: RuleFile[]): SiteRules {
  const families = new Map<string, Family>();
  const anyFile = files.find((f) => f.path === 'families/any.yaml');
  const any = anyFile ? toFamily(anyFile, null) : emptyFamily();
  for (const file of files) {
    if (!file.path.startsWith('families/') || file === anyFile) continue;
    const family = toFamily(file, any);
    families.set(family.id, family);
  }
  const markers = new MarkerSearch([...families.values()].flatMap((f) => [...f.markers, ...f.unless]));
  const rules: SiteRules = { sites: new Map(), families, markers, hosts: new Map(), patterns: [], any };
  for (const file of files) if (file.path.startsWith('sites/')) addSite(rules, file);
  return rules;
}

function addSite(rules: SiteRules, file: RuleFile): void {
  const data = file.data as SiteFile;
  const family = rules.families.get(data.family);
  if (!family) throw new RuleError(file.path, `family: there is no rules/families/${data.family}.yaml`);
  const site = toSite(file, data, family);
  if (rules.sites.has(site.id)) throw new RuleError(file.path, `id: ${data.id} is taken by another file`);
  rules.sites.set(site.id, site);
  for (const domain of site.domains) addDomain(rules, file.path, domain, site);
}

function addDomain(rules: SiteRules, path: string, domain: string, site: Site): void {
  const slash = domain.indexOf('/');
  const host = slash < 0 ? domain : domain.slice(0, slash);
  if (slash >= 0 || host.includes('*')) {
    const source = host.replaceAll('.', '\\.').replaceAll('*', '[a-z0-9-]*');
    const regex = new RegExp(`^(?:www\\.)?${source}$`);
    rules.patterns.push({ host: regex, path: slash < 0 ? '' : domain.slice(slash), site });
    return;
  }
  const owner = rules.hosts.get(host);
  if (owner) throw new RuleError(path, `domains: ${host} belongs to sites/${owner.id} already`);
  rules.hosts.set(host, site);
}

function toFamily(file: RuleFile, base: Family | null): Family {
  const data = file.data as FamilyFile;
  return {
    id: data.id.replace(/^families\//, ''),
    name: data.name,
    markers: data.markers,
    unless: data.unless,
    fallback: data.fallback,
    zone: data.zone ? ZONES[data.zone] : null,
    canonical: mergeCanonical(file.path, data.canonical, base?.canonical ?? NO_CANONICAL),
    notAuthors: [...data.notAuthors, ...(base?.notAuthors ?? [])],
    dates: { ...base?.dates, ...data.dates },
    layouts: data.versions
      .map((v) => ({ since: v.since, select: complete(v.select), drop: [...v.drop, ...data.drop] }))
      .sort((a, b) => b.since - a.since),
  };
}

function toSite(file: RuleFile, data: SiteFile, family: Family): Site {
  return {
    id: data.id.replace(/^sites\//, ''),
    name: data.name,
    domains: data.domains,
    family: family.id,
    zone: data.zone ? ZONES[data.zone] : (family.zone ?? ZONES.WIB),
    article: data.article === undefined ? null : toRegex(file.path, 'article', data.article),
    canonical: mergeCanonical(file.path, data.canonical, family.canonical),
    notAuthors: [...data.notAuthors, ...family.notAuthors],
    dates: { ...family.dates, ...data.dates },
    layouts: siteLayouts(data, family),
    feeds: data.feeds,
    sitemaps: data.sitemaps,
    index: data.index,
  };
}

/**
 * A site's layouts, newest first: its own versions, each completed by the family's layout of the same time,
 * then the family's that are not covered. A site without versions has its family's.
 */
function siteLayouts(data: SiteFile, family: Family): Layout[] {
  const own = data.versions.map((version): Layout => {
    const parent = family.layouts.find((l) => l.since <= version.since) ?? family.layouts.at(-1);
    return {
      since: version.since,
      select: complete(version.select, parent?.select),
      drop: [...version.drop, ...data.drop, ...(parent?.drop ?? [])],
    };
  });
  const years = new Set(own.map((l) => l.since));
  const inherited = family.layouts
    .filter((l) => !years.has(l.since))
    .map((l) => ({ ...l, drop: [...data.drop, ...l.drop] }));
  return [...own, ...inherited].sort((a, b) => b.since - a.since);
}

/** A field's own selectors come before the parent's, so that an outlet adds to its family and takes nothing away. */
function complete(own: Partial<SelectRules>, parent?: SelectRules): SelectRules {
  const out = {} as SelectRules;
  for (const field of fields) out[field] = [...new Set([...(own[field] ?? []), ...(parent?.[field] ?? [])])];
  return out;
}

function mergeCanonical(path: string, own: SiteFile['canonical'], parent: Canonical): Canonical {
  const rewrite = (own?.rewrite ?? []).map((r) => ({
    from: toRegex(path, 'canonical.rewrite', r.from),
    to: r.to,
  }));
  return {
    drop: [...(own?.drop ?? []), ...parent.drop],
    parts: [...(own?.parts ?? []), ...parent.parts],
    rewrite: [...rewrite, ...parent.rewrite],
    slash: own?.slash ?? parent.slash,
    number: own?.number === undefined ? parent.number : toRegex(path, 'canonical.number', own.number),
  };
}

function toRegex(path: string, where: string, source: string): RegExp {
  try {
    return new RegExp(source);
  } catch (error) {
    throw new RuleError(path, `${where}: ${(error as Error).message}`);
  }
}

function emptyFamily(): Family {
  const canonical = NO_CANONICAL;
  const rest = {
    markers: [],
    unless: [],
    fallback: true,
    zone: null,
    notAuthors: [],
    dates: {},
    layouts: [],
  };
  return { id: 'any', name: 'any outlet', canonical, ...rest };
}
