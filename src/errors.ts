/**
 * Every error Baosou raises on purpose. Each says what was wrong with which input (`message`),
 * and what to do about it (`advice`). `code` is stable and meant for programs.
 */
export abstract class BaosouError extends Error {
  abstract readonly code: string
  readonly advice: string

  constructor(message: string, advice: string, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
    this.advice = advice
  }
}

/** A source (file) that cannot be read as a report. The batch goes on without it. */
export class SourceError extends BaosouError {
  readonly code = 'source_unreadable'
  readonly source: string
  readonly reason: string

  constructor(source: string, reason: string, advice: string, options?: ErrorOptions) {
    super(`${source}: ${reason}`, advice, options)
    this.source = source
    this.reason = reason
  }
}

/** An index folder that is absent, damaged, or from another version. */
export class IndexError extends BaosouError {
  readonly code = 'index_unusable'
  readonly folder: string

  constructor(folder: string, reason: string, advice: string, options?: ErrorOptions) {
    super(`Index ${folder}: ${reason}`, advice, options)
    this.folder = folder
  }
}

/** A build in which no source could be read. */
export class NothingIndexedError extends BaosouError {
  readonly code = 'nothing_indexed'
}

/** A query that cannot be answered: empty, too long, or with too many terms. */
export class QueryError extends BaosouError {
  readonly code = 'bad_query'
}

/** A request parameter that is unknown, repeated, or out of range. */
export class ParameterError extends BaosouError {
  readonly code = 'bad_parameter'
}

/** An address that cannot be listened on. */
export class ListenError extends BaosouError {
  readonly code = 'cannot_listen'
}
