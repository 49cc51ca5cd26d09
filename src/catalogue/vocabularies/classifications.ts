import { industriesOf, naceOf } from './crosswalk.ts'
import gbt4754 from './gbt-4754.json' with { type: 'json' }
import ipcTable from './ipc.json' with { type: 'json' }
import nace2 from './nace-2.json' with { type: 'json' }
import { codesOf, termsOf, type Vocabulary } from './vocabulary.ts'

/** Sections and classes of the International Patent Classification. A listing names one, or any symbol below one. */
export const ipc = { scheme: 'WIPO IPC', version: '2024.01', terms: termsOf(ipcTable) } satisfies Vocabulary

/** A section (`G`), class (`G01`), subclass (`G01N`) or group (`G01N 21/64`). */
export const IPC_SYMBOL = /^[A-H](\d{2}([A-Z]( ?\d{1,4}(\/\d{2,6})?)?)?)?$/

const ipcCodes = new Set(codesOf(ipc))

/** The section or class a symbol belongs to; undefined when there is none of that name. */
export function ipcClassOf(symbol: string): string | undefined {
  const code = symbol.slice(0, 3)
  return ipcCodes.has(code) ? code : undefined
}

/**
 * Sections and divisions of the national industry classification, written as statistics write them: `C`, `C35`. The English
 * wording is ours and follows ISIC.
 */
export const industries = {
  scheme: 'GB/T 4754',
  version: '2017',
  terms: termsOf(gbt4754).map((term) => ({ ...term, matches: naceOf(term.code) })),
} satisfies Vocabulary

export const industryCodes = codesOf(industries)

/** Sections and divisions of the European classification, as Eurostat writes them; the Chinese wording is ours. */
export const europeanIndustries = {
  scheme: 'NACE Rev. 2',
  version: '2008',
  terms: termsOf(nace2).map((term) => ({ ...term, matches: industriesOf(term.code) })),
} satisfies Vocabulary
