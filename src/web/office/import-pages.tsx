import { Hono } from 'hono'
import { z } from 'zod'
import { may as mayAtEvent } from '#events/access.ts'
import { type Event, listEventsServedBy } from '#events/directory.ts'
import { may } from '#intake/access.ts'
import { annotateSheet, excerptRejects } from '#intake/annotated.ts'
import { readSheetAs } from '#intake/import.ts'
import { sheetKinds } from '#intake/kinds.ts'
import {
  checkWorkbook,
  discardWorkbook,
  findProgress,
  getWorkbook,
  importWorkbook,
  listProblems,
  listWorkbooks,
  type Purpose,
  type Standing,
  steerImport,
  takeIn,
} from '#intake/workbooks.ts'
import { insist } from '#people/access.ts'
import { notFound, Refusal, type RefusalStatus } from '#platform/refusal.ts'
import { type FormState, untouched } from '#ui/form.tsx'
import { attempt, goTo, readFields } from '../deed.ts'
import { show } from '../shell.tsx'
import type { PageContext, Visit, WebEnv } from '../visit.ts'
import { sendSheet, sheetDownloads } from './import-downloads.ts'
import { ImportStart } from './import-start.tsx'
import { WorkbookPage } from './import-workbook.tsx'

const purposeForm = z.object({
  kind: z.enum(sheetKinds),
  event: z.string().default(''),
  publish: z.string().optional(),
})

const FRAME = { section: 'office', isPrivate: true } as const

/** Sheets come in: upload, look, import; and what was wrong goes back to its sender. */
export const importPages = new Hono<WebEnv>()
  .route('/', sheetDownloads)
  .get('/office/imports', (c) => showStart(c, untouched))
  .post('/office/imports', async (c) => {
    const { visit } = c.var
    const files = await filesOf(c)
    const tried = await attempt(visit, await readFields(c), purposeForm, async (typed) => {
      if (files.length === 0) throw new Refusal('intake.file-missing', { field: 'file' })
      const purpose = await purposeOf(visit, typed)
      const ids: string[] = []
      for (const file of files) ids.push(await takeIn(visit.db, visit.actor, file, purpose))
      return ids
    })
    if (!tried.done) return showStart(c, tried.form, tried.status)
    const [first = '', ...others] = tried.value
    if (others.length === 0) return goTo(c, visit.to.importOf(first))
    return goTo(c, visit.to.imports, visit.say('intake.files-checked', { count: tried.value.length }))
  })
  .post('/office/imports/applications', async (c) => {
    const { visit } = c.var
    const { workbook = [] } = await readFields(c)
    const standings = await importInOrder(visit, [workbook].flat())
    const begun = standings.filter(({ state }) => state === 'importing').length
    if (begun > 0) return goTo(c, visit.to.imports, visit.say('intake.files-begun', { count: begun }))
    const sum = (way: 'created' | 'updated' | 'rejected') =>
      standings.reduce((all, standing) => all + ('counts' in standing ? standing.counts[way] : 0), 0)
    const said = { created: sum('created'), updated: sum('updated'), rejected: sum('rejected') }
    return goTo(c, visit.to.imports, visit.say('intake.files-imported', { count: standings.length, ...said }))
  })
  .get('/office/imports/:id', (c) => showWorkbook(c, untouched))
  .post('/office/imports/:id/application', async (c) => {
    const { visit } = c.var
    const id = c.req.param('id')
    await importWorkbook(visit.db, visit.actor, id)
    return goTo(c, visit.to.importOf(id))
  })
  .post('/office/imports/:id/stopping', (c) => steer(c, 'stop'))
  .post('/office/imports/:id/resuming', (c) => steer(c, 'resume'))
  .post('/office/imports/:id/check', async (c) => {
    const { visit } = c.var
    const id = c.req.param('id')
    const tried = await attempt(visit, await readFields(c), purposeForm, async (typed) =>
      checkWorkbook(visit.db, visit.actor, id, await purposeOf(visit, typed)),
    )
    return tried.done ? goTo(c, visit.to.importOf(id)) : showWorkbook(c, tried.form, tried.status)
  })
  .post('/office/imports/:id/removal', async (c) => {
    const { visit } = c.var
    await discardWorkbook(visit.db, visit.actor, c.req.param('id'))
    return goTo(c, visit.to.imports, visit.say('intake.discarded'))
  })
  .get('/office/imports/:id/marked.xlsx', async (c) => {
    const { db, actor, lang } = c.var.visit
    const workbook = await getWorkbook(db, actor, c.req.param('id'))
    const { standing, purpose } = workbook
    if (!standing || !('problems' in standing)) throw notFound('workbook')
    const problems = await listProblems(db, workbook)
    const marked = await annotateSheet(workbook, readSheetAs(purpose.kind, workbook), problems, lang)
    return sendSheet(c, marked, bareName(workbook), 'xlsx')
  })
  .get('/office/imports/:id/rejects', async (c) => {
    const { db, actor, lang, say } = c.var.visit
    const workbook = await getWorkbook(db, actor, c.req.param('id'))
    const { kind } = workbook.purpose
    const problems = await listProblems(db, workbook)
    if (problems.length === 0) throw notFound('workbook')
    const { bytes, format } = await excerptRejects(kind, workbook, readSheetAs(kind, workbook), problems, lang)
    return sendSheet(c, bytes, say('intake.rejects-of', { file: bareName(workbook) }), format)
  })

async function steer(c: PageContext, way: 'stop' | 'resume'): Promise<Response> {
  const { db, actor, to } = c.var.visit
  const id = c.req.param('id') ?? ''
  await steerImport(db, actor, id, way)
  return goTo(c, to.importOf(id))
}

function bareName({ fileName }: { fileName: string }): string {
  return fileName.replace(/\.[a-z0-9]{1,5}$/i, '')
}

async function showStart(c: PageContext, form: FormState, status: RefusalStatus | 200 = 200): Promise<Response> {
  const { visit } = c.var
  insist(may.enter(visit.actor), visit.actor)
  const workbooks = await listWorkbooks(visit.db, visit.actor)
  const body = <ImportStart visit={visit} form={form} events={await eventsOf(visit)} workbooks={workbooks} />
  return show(c, { ...FRAME, title: visit.say('intake.title'), body, status })
}

async function showWorkbook(c: PageContext, form: FormState, status: RefusalStatus | 200 = 200): Promise<Response> {
  const { visit } = c.var
  insist(may.enter(visit.actor), visit.actor)
  const workbook = await getWorkbook(visit.db, visit.actor, c.req.param('id') ?? '')
  const progress = await findProgress(visit.db, workbook.standing)
  const isReadable = workbook.standing !== null && workbook.standing.state !== 'unreadable'
  const reading = isReadable && !progress ? readSheetAs(workbook.purpose.kind, workbook) : undefined
  const body = <WorkbookPage {...{ visit, form, workbook, reading, progress }} events={await eventsOf(visit)} />
  const moving = { island: 'import', refresh: { seconds: 3, address: visit.to.importOf(workbook.id) } }
  return show(c, { ...FRAME, ...(progress ? moving : {}), title: workbook.fileName, body, status })
}

/** What comes first is needed by what comes after: organisations before their people, both before wishes. */
async function importInOrder({ db, actor }: Visit, ids: string[]): Promise<Standing[]> {
  const chosen = (await listWorkbooks(db, actor)).filter(({ id }) => ids.includes(id))
  const rank = ({ purpose }: { purpose: Purpose }) => sheetKinds.indexOf(purpose.kind)
  const standings: Standing[] = []
  for (const { id } of chosen.sort((a, b) => rank(a) - rank(b))) standings.push(await importWorkbook(db, actor, id))
  return standings
}

async function eventsOf({ db, actor }: Visit): Promise<Event[]> {
  return (await listEventsServedBy(db, actor)).filter(({ id }) => mayAtEvent.organise(actor, id))
}

async function purposeOf(visit: Visit, { kind, event, publish }: z.output<typeof purposeForm>): Promise<Purpose> {
  const found = (await eventsOf(visit)).find(({ slug }) => slug === event)
  if (event && !found) throw new Refusal('intake.event-unknown', { field: 'event' })
  return { kind, publish: publish !== undefined, ...(found ? { eventId: found.id } : {}) }
}

async function filesOf(c: PageContext): Promise<{ fileName: string; bytes: Uint8Array }[]> {
  const { file } = await c.req.parseBody({ all: true })
  const files = [file].flat().filter((item): item is File => item instanceof File && item.name !== '')
  return Promise.all(files.map(async (each) => ({ fileName: each.name, bytes: await each.bytes() })))
}
