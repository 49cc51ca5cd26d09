/** The program cannot run: `code` names a sentence in the locale files that says what to do. Exit code 1. */
export class StartFailure extends Error {
  readonly code: string
  readonly params: Record<string, string | number>

  constructor(code: string, params: Record<string, string | number> = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(params)}`, options)
    this.name = 'StartFailure'
    this.code = code
    this.params = params
  }
}

/** The POSIX or PostgreSQL code of an error, if it carries one. */
export function errorCode(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined
}
