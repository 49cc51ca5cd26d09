import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import { type Attendance, changeAttendance, registerDelegate } from '#events/delegates.ts'
import type { Way } from '#events/participation.ts'
import { isTimeZone } from '#events/wall-clock.ts'
import { type DayPart, declareAvailability } from '#meetings/availability.ts'
import type { Actor } from '#people/actor.ts'
import { joinOrganisation } from '#people/memberships.ts'
import { addPerson, changePerson, findPersonByEmail, type PersonInput } from '#people/persons.ts'
import type { Tx } from '#platform/database/connect.ts'
import { languageMap } from '#platform/languages.ts'
import { Refusal } from '#platform/refusal.ts'
import type { RowValues } from '#platform/sheets/columns.ts'
import { type Called, getCalled, getRegistration, waysToWrite } from './calling.ts'
import { type Landing, partsOf, type Task, textIn, wayOf, wordsIn } from './landing.ts'

/** Adds or changes a person, makes them a member of their organisation and, for an event, registers them as a delegate. */
export async function landPerson(tx: Tx, actor: Actor, row: RowValues, task: Task): Promise<Landing> {
  const called = textIn(row, 'organisation')
  const organisation = called ? await getCalled(tx, called, 'organisation') : undefined
  const given = inputOf(row)
  const known = await findMeant(tx, given, organisation)
  const id = known ?? (await addPerson(tx, actor, { ...whole(given), isSample: task.isSample }))
  const isChanged = known !== undefined && (await changePerson(tx, actor, id, given))
  const way = known === undefined ? 'created' : isChanged ? 'updated' : 'unchanged'
  const joined = organisation ? await join(tx, actor, id, organisation, row) : 'unchanged'
  const registered = await register(tx, actor, id, { row, organisation, task })
  // Somebody may stand in a sheet once for each of their organisations.
  return { subject: `${id} ${organisation?.id ?? ''}`, way: wayOf(way, joined, ...registered) }
}

/** By e-mail address; somebody without one is known by name within their organisation. */
async function findMeant(tx: Tx, given: Given, organisation: Called | undefined): Promise<string | undefined> {
  const byEmail = given.email ? await findPersonByEmail(tx, given.email) : undefined
  if (byEmail) return byEmail.id
  if (!organisation) {
    if (!given.email) throw new Refusal('intake.person-key-missing', { field: 'email' })
    return undefined
  }
  const names = waysToWrite(Object.values(given.name ?? {}))
  const namesakes = await tx
    .selectFrom('people.person as p')
    .innerJoin('people.membership as m', 'm.person_id', 'p.id')
    .select('p.id')
    .where('m.organisation_id', '=', organisation.id)
    .$if(Boolean(given.email), (query) => query.where('p.email', 'is', null))
    .where(sql<boolean>`exists (select 1 from jsonb_each_text(p.name) n where lower(n.value) = any(${names}))`)
    .limit(2)
    .execute()
  if (namesakes.length > 1) throw new Refusal('intake.person-ambiguous', { field: 'email' })
  return namesakes[0]?.id
}

type Given = Partial<Omit<PersonInput, 'isSample'>>

// An empty cell clears a telephone number, never the name or the address by which somebody is known.
function inputOf(row: RowValues): Given {
  const name = languageMap(wordsIn(row, 'name') ?? {})
  const keys = Object.entries(partsOf(row, ['email', 'reads', 'timeZone'])).filter(([, value]) => value !== null)
  if (row.timeZone && !isTimeZone(String(row.timeZone)))
    throw new Refusal('events.time-zone-unknown', { field: 'timeZone', params: { zone: String(row.timeZone) } })
  const languages = row.languages
  return {
    ...(Object.keys(name).length > 0 ? { name } : {}),
    ...(Object.fromEntries(keys) as Given),
    ...(partsOf(row, ['phone']) as Given),
    ...(languages === undefined ? {} : { languages: Array.isArray(languages) ? languages : [] }),
  }
}

function whole({ name, ...rest }: Given): PersonInput {
  if (!name) throw new Refusal('intake.name-missing', { field: 'nameZh' })
  return { name, ...rest }
}

async function join(tx: Tx, actor: Actor, personId: string, organisation: Called, row: RowValues): Promise<Way> {
  const before = await tx
    .selectFrom('people.membership')
    .select('post')
    .where('person_id', '=', personId)
    .where('organisation_id', '=', organisation.id)
    .executeTakeFirst()
  const post = postAfter(before?.post ?? {}, row)
  const membership = { personId, organisationId: organisation.id, ...(post ? { post } : {}) }
  const hasChanged = await joinOrganisation(tx, actor, membership)
  if (!hasChanged) return 'unchanged'
  return before ? 'updated' : 'created'
}

function postAfter(before: LanguageMap, row: RowValues): LanguageMap | undefined {
  const after = Object.entries(languageMap({ ...before, ...wordsIn(row, 'post') }))
  // The database keeps the languages of a text in this order; another would look like a change.
  after.sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))
  return after.length === 0 ? undefined : Object.fromEntries(after)
}

async function register(
  tx: Tx,
  actor: Actor,
  personId: string,
  { row, organisation, task: { event } }: { row: RowValues; organisation: Called | undefined; task: Task },
): Promise<Way[]> {
  if (!event) return []
  if (!organisation) throw new Refusal('intake.delegate-organisation-missing', { field: 'organisation' })
  const participationId = await getRegistration(tx, event.id, organisation, 'organisation')
  const attends = textIn(row, 'attends') as Attendance | null | undefined
  const { id, way } = await registerDelegate(tx, actor, { participationId, personId, ...(attends && { attends }) })
  const isOther = way === 'unchanged' && attends && (await changeAttendance(tx, actor, id, attends))
  const part = textIn(row, 'availability') as DayPart | null | undefined
  const ways: Way[] = isOther ? [way, 'updated'] : [way]
  if (!part) return ways
  const declared = await declareAvailability(tx, actor, { eventId: event.id, personId, slotIds: part })
  return [...ways, declared.way]
}
