import type { LanguageMap } from '#db/tables.ts'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { notFound, Refusal, refusing } from '#platform/refusal.ts'
import { may } from './access.ts'

/** In the order in which announcements name them: 委托、发起、指导、主办、共同主办、承办、具体承办、协办、支持. */
export const organiserRoles = [
  'commissioned_by',
  'initiator',
  'guided_by',
  'host',
  'co_host',
  'organiser',
  'executing_organiser',
  'co_organiser',
  'supporter',
] as const
export type OrganiserRole = (typeof organiserRoles)[number]

export type OrganiserInput = { organisationId: string; role: OrganiserRole }

/** Says who stands behind the event. The order given is the protocol order within each role. Returns whether anything changed. */
export async function nameOrganisers(
  db: Db,
  actor: Actor,
  eventId: string,
  organisers: OrganiserInput[],
): Promise<boolean> {
  insist(may.organise(actor, eventId), actor)
  return inTransaction(db, async (tx) => {
    const before = await tx
      .deleteFrom('events.organiser')
      .where('event_id', '=', eventId)
      .returning(['organisation_id as organisationId', 'role', 'position'])
      .execute()
    const known = before
      .sort((a, b) => a.position - b.position)
      .map(({ organisationId, role }) => ({ organisationId, role }))
    const wanted = organisers.map(({ organisationId, role }) => ({ organisationId, role }))
    if (wanted.length > 0)
      await refusing(WRONG, () =>
        tx
          .insertInto('events.organiser')
          .values(
            wanted.map(({ organisationId, role }, i) => ({
              ...{ event_id: eventId, organisation_id: organisationId, role },
              position: i + 1,
            })),
          )
          .execute(),
      )
    if (JSON.stringify(known) === JSON.stringify(wanted)) return false
    await tell(tx, actor, {
      kind: 'event.organisers-named',
      subject: { kind: 'event', id: eventId },
      before: known,
      after: wanted,
    })
    return true
  })
}

const WRONG = {
  organiser_pkey: 'events.organiser-named-twice',
  organiser_organisation_id_fkey: () => new Refusal('events.choose-one', { field: 'organisationId' }),
}

/** Names one more, last within its role. */
export function addOrganiser(db: Db, actor: Actor, eventId: string, organiser: OrganiserInput): Promise<boolean> {
  return rearrange(db, actor, eventId, (known) => [...known, organiser])
}

/** Moves an organiser one place within its role; the first stays first and the last stays last. */
export function moveOrganiser(
  db: Db,
  actor: Actor,
  eventId: string,
  { direction, ...organiser }: OrganiserInput & { direction: 'up' | 'down' },
): Promise<boolean> {
  return rearrange(db, actor, eventId, (known) => {
    const at = known.findIndex((each) => isSame(each, organiser))
    const other = direction === 'up' ? at - 1 : at + 1
    const [moved, passed] = [known[at], known[other]]
    if (!moved || passed?.role !== moved.role) return known
    return known.with(at, passed).with(other, moved)
  })
}

export function removeOrganiser(db: Db, actor: Actor, eventId: string, organiser: OrganiserInput): Promise<boolean> {
  return rearrange(db, actor, eventId, (known) => known.filter((each) => !isSame(each, organiser)))
}

// Two people who rearrange at once do it one after the other, so that neither writes over the other.
async function rearrange(
  db: Db,
  actor: Actor,
  eventId: string,
  change: (known: OrganiserInput[]) => OrganiserInput[],
): Promise<boolean> {
  insist(may.organise(actor, eventId), actor)
  return inTransaction(db, async (tx) => {
    const event = await tx
      .selectFrom('events.event')
      .select('id')
      .where('id', '=', eventId)
      .forUpdate()
      .executeTakeFirst()
    if (!event) throw notFound('event')
    const known = await listOrganisers(tx, eventId)
    const wanted = change(known)
    return wanted === known ? false : nameOrganisers(tx, actor, eventId, wanted)
  })
}

function isSame(one: OrganiserInput, other: OrganiserInput): boolean {
  return one.organisationId === other.organisationId && one.role === other.role
}

export type Organiser = { organisationId: string; number: number; name: LanguageMap; role: OrganiserRole }

/** By role as announcements name them, within a role in protocol order. */
export async function listOrganisers(db: Db, eventId: string): Promise<Organiser[]> {
  const rows = await db
    .selectFrom('events.organiser as r')
    .innerJoin('people.organisation as o', 'o.id', 'r.organisation_id')
    .select(['r.organisation_id as organisationId', 'o.number', 'o.name', 'r.role'])
    .where('r.event_id', '=', eventId)
    .orderBy('r.position')
    .execute()
  return rows.sort((a, b) => organiserRoles.indexOf(a.role) - organiserRoles.indexOf(b.role))
}
