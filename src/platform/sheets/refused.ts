import type { Params, SheetWord } from './words.ts'

/** Why a whole file is not read. The code is a key of `locales/<lang>/sheets.json`. */
export type SheetRefusal = { code: SheetWord; params: Params }

/** Carries a refusal from the depth of a file to `readSheet`; it never leaves this folder's public functions as a crash. */
export class SheetRefused extends Error {
  readonly refusal: SheetRefusal

  constructor(refusal: SheetRefusal) {
    super(refusal.code)
    this.name = 'SheetRefused'
    this.refusal = refusal
  }
}

export function refuseSheet(code: SheetWord, params: Params = {}): never {
  throw new SheetRefused({ code, params })
}
