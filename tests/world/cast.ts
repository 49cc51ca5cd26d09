// The permanent cast of the tests: who they are and what they may do. Everybody here is invented.

import { type Actor, findActor, type Role, system } from '#people/actor.ts'
import { giveRole } from '#people/entitlements.ts'
import { joinOrganisation } from '#people/memberships.ts'
import { addOrganisation } from '#people/organisations.ts'
import { addPerson } from '#people/persons.ts'
import type { Db } from '#platform/database/connect.ts'

export type Cast = {
  organiser: Actor
  editor: Actor
  signer: Actor
  desk: Actor
  /** Speaks for a university abroad (English) and one for a firm in Changzhou (Chinese). */
  swansea: { organisationId: string; actor: Actor }
  changgong: { organisationId: string; actor: Actor }
  sanheng: { organisationId: string; actor: Actor }
}

/** Puts the cast into an empty database. */
export async function bringCast(db: Db): Promise<Cast> {
  return {
    organiser: await official(db, { zh: '曾组织', en: 'Zeng Zuzhi' }, 'organiser'),
    editor: await official(db, { zh: '卞编辑', en: 'Bian Bianji' }, 'editor'),
    signer: await official(db, { zh: '钱签发', en: 'Qian Qianfa' }, 'signer'),
    desk: await official(db, { zh: '台小妹', en: 'Tai Xiaomei' }, 'desk'),
    swansea: await party(
      db,
      { name: { zh: '示例斯旺西大学', en: 'Sample University of Swansea' }, country: 'GB', kind: 'university' },
      { en: 'Ada Sample' },
      ['en'],
    ),
    changgong: await party(
      db,
      { name: { zh: '示例常工电子', en: 'Sample Changgong Electronics' }, country: 'CN', kind: 'company' },
      { zh: '单工', en: 'Shan Gong' },
      ['zh', 'en'],
    ),
    sanheng: await party(
      db,
      { name: { zh: '示例三恒科技', en: 'Sample Sanheng Technology' }, country: 'CN', kind: 'company' },
      { zh: '区恒', en: 'Ou Heng' },
      ['zh'],
    ),
  }
}

async function official(db: Db, name: Record<string, string>, role: Role): Promise<Actor> {
  const personId = await addPerson(db, system('test'), { name, email: `${role}@duihe.example` })
  await giveRole(db, system('test'), { personId, role })
  return actor(db, personId)
}

async function party(
  db: Db,
  organisation: { name: Record<string, string>; country: string; kind: 'university' | 'company' },
  person: Record<string, string>,
  languages: string[],
): Promise<{ organisationId: string; actor: Actor }> {
  const organisationId = await addOrganisation(db, system('test'), organisation)
  const email = `${(person.en ?? '').toLowerCase().replace(' ', '.')}@duihe.example`
  const personId = await addPerson(db, system('test'), { name: person, email, languages })
  await joinOrganisation(db, system('test'), { personId, organisationId })
  return { organisationId, actor: await actor(db, personId) }
}

async function actor(db: Db, personId: string): Promise<Actor> {
  const found = await findActor(db, personId)
  if (!found) throw new Error('the cast is incomplete')
  return found
}
