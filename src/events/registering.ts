import type { z } from 'zod'
import type { Actor } from '#people/actor.ts'
import { joinOrganisation } from '#people/memberships.ts'
import { addOrganisation, findOrganisation } from '#people/organisations.ts'
import { addPerson, findPersonByEmail } from '#people/persons.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { languageMap } from '#platform/languages.ts'
import { registerDelegate } from './delegates.ts'
import type { delegateInput, registrationInput } from './input.ts'
import { getParticipation, registerOrganisation, type Way } from './participation.ts'
import { zonesOf } from './wall-clock.ts'

/** Registers an organisation from a form: one of the directory, or a new one, which enters the directory first. */
export function registerTyped(
  db: Db,
  actor: Actor,
  eventId: string,
  input: z.output<typeof registrationInput>,
): Promise<{ id: string; way: Way }> {
  const { side, parallelDesks, needs } = input
  return inTransaction(db, async (tx) => {
    const organisationId = input.organisationId ?? (await nameOrganisation(tx, actor, input))
    return registerOrganisation(tx, actor, { eventId, organisationId, side, parallelDesks, needs })
  })
}

/** Registers a delegate from a form: somebody known, or a new person, who joins the organisation first. */
export function registerTypedDelegate(
  db: Db,
  actor: Actor,
  participationId: string,
  input: z.output<typeof delegateInput>,
): Promise<{ id: string; way: Way }> {
  return inTransaction(db, async (tx) => {
    const { organisationId } = await getParticipation(tx, participationId)
    const personId = input.personId ?? (await namePerson(tx, actor, organisationId, input))
    const post = input.post ? { [actor.reads]: input.post } : null
    await joinOrganisation(tx, actor, { personId, organisationId, post })
    return registerDelegate(tx, actor, { participationId, personId, attends: input.attends })
  })
}

async function nameOrganisation(
  tx: Db,
  actor: Actor,
  { nameZh, nameEn, kind, country }: z.output<typeof registrationInput>,
): Promise<string> {
  const known = await findOrganisation(tx, { name: nameZh || nameEn })
  if (known) return known
  const name = languageMap({ zh: nameZh, en: nameEn })
  return addOrganisation(tx, actor, { name, kind, country })
}

async function namePerson(
  tx: Db,
  actor: Actor,
  organisationId: string,
  { nameZh, nameEn, email, languages, timeZone }: z.output<typeof delegateInput>,
): Promise<string> {
  const known = email ? await findPersonByEmail(tx, email) : undefined
  if (known) return known.id
  const { country } = await tx
    .selectFrom('people.organisation')
    .select('country')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow()
  // A country with one clock says which; of others the form asks.
  const zones = zonesOf(country)
  const zone = timeZone || (zones.length === 1 ? zones[0] : undefined)
  return addPerson(tx, actor, {
    name: languageMap({ zh: nameZh, en: nameEn }),
    email: email || null,
    languages,
    ...(zone && { timeZone: zone }),
  })
}
