import { Hono } from 'hono'
import { may } from '#outcomes/access.ts'
import { findCall, listCalls } from '#outcomes/calls.ts'
import { stageInput } from '#outcomes/input.ts'
import { countByStage, countIntentsByEvent, findIntent, type Intent, listIntents } from '#outcomes/intents.ts'
import { moveStage } from '#outcomes/pipeline.ts'
import type { Stage } from '#outcomes/stages.ts'
import { isKnown } from '#people/access.ts'
import { listFacts } from '#platform/facts.ts'
import { notFound, Refusal, type RefusalStatus } from '#platform/refusal.ts'
import { type FormState, untouched } from '#ui/form.tsx'
import { attempt, goTo, readFields } from '../deed.ts'
import { show } from '../shell.tsx'
import type { PageContext, WebEnv } from '../visit.ts'
import { readAsking } from './asking.ts'
import { CallView } from './call-view.tsx'
import { CountsForEverybody } from './counts-view.tsx'
import { IntentView } from './intent-view.tsx'
import { OutcomesView } from './outcomes-view.tsx'

const LIST_PAGE = 50
const BOARD_MAX = 500

export const outcomePages = new Hono<WebEnv>()
  .get('/outcomes', async (c) => {
    const { visit } = c.var
    const { db, actor, say } = visit
    const counts = await countIntentsByEvent(db)
    if (!may.seeAny(actor)) {
      const body = <CountsForEverybody visit={visit} counts={counts} />
      return show(c, { title: say('outcomes.title'), section: 'outcomes', body })
    }
    const asking = readAsking(visit.url.searchParams)
    const isBoard = asking.view === 'board'
    const paging = isBoard
      ? { limit: BOARD_MAX }
      : { limit: LIST_PAGE + 1, ...(asking.before ? { before: asking.before } : {}) }
    const body = (
      <OutcomesView
        visit={visit}
        asking={asking}
        intents={await listIntents(db, actor, asking.filter, paging)}
        byStage={await countByStage(db, actor, asking.filter)}
        events={counts}
        calls={await listCalls(db)}
        pageSize={isBoard ? BOARD_MAX : LIST_PAGE}
      />
    )
    const width = isBoard ? ({ width: 'wide' } as const) : {}
    return show(c, { title: say('outcomes.title'), section: 'outcomes', isPrivate: true, ...width, body })
  })
  .get('/outcomes/:number{[0-9]{1,9}}', (c) => showIntent(c, untouched))
  .post('/outcomes/:number{[0-9]{1,9}}/stage', async (c) => {
    const { visit } = c.var
    const intent = await getIntent(c)
    const tried = await attempt(visit, await readFields(c), stageInput, async ({ stage, from, note }) => {
      const step = { stage: stage as Exclude<Stage, 'intent'>, note, noteLang: visit.lang, ...(from ? { from } : {}) }
      await moveStage(visit.db, visit.actor, { intentId: intent.id, ...step })
      return stage
    })
    if (!tried.done) return showIntent(c, tried.form, tried.status)
    const stage = visit.say(`outcomes.stage.${tried.value}`)
    const notice = visit.say('outcomes.stage-form.done', { number: intent.number, stage })
    return goTo(c, visit.to.intent(intent.number), notice)
  })
  .get('/calls/:code', async (c) => {
    const { visit } = c.var
    const call = await findCall(visit.db, c.req.param('code'))
    if (!call) throw notFound('call')
    const intents = may.seeAny(visit.actor)
      ? await listIntents(visit.db, visit.actor, { call: call.code }, { limit: BOARD_MAX })
      : []
    const body = <CallView visit={visit} call={call} intents={intents} />
    return show(c, { title: `${visit.say('outcomes.call.title')} ${call.code}`, section: 'outcomes', body })
  })

async function showIntent(c: PageContext, form: FormState, status: RefusalStatus | 200 = 200): Promise<Response> {
  const { visit } = c.var
  const intent = await getIntent(c)
  const history = await listFacts(visit.db, { kind: 'intent', id: intent.id })
  const body = <IntentView visit={visit} intent={intent} history={history} form={form} />
  const title = visit.say('outcomes.intent', { number: intent.number })
  return show(c, { title, section: 'outcomes', isPrivate: true, body, status })
}

async function getIntent(c: PageContext): Promise<Intent> {
  const { db, actor } = c.var.visit
  const intent = await findIntent(db, actor, Number(c.req.param('number')))
  if (intent) return intent
  throw isKnown(actor) ? notFound('intent') : new Refusal('people.sign-in-first', { status: 401 })
}
