import { type AnyNode, type Document, Element } from 'domhandler';
import type { BlockKind } from '../../types.js';
import { cleanText } from '../clean.js';
import { blockRuleFor, type PageRules } from '../page-rules.js';
import { tagKind } from './tags.js';

/** A line of the page as a reader sees it: text between two block boundaries or line breaks. */
export interface Segment {
  index: number;
  text: string;
  /** Characters of it that are link text. */
  linked: number;
  kind: BlockKind;
  /** Name of the block element around it ("p", "h1", "td"). */
  tag: string;
  bold: boolean;
  /** Begins after a single <br>, not after a new block. */
  soft: boolean;
  /** The bold words it begins with, where the rest is not bold: often the dateline. */
  lead: string | null;
  /** A picture stands right before it. */
  afterPicture: boolean;
  box: Box;
}

/** An element that holds segments: one node of the simplified tree in which the body is looked for. */
export interface Box {
  element: Element;
  parent: Box | null;
  /** Block rule that says it holds no article text. */
  rule: string | null;
  /** Range of segments under it, half open. */
  first: number;
  last: number;
}

export interface Picture {
  element: Element;
  /** Index of the segment that follows it. */
  at: number;
}

/** Everything one walk over the tree finds. */
export interface PageScan {
  segments: Segment[];
  /** In document order: a parent before its children. */
  boxes: Box[];
  pictures: Picture[];
  /** Elements of the head and other carriers of metadata, in document order. */
  metas: Element[];
  scripts: Element[];
  links: Element[];
  times: { element: Element; at: number }[];
  anchors: { element: Element; at: number }[];
  titleTag: string | null;
  language: string | null;
  base: string | null;
}

/** Rules that hold in the middle of a line too: a translation beside the words it translates. */
const ALWAYS = new Set(['page/other-language']);

/** Walks the tree once, without recursion. */
export function scanPage(document: Document, rules: PageRules): PageScan {
  const scanner = new Scanner(rules);
  let node: AnyNode | null = document.firstChild;
  while (node) {
    const child: AnyNode | null = scanner.enter(node);
    if (child) {
      node = child;
      continue;
    }
    while (node && !node.next) {
      node = node.parent as AnyNode | null;
      if (!node || node === document) break;
      scanner.leave(node);
    }
    if (!node || node === document) break;
    node = node.next;
  }
  return scanner.finish();
}

class Scanner {
  private readonly scan: PageScan = {
    segments: [],
    boxes: [],
    pictures: [],
    metas: [],
    scripts: [],
    links: [],
    times: [],
    anchors: [],
    titleTag: null,
    language: null,
    base: null,
  };
  private box: Box;
  private text = '';
  private linked = 0;
  private bold = 0;
  private chars = 0;
  /** Characters of bold text the line begins with. */
  private lead = 0;
  private leadEnded = false;
  private picture = false;
  private linkDepth = 0;
  private boldDepth = 0;
  private soft = false;
  private pendingBreak = false;

  /** The outermost box stands for the document, for text outside of any element. */
  constructor(private readonly rules: PageRules) {
    this.box = { element: new Element('body', {}), parent: null, rule: null, first: 0, last: 0 };
    this.scan.boxes.push(this.box);
  }

  /** @returns the first child to go into, or null when the node has none or is left out (then it is done). */
  enter(node: AnyNode): AnyNode | null {
    if (node.type === 'text') {
      this.addText(node.data);
      return null;
    }
    if (node.type !== 'tag' && node.type !== 'script' && node.type !== 'style') return null;
    const kind = tagKind(node.name);
    if (kind === 'meta') this.addMeta(node);
    if (kind === 'meta' || kind === 'skip') return null;
    if (kind === 'break') this.lineBreak();
    if (node.name === 'img') this.addPicture(node);
    if (node.name === 'html') this.scan.language = node.attribs.lang ?? null;
    if (kind === 'void' || kind === 'break') return null;
    this.open(node, kind);
    if (node.firstChild) return node.firstChild;
    this.leave(node);
    return null;
  }

  private open(element: Element, kind: 'block' | 'inline'): void {
    if (element.name === 'a') {
      if (element.attribs.href) this.linkDepth++;
      this.scan.anchors.push({ element, at: this.scan.segments.length });
      return;
    }
    if (element.name === 'b' || element.name === 'strong') this.boldDepth++;
    if (statesTime(element)) this.scan.times.push({ element, at: this.scan.segments.length });
    const rule = blockRuleFor(element.name, element.attribs, this.rules.blocks);
    if (kind === 'inline' && !(rule && (!this.text.trim() || ALWAYS.has(rule)))) return;
    this.flush(false);
    this.box = { element, parent: this.box, rule, first: this.scan.segments.length, last: 0 };
    this.scan.boxes.push(this.box);
  }

  leave(node: AnyNode): void {
    if (node.type !== 'tag') return;
    if (node.name === 'a' && node.attribs.href) this.linkDepth--;
    if (node.name === 'b' || node.name === 'strong') this.boldDepth--;
    if (this.box.element !== node || !this.box.parent) return;
    this.flush(false);
    this.box.last = this.scan.segments.length;
    this.box = this.box.parent;
  }

  finish(): PageScan {
    this.flush(false);
    for (let box: Box | null = this.box; box; box = box.parent) box.last = this.scan.segments.length;
    return this.scan;
  }

  private addText(data: string): void {
    const length = data.trim().length;
    if (length === 0 && this.text === '') return;
    if (length > 0) this.pendingBreak = false;
    this.text += data;
    this.chars += length;
    if (this.boldDepth === 0 && length > 0) this.leadEnded = true;
    else if (!this.leadEnded) this.lead = this.text.length;
    if (this.linkDepth > 0) this.linked += length;
    if (this.boldDepth > 0) this.bold += length;
  }

  /** One <br> ends a line, a second one the paragraph. */
  private lineBreak(): void {
    if (this.pendingBreak && !this.text.trim()) {
      this.soft = false;
      return;
    }
    this.flush(true);
    this.pendingBreak = true;
  }

  private flush(soft: boolean): void {
    const text = this.text === '' ? '' : cleanText(this.text);
    if (text) {
      this.scan.segments.push({
        index: this.scan.segments.length,
        text,
        linked: this.linked,
        kind: blockKind(this.box),
        tag: this.box.element.name,
        bold: this.bold > 0.9 * this.chars,
        soft: this.soft,
        lead:
          this.leadEnded && this.lead > 0 && this.lead < 160
            ? cleanText(this.text.slice(0, this.lead))
            : null,
        afterPicture: this.picture,
        box: this.box,
      });
      this.picture = false;
    }
    this.text = '';
    this.linked = 0;
    this.bold = 0;
    this.chars = 0;
    this.lead = 0;
    this.leadEnded = false;
    this.soft = soft;
    this.pendingBreak = false;
  }

  private addPicture(element: Element): void {
    this.scan.pictures.push({ element, at: this.scan.segments.length });
    this.picture = true;
  }

  private addMeta(element: Element): void {
    if (element.name === 'meta') this.scan.metas.push(element);
    else if (element.name === 'link') this.scan.links.push(element);
    else if (element.name === 'base') this.scan.base ??= element.attribs.href ?? null;
    else if (element.name === 'title') this.scan.titleTag ??= firstText(element);
    else if (element.name === 'script') this.scan.scripts.push(element);
  }
}

/** <time>, and what older templates have for it: <abbr title="2024-…">, <span itemprop="datePublished" content="…">. */
function statesTime({ name, attribs }: Element): boolean {
  if (name === 'time') return true;
  if (name === 'abbr') return /^\d{4}-\d/.test(attribs.title ?? '');
  return attribs.itemprop !== undefined && attribs.content !== undefined && /^date/.test(attribs.itemprop);
}

function firstText(element: Element): string | null {
  const child = element.firstChild;
  return child && child.type === 'text' ? cleanText(child.data) : null;
}

/** Kind by the element around the line and the nearest ones that say more: <li><p>…</p></li>. */
function blockKind(box: Box): BlockKind {
  for (let at: Box | null = box, steps = 0; at && steps < 4; at = at.parent, steps++) {
    const name = at.element.name;
    if (/^h[1-6]$/.test(name)) return 'heading';
    if (name === 'li' || name === 'dd' || name === 'dt') return 'list-item';
    if (name === 'blockquote') return 'quote';
    if ((name === 'td' || name === 'th') && at === box) return 'table';
    if (name === 'article' || name === 'section' || name === 'table' || name === 'body') break;
  }
  return 'paragraph';
}
