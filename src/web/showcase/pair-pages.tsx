import { Hono } from 'hono'
import { getListing } from '#catalogue/listing-page.ts'
import { feedbackInput, findJudgement, judgePair, mayJudge, takeBackJudgement } from '#matching/feedback.ts'
import { compareListings } from '#matching/side-by-side.ts'
import { notFound } from '#platform/refusal.ts'
import { type FormState, untouched } from '#ui/form.tsx'
import { attempt, goTo, readFields } from '../deed.ts'
import { show } from '../shell.tsx'
import type { PageContext, WebEnv } from '../visit.ts'
import { PairView } from './pair-view.tsx'

const PAIR = '/:kind{offers|needs}/:number{[0-9]{1,10}}/why-not'

/** Two listings side by side: why they fit, why they are not suggested, and what the reader says of it. */
export const pairPages = new Hono<WebEnv>()
  .get(PAIR, (c) => showPair(c, untouched, c.req.query('with') ?? '', c.req.query('rank')))
  .post(`${PAIR}/verdict`, async (c) => {
    const { visit } = c.var
    const fields = await readFields(c)
    const numbers = numbersOf(c, String(fields.with ?? ''))
    const tried = await attempt(visit, fields, feedbackInput, (input) =>
      judgePair(visit.db, visit.actor, numbers, input),
    )
    if (!tried.done) {
      c.status(tried.status)
      return showPair(c, tried.form, String(numbers.other), String(fields.rank ?? ''))
    }
    return goTo(c, visit.to.pair(kindOf(c), numbers.one, numbers.other), visit.say('matching.said-thanks'))
  })
  .post(`${PAIR}/verdict/removal`, async (c) => {
    const { visit } = c.var
    const numbers = numbersOf(c, String((await readFields(c)).with ?? ''))
    await takeBackJudgement(visit.db, visit.actor, numbers)
    return goTo(c, visit.to.pair(kindOf(c), numbers.one, numbers.other), visit.say('matching.said-taken-back'))
  })

async function showPair(c: PageContext, form: FormState, typed: string, rank?: string): Promise<Response> {
  const { visit } = c.var
  const { db, actor, say } = visit
  const numbers = numbersOf(c, typed)
  const kind = kindOf(c)
  await getListing(db, actor, { kind, number: numbers.one })
  const pair = await compareListings(db, actor, numbers)
  const [offer, need] = pair.one.kind === 'offer' ? [pair.one, pair.other] : [pair.other, pair.one]
  const isPair = pair.one.kind !== pair.other.kind
  const judging =
    isPair && mayJudge(actor, [offer.owner.known?.id, need.owner.known?.id])
      ? { said: await findJudgement(db, actor, { offerId: offer.id, needId: need.id }), form, rank: rank ?? '' }
      : undefined
  const body = <PairView visit={visit} pair={pair} judging={judging} />
  return show(c, { title: say('matching.side-by-side'), section: 'showcase', isPrivate: true, body })
}

function kindOf(c: PageContext): 'offer' | 'need' {
  return c.req.param('kind') === 'offers' ? 'offer' : 'need'
}

/** Numbers may be typed as they are printed: №12. */
function numbersOf(c: PageContext, typed: string): { one: number; other: number } {
  const digits = /^\s*№?\s*(\d{1,10})\s*$/.exec(typed)?.[1]
  if (!digits) throw notFound('listing')
  return { one: Number(c.req.param('number')), other: Number(digits) }
}
