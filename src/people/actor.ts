import type { LanguageMap } from '#db/tables.ts'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import type { Author } from '#platform/facts.ts'
import { isUiLanguage, spoken, type UiLanguage } from '#platform/languages.ts'

export type Role = 'administrator' | 'organiser' | 'desk' | 'editor' | 'signer'

declare const door: unique symbol

/** Who is asking. Only the doors make one: a session, the command line, the worker. Chapters take it as given. */
export type Actor = Author & {
  readonly [door]: true
  /** Organisations the person speaks for. */
  organisations: readonly string[]
  /** Roles held today; `eventId` null means everywhere. */
  roles: readonly { role: Role; eventId: string | null }[]
  reads: UiLanguage
  timeZone: string
}

/** Somebody we know nothing about. */
export function visitor(reads: UiLanguage = 'zh'): Actor {
  return make({
    kind: 'visitor',
    personId: null,
    name: '',
    organisations: [],
    roles: [],
    reads,
    timeZone: 'Asia/Shanghai',
  })
}

/** The program itself, or its operator at the command line: may do everything, and the trail says which of the two. */
export function system(name: string): Actor {
  const roles = [{ role: 'administrator' as const, eventId: null }]
  return make({
    kind: 'system',
    personId: null,
    name,
    organisations: [],
    roles,
    reads: 'zh',
    timeZone: 'Asia/Shanghai',
  })
}

/** The person with everything they may do today; undefined when there is no such person. */
export async function findActor(db: Db, personId: string): Promise<Actor | undefined> {
  const person = await db
    .selectFrom('people.person')
    .select(['name', 'reads', 'time_zone'])
    .where('id', '=', personId)
    .executeTakeFirst()
  if (!person) return undefined
  const memberships = await db
    .selectFrom('people.membership')
    .select('organisation_id')
    .where('person_id', '=', personId)
    .where('speaks_for', '=', true)
    .execute()
  const roles = await db
    .selectFrom('people.entitlement')
    .select(['role', 'event_id'])
    .where('person_id', '=', personId)
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', now())]))
    .execute()
  return make({
    kind: 'person',
    personId,
    name: spoken(person.name as LanguageMap, person.reads).text,
    organisations: memberships.map((membership) => membership.organisation_id),
    roles: roles.map(({ role, event_id }) => ({ role, eventId: event_id })),
    reads: isUiLanguage(person.reads) ? person.reads : 'en',
    timeZone: person.time_zone,
  })
}

function make(actor: Omit<Actor, typeof door>): Actor {
  return actor as Actor
}
