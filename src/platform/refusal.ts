import type { LanguageMap } from '#db/tables.ts'

/**
 * The one error for "no": what was asked is against a rule, and the person can do something about it.
 * `code` is `module.reason` and names a sentence in the locale files; `field` is the input it speaks about.
 */
export class Refusal extends Error {
  readonly code: string
  readonly status: RefusalStatus
  readonly field: string | undefined
  readonly params: RefusalParams

  constructor(code: string, options: { status?: RefusalStatus; field?: string; params?: RefusalParams } = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.status = options.status ?? 422
    this.field = options.field
    this.params = options.params ?? {}
  }
}

/** A text in several languages is said in the reader's. */
export type RefusalParams = Record<string, string | number | LanguageMap>
/** 401 sign in first, 403 known but not allowed, 404 not there or not yours to see, 409 somebody was faster, 422 bad input, 429 too often, 503 come back in a moment. */
export type RefusalStatus = 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503

export function notFound(what: string): Refusal {
  return new Refusal('platform.not-found', { status: 404, params: { what } })
}

/** Runs a write and turns the violation of a constraint, named as a sentence in SQL, into the refusal it stands for. */
export async function refusing<T>(
  sentences: Record<string, string | (() => Refusal)>,
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write()
  } catch (error) {
    const refusal = sentences[constraintOf(error) ?? '']
    if (!refusal) throw error
    throw typeof refusal === 'string' ? new Refusal(refusal, { status: 409 }) : refusal()
  }
}

function constraintOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'constraint' in error ? String(error.constraint) : undefined
}
