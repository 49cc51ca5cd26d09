import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import { speaksFor } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { notFound } from '#platform/refusal.ts'
import { may } from './access.ts'
import type { Mark } from './input.ts'
import { isDecided, type SolutionState } from './steps.ts'

export type Solution = {
  id: string
  number: number
  need: { id: string; number: number; title: string; lang: string; isAnonymous: boolean }
  organisation: { id: string; number: number; name: LanguageMap; country: string }
  offer: { number: number; title: string; lang: string } | null
  words: string
  lang: string
  answeredAt: Date
  state: SolutionState
  /** Whether the owner of the need has told this organisation who it is. */
  isOpened: boolean
}

export type Step = { state: SolutionState; reason: string; reasonLang: string; by: LanguageMap | null; at: Date }
export type SolutionPage = Solution & {
  steps: Step[]
  evaluation: { marks: Mark[]; comment: string; commentLang: string; at: Date } | undefined
  isOwn: boolean
  mayJudge: boolean
}

/** A solution for those who may read it. Whoever answered reads the evaluation once it is decided about. */
export async function getSolution(db: Db, actor: Actor, number: number, lang: string): Promise<SolutionPage> {
  const [found] = await list(db, lang, sql`s.number = ${Number.isSafeInteger(number) && number < 2 ** 31 ? number : 0}`)
  if (!found) throw notFound('solution')
  const { ownerId, ...solution } = found
  const sides = { organisationId: solution.organisation.id, ownerId }
  if (!may.read(actor, sides)) throw notFound('solution')
  const mayJudge = may.judge(actor, ownerId)
  const steps = await listSteps(db, solution.id)
  return {
    ...solution,
    // Who decided is a person of the owner: it would say whose need it is.
    steps: mayJudge ? steps : steps.map((step) => (isByOwner(step) ? { ...step, by: null } : step)),
    evaluation: mayJudge || isDecided(solution.state) ? await findEvaluation(db, solution.id) : undefined,
    isOwn: speaksFor(actor, sides.organisationId),
    mayJudge,
  }
}

/** What came in for a need, the chosen first, then as it came; for those who judge. */
export async function listSolutionsTo(
  db: Db,
  actor: Actor,
  need: { id: string; ownerId: string },
  lang: string,
): Promise<Solution[]> {
  if (!may.judge(actor, need.ownerId)) return []
  const rows = await list(db, lang, sql`s.need_id = ${need.id}`)
  return rows.sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
}

/** What the actor's organisations have answered, newest first. */
export async function listOwnSolutions(db: Db, actor: Actor, lang: string): Promise<Solution[]> {
  return list(db, lang, sql`s.organisation_id = any(${[...actor.organisations]}::uuid[])`)
}

const ORDER: SolutionState[] = ['chosen', 'shortlisted', 'submitted', 'declined', 'withdrawn']

function isByOwner({ state }: Step): boolean {
  return state === 'shortlisted' || isDecided(state)
}

async function list(
  db: Db,
  lang: string,
  condition: ReturnType<typeof sql>,
): Promise<(Solution & { ownerId: string })[]> {
  const titleOf = (column: string) => sql`
    select jsonb_build_object('number', m.number, 'title', w.title, 'lang', w.lang)
    from catalogue.listing m join catalogue.listing_text w on w.listing_id = m.id where m.id = ${sql.ref(column)}
    order by (w.lang = ${lang}) desc, (w.origin = 'original') desc limit 1`
  const { rows } = await sql<Solution & { ownerId: string }>`
    select s.id, s.number, s.words, s.lang, s.answered_at as "answeredAt", l.organisation_id as "ownerId",
      (${titleOf('s.need_id')}) || jsonb_build_object('id', l.id, 'isAnonymous', n.is_anonymous) as need,
      (${titleOf('s.offer_id')}) as offer,
      jsonb_build_object('id', g.id, 'number', g.number, 'name', g.name, 'country', g.country) as organisation,
      (select t.state from catalogue.solution_step t where t.solution_id = s.id order by t.taken_at desc, t.id desc limit 1)
        as state,
      exists (select from catalogue.owner_opening y where y.need_id = l.id and y.organisation_id = g.id) as "isOpened"
    from catalogue.solution s join catalogue.listing l on l.id = s.need_id join catalogue.need n on n.listing_id = l.id
      join people.organisation g on g.id = s.organisation_id
    where ${condition} order by s.answered_at desc, s.id limit 500`.execute(db)
  return rows
}

function listSteps(db: Db, solutionId: string): Promise<Step[]> {
  return db
    .selectFrom('catalogue.solution_step as t')
    .leftJoin('people.person as p', 'p.id', 't.taken_by')
    .select(['t.state', 't.reason', 't.reason_lang as reasonLang', 'p.name as by', 't.taken_at as at'])
    .where('t.solution_id', '=', solutionId)
    .orderBy('t.taken_at', 'desc')
    .orderBy('t.id', 'desc')
    .execute() as Promise<Step[]>
}

async function findEvaluation(db: Db, solutionId: string): Promise<SolutionPage['evaluation']> {
  const [head, marks] = await Promise.all([
    db.selectFrom('catalogue.evaluation').selectAll().where('solution_id', '=', solutionId).executeTakeFirst(),
    db
      .selectFrom('catalogue.evaluation_mark')
      .select(['criterion', 'verdict', 'comment'])
      .where('solution_id', '=', solutionId)
      .orderBy('position')
      .execute(),
  ])
  if (!head) return undefined
  return { marks, comment: head.comment, commentLang: head.comment_lang, at: head.evaluated_at }
}
