import { z } from 'zod'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { notFound } from '#platform/refusal.ts'
import { insist, may } from './access.ts'
import type { Actor } from './actor.ts'

const degrees = (most: number, message: string) =>
  z.union([z.literal('').transform(() => null), z.coerce.number(message).min(-most, message).max(most, message)])

/** Both numbers, or neither: then the city decides again. */
export const pointInput = z
  .object({ latitude: degrees(90, 'people.latitude-wrong'), longitude: degrees(180, 'people.longitude-wrong') })
  .refine(({ latitude, longitude }) => (latitude === null) === (longitude === null), {
    path: ['longitude'],
    message: 'people.point-incomplete',
  })

export type Point = z.output<typeof pointInput>

/** Says where an organisation stands on the map, more precisely than its city does. Returns whether anything changed. */
export async function placeOrganisation(db: Db, actor: Actor, number: number, point: Point): Promise<boolean> {
  insist(may.keepDirectory(actor), actor)
  return inTransaction(db, async (tx) => {
    const before = await tx
      .selectFrom('people.organisation')
      .select(['id', 'latitude', 'longitude'])
      .where('number', '=', number)
      .forUpdate()
      .executeTakeFirst()
    if (!before) throw notFound('organisation')
    const after = { latitude: written(point.latitude), longitude: written(point.longitude) }
    if (before.latitude === after.latitude && before.longitude === after.longitude) return false
    await tx.updateTable('people.organisation').set(after).where('id', '=', before.id).execute()
    const { id, ...was } = before
    await tell(tx, actor, { kind: 'organisation.placed', subject: { kind: 'organisation', id }, before: was, after })
    return true
  })
}

/** Where it was said to be; both empty where only its city is known. */
export async function findPoint(db: Db, id: string): Promise<{ latitude: string; longitude: string }> {
  const row = await db
    .selectFrom('people.organisation')
    .select(['latitude', 'longitude'])
    .where('id', '=', id)
    .executeTakeFirst()
  return { latitude: row?.latitude ?? '', longitude: row?.longitude ?? '' }
}

// As the database keeps it: five decimals, about a metre.
function written(value: number | null): string | null {
  return value === null ? null : value.toFixed(5)
}
