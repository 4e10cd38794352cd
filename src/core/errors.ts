/**
 * Errors are named by what follows from them. Each that can end the extraction of one page carries the
 * `code` that batch mode prints for its row.
 */
export type RowErrorCode =
  | 'bad-row'
  | 'not-an-article'
  | 'not-indonesian'
  | 'too-large'
  | 'too-deep'
  | 'internal';

/** Final for this page: reading it again with the same rules gives the same error. */
export class PageError extends Error {
  constructor(
    readonly code: RowErrorCode,
    message: string,
  ) {
    super(message);
    this.name = new.target.name;
  }
}

/** The page holds no article: a front page, a listing, an empty or a binary file. */
export class NotArticleError extends PageError {
  constructor(message: string) {
    super('not-an-article', message);
  }
}

/** The article is not in Indonesian. */
export class NotIndonesianError extends PageError {
  constructor(message: string) {
    super('not-indonesian', message);
  }
}

/** Larger, or nested deeper, than what the extractor reads. */
export class PageLimitError extends PageError {
  constructor(code: 'too-large' | 'too-deep', message: string) {
    super(code, message);
  }
}

/** A rule file is wrong: mend the file. The message reads `path: reason`. */
export class RuleError extends Error {
  constructor(
    readonly path: string,
    readonly reason: string,
  ) {
    super(`${path}: ${reason}`);
    this.name = 'RuleError';
  }
}
