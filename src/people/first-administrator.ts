import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { system } from './actor.ts'
import { giveRole } from './entitlements.ts'
import { addPerson } from './persons.ts'
import { makeLink } from './sign-in.ts'

const LINK_HOURS = 24

/** A one-time link for an administrator, who is made on the first start. There is no password to find or to forget. */
export async function firstAdministratorLink(db: Db, publicUrl: string): Promise<string> {
  const personId = await inTransaction(db, async (tx) => {
    const known = await tx
      .selectFrom('people.entitlement')
      .select('person_id')
      .where('role', '=', 'administrator')
      .where('event_id', 'is', null)
      .orderBy('given_at')
      .forUpdate()
      .executeTakeFirst()
    if (known) return known.person_id
    const made = await addPerson(tx, system('start'), { name: { zh: '管理员', en: 'Administrator' } })
    await giveRole(tx, system('start'), { personId: made, role: 'administrator' })
    return made
  })
  return `${publicUrl}/zh/sign-in/${await makeLink(db, personId, LINK_HOURS * 60)}`
}
