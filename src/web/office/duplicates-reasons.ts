import type { DuplicateReason } from '#catalogue/likeness/judging.ts'
import type { Reason } from '#people/naming/judging.ts'
import type { Visit } from '../visit.ts'

/** Why two records may be one, in the reader's words. */
export function reasonText(reason: Reason | DuplicateReason, { say }: Visit): string {
  const { code, ...values } = reason
  return say(`duplicates.reason.${code}`, values)
}
