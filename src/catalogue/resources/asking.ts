import { z } from 'zod'
import { insist, isKnown } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { may } from '../access.ts'
import type { ResourceKind } from './input.ts'
import { writeQuestionLetters } from './letters.ts'
import type { LinkFor } from './publication.ts'

/** What is asked, and the language it is asked in. */
export const questionSchema = z.object({
  words: z
    .string()
    .transform((typed) => typed.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().min(1, 'resources.words-missing').max(2000, 'catalogue.text-too-long')),
  lang: z.string(),
})

const A_DAY_MS = 86_400_000
const QUESTIONS_A_DAY = 20

/**
 * Somebody asks after an expert or a station on show. The question goes to the organisation with the name and address of
 * whoever asks; nothing of the organisation's own people is given away. Refuses more than a person writes in a day.
 */
export async function askOrganisation(
  db: Db,
  actor: Actor,
  id: string,
  { words, lang, linkFor }: z.output<typeof questionSchema> & { linkFor: LinkFor },
): Promise<void> {
  insist(isKnown(actor), actor)
  await inTransaction(db, async (tx) => {
    const resource = await tx
      .selectFrom('catalogue.resource as r')
      .innerJoin('catalogue.resource_publication as p', 'p.resource_id', 'r.id')
      .select(['r.id', 'r.kind', 'r.number', 'r.organisation_id as organisationId'])
      .where('r.id', '=', id)
      .executeTakeFirst()
    const asker = await tx
      .selectFrom('people.person')
      .select(['id', 'name', 'email'])
      .where('id', '=', actor.personId)
      .forUpdate()
      .executeTakeFirst()
    if (!resource || !asker) throw notFound('resource')
    await insistOnMeasure(tx, asker.id)
    const question = { id: newId(), resource_id: id, asked_by: asker.id, words, lang, asked_at: now() }
    await tx.insertInto('catalogue.resource_question').values(question).execute()
    const subject = { kind: resource.kind, id }
    await tell(tx, actor, { kind: `${resource.kind}.asked`, subject, after: { questionId: question.id } })
    const from = await organisationsOf(tx, actor)
    const [who, address] = [asker.name, asker.email ?? '']
    await writeQuestionLetters(tx, resource, { questionId: question.id, words, who, from, address, linkFor })
  })
}

/** What was asked about a record, newest first; for its organisation and officials. */
export function listQuestions(
  db: Db,
  actor: Actor,
  resource: { id: string; kind: ResourceKind; organisationId: string },
) {
  insist(may.write(actor, resource.organisationId), actor)
  return db
    .selectFrom('catalogue.resource_question as q')
    .innerJoin('people.person as p', 'p.id', 'q.asked_by')
    .select(['q.id', 'q.words', 'q.lang', 'q.asked_at as askedAt', 'p.name', 'p.email'])
    .where('q.resource_id', '=', resource.id)
    .orderBy('q.asked_at', 'desc')
    .limit(100)
    .execute()
}

async function insistOnMeasure(tx: Db, personId: string): Promise<void> {
  const { count } = await tx
    .selectFrom('catalogue.resource_question')
    .select((of) => of.fn.countAll<string>().as('count'))
    .where('asked_by', '=', personId)
    .where('asked_at', '>', new Date(now().getTime() - A_DAY_MS))
    .executeTakeFirstOrThrow()
  if (Number(count) >= QUESTIONS_A_DAY) throw new Refusal('resources.asked-enough', { status: 429 })
}

// The organisations somebody speaks for, in both languages as far as they have names in them.
async function organisationsOf(tx: Db, actor: Actor) {
  if (actor.organisations.length === 0) return {}
  const rows = await tx
    .selectFrom('people.organisation')
    .select('name')
    .where('id', 'in', [...actor.organisations])
    .orderBy('sort_key')
    .limit(3)
    .execute()
  const langs = [...new Set(rows.flatMap(({ name }) => Object.keys(name)))]
  return Object.fromEntries(
    langs.map((lang) => [lang, rows.map(({ name }) => name[lang] ?? Object.values(name)[0]).join(' / ')]),
  )
}
