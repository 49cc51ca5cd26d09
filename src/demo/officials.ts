import type { Actor, Role } from '#people/actor.ts'
import { findActor } from '#people/actor.ts'
import { giveRole } from '#people/entitlements.ts'
import { addPerson, findPersonByEmail } from '#people/persons.ts'
import type { Db } from '#platform/database/connect.ts'

export type Officials = Record<'organiser' | 'desk' | 'editor' | 'signer', Actor> & { interpreters: string[] }

const officials = [
  { role: 'organiser', zh: '示例·曾筹办', en: 'Sample Organiser Zeng' },
  { role: 'desk', zh: '示例·单对接', en: 'Sample Desk Shan' },
  { role: 'editor', zh: '示例·卞编辑', en: 'Sample Editor Bian' },
  { role: 'signer', zh: '示例·仇签发', en: 'Sample Signer Qiu' },
] as const satisfies { role: Role; zh: string; en: string }[]

const interpreters = [
  { zh: '示例·李译', en: 'Sample Interpreter Li' },
  { zh: '示例·查译', en: 'Sample Interpreter Zha' },
  { zh: '示例·任译', en: 'Sample Interpreter Ren' },
]

/** The people who run the sample days, and the interpreters of the first. */
export async function bringOfficials(db: Db, actor: Actor): Promise<Officials> {
  const made = {} as Record<(typeof officials)[number]['role'], Actor>
  for (const { role, zh, en } of officials) {
    const personId = await person(db, actor, { zh, en }, `${role}@sample.duihe.example`)
    await giveRole(db, actor, { personId, role })
    const found = await findActor(db, personId)
    if (found) made[role] = found
  }
  const ids: string[] = []
  for (const [i, name] of interpreters.entries()) {
    ids.push(await person(db, actor, name, `interpreter-${i + 1}@sample.duihe.example`, ['zh', 'en']))
  }
  return { ...made, interpreters: ids }
}

export async function person(
  db: Db,
  actor: Actor,
  name: Record<string, string>,
  email: string,
  languages = ['zh'],
): Promise<string> {
  const known = await findPersonByEmail(db, email)
  return known?.id ?? addPerson(db, actor, { name, email, languages, isSample: true })
}
