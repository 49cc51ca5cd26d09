import type { Db } from '#platform/database/connect.ts'
import { Refusal, refusing } from '#platform/refusal.ts'

/** Registers that number organisations; the credit code is part of the record itself. */
export const identifierSchemes = ['ror', 'isni', 'lei', 'fundref', 'wikidata', 'grid'] as const
export type IdentifierScheme = (typeof identifierSchemes)[number]
export type Identifiers = Partial<Record<IdentifierScheme, string[]>>

/** The number as it is kept, or undefined when its form or its check digit is wrong. Addresses of registers are understood. */
export function readIdentifier(scheme: IdentifierScheme, typed: string): string | undefined {
  const bare = typed
    .normalize('NFKC')
    .trim()
    .replace(/^https?:\/\/[^/]+\/(?:wiki\/|isni\/|organization\/)?/i, '')
  const value = bare.replace(/[\s-]/g, '')
  switch (scheme) {
    case 'ror':
      return isRor(value.toLowerCase()) ? value.toLowerCase() : undefined
    case 'isni':
      return /^\d{15}[\dX]$/i.test(value) && checkMod11(value.toUpperCase()) ? value.toUpperCase() : undefined
    case 'lei':
      return /^[A-Z\d]{18}\d{2}$/i.test(value) && mod97(value.toUpperCase()) === 1 ? value.toUpperCase() : undefined
    case 'wikidata':
      return /^Q[1-9]\d{0,11}$/i.test(value) ? value.toUpperCase() : undefined
    case 'fundref':
      return /^(?:10\.13039\/)?\d{6,15}$/.test(value) ? value.replace(/^10\.13039\//, '') : undefined
    case 'grid':
      return /^grid\.\d{4,6}\.[\da-f]{1,2}$/i.test(bare) ? bare.toLowerCase() : undefined
  }
}

/** GB 32100-2015: 18 characters without I, O, S, V, Z, the last a check on the others with weights 3^i modulo 31. */
export function readCreditCode(typed: string): string | undefined {
  const code = typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  if (!/^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/.test(code)) return undefined
  const sum = [...code.slice(0, 17)].reduce((total, letter, i) => total + CREDIT.indexOf(letter) * (3 ** i % 31), 0)
  return CREDIT[(31 - (sum % 31)) % 31] === code[17] ? code : undefined
}

const CREDIT = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz'

/** ROR: a zero, six characters in Crockford's base 32, two check digits after ISO 7064 modulo 97. */
function isRor(value: string): boolean {
  if (!/^0[a-hj-km-np-tv-z\d]{6}\d{2}$/.test(value)) return false
  const number = [...value.slice(0, 7)].reduce((total, letter) => total * 32 + CROCKFORD.indexOf(letter), 0)
  return 98 - ((number * 100) % 97) === Number(value.slice(7))
}

/** ISO 7064 MOD 11-2, as ISNI and ORCID use it. */
export function checkMod11(value: string): boolean {
  const total = [...value.slice(0, -1)].reduce((sum, digit) => (sum + Number(digit)) * 2, 0)
  const check = (12 - (total % 11)) % 11
  return value.at(-1) === (check === 10 ? 'X' : String(check))
}

/** ISO 7064 MOD 97-10 over letters as numbers from 10. */
function mod97(value: string): number {
  return [...value].reduce((rest, letter) => {
    const digit = Number.parseInt(letter, 36)
    return (rest * (digit > 9 ? 100 : 10) + digit) % 97
  }, 0)
}

/** Writes the numbers of an organisation. One that names another organisation already is refused. */
export async function writeIdentifiers(tx: Db, organisationId: string, identifiers: Identifiers): Promise<void> {
  await tx.deleteFrom('people.identifier').where('organisation_id', '=', organisationId).execute()
  const rows = Object.entries(identifiers).flatMap(([scheme, values]) =>
    values.map((value) => ({ organisation_id: organisationId, scheme: scheme as IdentifierScheme, value })),
  )
  for (const row of rows)
    await refusing(
      {
        an_identifier_names_one_organisation: () =>
          new Refusal('people.identifier-taken', { status: 409, field: row.scheme, params: { value: row.value } }),
      },
      () => tx.insertInto('people.identifier').values(row).execute(),
    )
}

export async function readIdentifiers(db: Db, organisationId: string): Promise<Identifiers> {
  const rows = await db
    .selectFrom('people.identifier')
    .select(['scheme', 'value'])
    .where('organisation_id', '=', organisationId)
    .orderBy('scheme')
    .orderBy('value')
    .execute()
  const identifiers: Identifiers = {}
  for (const { scheme, value } of rows) identifiers[scheme] = [...(identifiers[scheme] ?? []), value]
  return identifiers
}
