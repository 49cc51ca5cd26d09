import { registerOrganisation, type Side, type Way } from '#events/participation.ts'
import type { Actor } from '#people/actor.ts'
import { addOrganisation, changeOrganisation, type OrganisationInput } from '#people/organisations.ts'
import type { Tx } from '#platform/database/connect.ts'
import { languageMap } from '#platform/languages.ts'
import { Refusal } from '#platform/refusal.ts'
import type { RowValues } from '#platform/sheets/columns.ts'
import { type Called, findByCreditCode, findByReference, listByName } from './calling.ts'
import { isSameKey, keyIn, type Landing, partsOf, type Task, textIn, wayOf, wordsIn } from './landing.ts'

/** Adds or changes an organisation and, for an event, registers it. */
export async function landOrganisation(tx: Tx, actor: Actor, row: RowValues, task: Task): Promise<Landing> {
  const known = await findMeant(tx, row)
  const given = inputOf(row, known)
  const id = known?.id ?? (await addOrganisation(tx, actor, { ...whole(given), isSample: task.isSample }))
  // What a sheet says of a record that gave way is not said of the one that stayed.
  const isChanged = known !== undefined && !known.isStandIn && (await changeOrganisation(tx, actor, id, given))
  const way = known === undefined ? 'created' : isChanged ? 'updated' : 'unchanged'
  return { subject: id, way: wayOf(way, await register(tx, actor, id, row, task)) }
}

/**
 * By reference, else by credit code, else by name. A name finds no organisation that has another reference: two may
 * share a name, and the sheet says they are two.
 */
async function findMeant(tx: Tx, row: RowValues): Promise<Called | undefined> {
  const [reference, creditCode] = [textIn(row, 'reference'), keyIn(row, 'creditCode')]
  const byKey =
    (reference && (await findByReference(tx, reference))) || (creditCode && (await findByCreditCode(tx, creditCode)))
  if (byKey) return byKey
  const names = Object.values(wordsIn(row, 'name') ?? {}).filter((name) => name !== null)
  const named = (await listByName(tx, names)).filter((found) => !reference || found.reference === null)
  if (named.length > 1)
    throw new Refusal('intake.organisation-ambiguous', { field: 'reference', params: { name: names[0] ?? '' } })
  return named[0]
}

type Given = Partial<Omit<OrganisationInput, 'isSample'>>

// An empty cell clears what may be empty; what names the organisation is never cleared by a sheet.
function inputOf(row: RowValues, known: Called | undefined): Given {
  const name = languageMap(wordsIn(row, 'name') ?? {})
  const [reference, creditCode] = [keyIn(row, 'reference'), keyIn(row, 'creditCode')]
  const coded = Object.entries(partsOf(row, ['kind', 'country'])).filter(([, value]) => value !== null)
  return {
    ...(Object.keys(name).length > 0 ? { name } : {}),
    ...(Object.fromEntries(coded) as Given),
    ...(reference && !isSameKey(known?.reference ?? null, reference) ? { reference } : {}),
    ...(creditCode ? { creditCode } : {}),
    ...(partsOf(row, ['region', 'city', 'website']) as Given),
  }
}

function whole({ name, kind, country, ...rest }: Given): OrganisationInput {
  if (!name) throw new Refusal('intake.name-missing', { field: 'nameZh' })
  if (!kind) throw new Refusal('intake.needed-when-new', { field: 'kind' })
  if (!country) throw new Refusal('intake.needed-when-new', { field: 'country' })
  return { name, kind, country, ...rest }
}

async function register(tx: Tx, actor: Actor, organisationId: string, row: RowValues, { event }: Task): Promise<Way> {
  if (!event) return 'unchanged'
  const side = (textIn(row, 'side') as Side | null | undefined) ?? (await usualSide(tx, event, organisationId))
  const desks = row.parallelDesks
  const { way } = await registerOrganisation(tx, actor, {
    ...{ eventId: event.id, organisationId, side },
    ...(typeof desks === 'number' ? { parallelDesks: desks } : {}),
  })
  return way
}

/** The side it was registered for, else the one its country says. */
async function usualSide(tx: Tx, event: { id: string; country: string }, organisationId: string): Promise<Side> {
  const row = await tx
    .selectFrom('people.organisation as o')
    .leftJoin('events.participation as p', (join) =>
      join.onRef('p.organisation_id', '=', 'o.id').on('p.event_id', '=', event.id),
    )
    .select(['o.country', 'p.side'])
    .where('o.id', '=', organisationId)
    .executeTakeFirstOrThrow()
  return row.side ?? (row.country === event.country ? 'domestic' : 'foreign')
}
