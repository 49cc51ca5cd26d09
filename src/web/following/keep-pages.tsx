import { Hono } from 'hono'
import { letGo, listCardsByNumber, listSaved, noteForMyself, noteInput, saveForMyself } from '#catalogue/saved.ts'
import { insist, isKnown } from '#people/access.ts'
import type { untouched } from '#ui/form.tsx'
import { attempt, goTo, readFields } from '../deed.ts'
import { show } from '../shell.tsx'
import type { PageContext, WebEnv } from '../visit.ts'
import { statusOf } from '../workspace/my-meetings-pages.tsx'
import { numbersIn } from './chosen.ts'
import { KeptView, SavedView } from './keep-views.tsx'

const KEPT_MAX = 50

/** What somebody keeps: a stranger in the address and the browser, a person with notes of their own. */
export const keepPages = new Hono<WebEnv>()
  .get('/showcase/kept', async (c) => {
    const { visit } = c.var
    const numbers = numbersIn(visit.url.searchParams, KEPT_MAX)
    const cards = await listCardsByNumber(visit.db, visit.actor, numbers, visit.lang)
    const body = <KeptView visit={visit} cards={cards} gone={numbers.length - cards.length} />
    const title = visit.say('following.kept')
    return show(c, { title, section: 'showcase', isPrivate: true, island: 'keep', body })
  })
  .get('/my/saved', (c) => showSaved(c))
  .post('/my/saved/:number{[0-9]{1,9}}', async (c) => {
    const { visit } = c.var
    const number = Number(c.req.param('number'))
    const fields = await readFields(c)
    if ('note' in fields) {
      const tried = await attempt(visit, fields, noteInput, ({ note }) =>
        noteForMyself(visit.db, visit.actor, number, note),
      )
      if (!tried.done) return showSaved(c, { form: tried.form, status: statusOf(tried), number })
      return goTo(c, `${visit.to.mySaved}#listing-${number}`, visit.say('office.notice.saved'))
    }
    await saveForMyself(visit.db, visit.actor, number)
    return goTo(c, backOf(c, String(fields.back ?? '')), visit.say('following.notice.saved'))
  })
  .post('/my/saved/:number{[0-9]{1,9}}/removal', async (c) => {
    const { visit } = c.var
    await letGo(visit.db, visit.actor, Number(c.req.param('number')))
    const { back } = await readFields(c)
    return goTo(c, backOf(c, String(back ?? '')), visit.say('following.notice.let-go'))
  })

type Refused = { form: typeof untouched; status: 403 | 404 | 409 | 422; number: number }

async function showSaved(c: PageContext, refused?: Refused): Promise<Response> {
  const { visit } = c.var
  insist(isKnown(visit.actor), visit.actor)
  const { saved, gone } = await listSaved(visit.db, visit.actor, visit.lang)
  const body = <SavedView visit={visit} saved={saved} gone={gone} refused={refused} />
  return show(c, {
    title: visit.say('following.saved'),
    section: 'my',
    isPrivate: true,
    body,
    ...(refused ? { status: refused.status } : {}),
  })
}

// Back to a page of ours, and to no other.
function backOf(c: PageContext, back: string): string {
  return /^\/(zh|en)\/[^/\\]/.test(back) ? back : c.var.visit.to.mySaved
}
