import { Hono } from 'hono'
import { z } from 'zod'
import type { Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { spoken, uiLanguages } from '#platform/languages.ts'
import { notFound, type RefusalStatus } from '#platform/refusal.ts'
import { placeFigure, removeFigure, rewordFigure } from '#reporting/placing.ts'
import { getPressDesk, type PressDesk } from '#reporting/press-desk.ts'
import type { Release } from '#reporting/press-releases.ts'
import { mark, type PressText, paragraphsOf } from '#reporting/press-text.ts'
import { signRelease, takeSignatureBack } from '#reporting/signing.ts'
import { draftRelease, writeTexts } from '#reporting/writing.ts'
import { type FormState, untouched } from '#ui/form.tsx'
import { attempt, goTo, readFields } from '../deed.ts'
import { show } from '../shell.tsx'
import type { PageContext, WebEnv } from '../visit.ts'
import { PressDeskView } from './press-view.tsx'

/** The editor of a release. Every button carries the words as typed, so that placing a figure loses nothing. */
export const pressPages = new Hono<WebEnv>()
  .get('/office/events/:slug/press', async (c) => showDesk(c, await openDesk(c)))
  .post('/office/events/:slug/press', async (c) => {
    const { visit } = c.var
    const { event } = await openDesk(c)
    const { again } = await readFields(c)
    await draftRelease(visit.db, visit.actor, event.id, { startOver: again === 'yes' })
    return backToDesk(c, visit.say('reporting.press.drafted'))
  })
  .post('/office/events/:slug/press/texts', (c) =>
    write(c, textForm, async (_, { edit }) => (edit ? `figure=${edit}` : '')),
  )
  .post('/office/events/:slug/press/figures', (c) =>
    write(c, textForm.and(figureForm), async (place, input) => {
      await place(input)
      return ''
    }),
  )
  .post('/office/events/:slug/press/figures/removal', (c) =>
    change(c, 'reporting.press.removed', (tx, release, { remove }) =>
      removeFigure(tx, c.var.visit.actor, release.id, remove ?? ''),
    ),
  )
  .post('/office/events/:slug/press/figures/rewording', (c) =>
    change(c, 'reporting.press.reworded', (tx, release, { reword }) =>
      rewordFigure(tx, c.var.visit.actor, release.id, reword ?? ''),
    ),
  )
  .post('/office/events/:slug/press/signature', async (c) => {
    const { visit } = c.var
    const desk = await openDesk(c)
    const tried = await attempt(visit, await readFields(c), signForm, () =>
      signRelease(visit.db, visit.actor, releaseOf(desk).id),
    )
    if (!tried.done) return showDesk(c, desk, { ...tried, form: unfielded(tried.form) })
    return backToDesk(c, visit.say('reporting.press.signed'))
  })
  .post('/office/events/:slug/press/signature/removal', async (c) => {
    const { visit } = c.var
    const desk = await openDesk(c)
    const tried = await attempt(visit, await readFields(c), reasonForm, ({ reason }) =>
      takeSignatureBack(visit.db, visit.actor, releaseOf(desk).id, reason),
    )
    if (!tried.done) return showDesk(c, desk, tried)
    return backToDesk(c, visit.say('reporting.press.unsigned'))
  })

const textForm = z.object({
  'title-zh': z.string().max(200),
  'body-zh': z.string().max(20_000),
  'title-en': z.string().max(200),
  'body-en': z.string().max(20_000),
  basedOn: z.coerce.date().optional(),
  edit: z.string().optional(),
  remove: z.string().optional(),
  reword: z.string().optional(),
})

const figureForm = z.object({
  key: z.string().trim(),
  metric: z.string(),
  qualifier: z.string(),
  printed: z
    .string()
    .trim()
    .regex(/^\d{1,12}(\.\d{1,2})?$/, 'reporting.printed-wrong')
    .transform(Number),
})
const signForm = z.object({ confirmed: z.literal('yes', 'reporting.sign-unconfirmed') })
const reasonForm = z.object({ reason: z.string().trim().min(1, 'reporting.reason-missing').max(500) })

type Typed = z.output<typeof textForm>
type Place = (figure: z.output<typeof figureForm>) => Promise<void>

/** Saves the words, and whatever figure comes with them first, all or nothing. */
async function write<S extends z.ZodType<Typed>>(
  c: PageContext,
  schema: S,
  deed: (place: Place, input: z.output<S>) => Promise<string>,
): Promise<Response> {
  const { visit } = c.var
  const desk = await openDesk(c)
  const release = releaseOf(desk)
  let notice = visit.say('reporting.press.saved')
  const tried = await attempt(visit, await readFields(c), schema, (typed) =>
    inTransaction(visit.db, async (tx) => {
      const place: Place = async (figure) => {
        await placeFigure(tx, visit.actor, release.id, figure)
        notice = visit.say('reporting.press.placed', { mark: mark(figure.key) })
      }
      const query = await deed(place, typed)
      await writeTexts(tx, visit.actor, release.id, writingOf(typed))
      return query
    }),
  )
  return tried.done ? backToDesk(c, notice, tried.value) : showDesk(c, desk, tried)
}

/** Saves the words, then changes a figure the document has. */
async function change(
  c: PageContext,
  notice: string,
  deed: (tx: Tx, release: Release, typed: Typed) => Promise<void>,
): Promise<Response> {
  const { visit } = c.var
  const desk = await openDesk(c)
  const release = releaseOf(desk)
  const tried = await attempt(visit, await readFields(c), textForm, (typed) =>
    inTransaction(visit.db, async (tx) => {
      await writeTexts(tx, visit.actor, release.id, writingOf(typed))
      await deed(tx, release, typed)
    }),
  )
  return tried.done ? backToDesk(c, visit.say(notice)) : showDesk(c, desk, tried)
}

function writingOf(typed: Typed) {
  const texts = uiLanguages.map((lang): [string, PressText] => [
    lang,
    { title: typed[`title-${lang}`], paragraphs: paragraphsOf(typed[`body-${lang}`]) },
  ])
  return { texts: Object.fromEntries(texts), basedOn: typed.basedOn }
}

function openDesk(c: PageContext): Promise<PressDesk> {
  return getPressDesk(c.var.visit.db, c.var.visit.actor, c.req.param('slug') ?? '')
}

function releaseOf({ release }: PressDesk) {
  if (!release) throw notFound('press-release')
  return release
}

// A signature that is refused speaks about the text, which the signer may have no fields for.
function unfielded(form: FormState): FormState {
  return { values: {}, errors: { '': Object.values(form.errors)[0] ?? '' } }
}

function backToDesk(c: PageContext, notice: string, query = ''): Response {
  return goTo(c, c.var.visit.to.press(c.req.param('slug') ?? '', query), notice)
}

function showDesk(
  c: PageContext,
  desk: PressDesk,
  { form, status }: { form: FormState; status: RefusalStatus | 200 } = { form: untouched, status: 200 },
): Response {
  const { visit } = c.var
  const title = `${visit.say('reporting.press.title')} · ${spoken(desk.event.name, visit.lang).text}`
  const body = <PressDeskView visit={visit} desk={desk} form={form} chosen={c.req.query('figure')} />
  return show(c, { title, section: 'office', width: 'wide', isPrivate: true, island: 'press', status, body })
}
