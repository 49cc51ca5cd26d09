import { Hono } from 'hono'
import { listOwnOrganisations } from '#catalogue/own-listings.ts'
import { listQuestions } from '#catalogue/resources/asking.ts'
import type { ResourceKind } from '#catalogue/resources/input.ts'
import {
  noteConsent,
  publishResource,
  returnResource,
  returnSchema,
  submitResource,
  takeBackConsent,
  withdrawResource,
} from '#catalogue/resources/publication.ts'
import {
  getResource,
  listOwnResources,
  listSubmittedResources,
  type ResourcePage,
} from '#catalogue/resources/reading.ts'
import { type SavedResource, saveResource } from '#catalogue/resources/saving.ts'
import { insist, isKnown } from '#people/access.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { spoken } from '#platform/languages.ts'
import { notFound } from '#platform/refusal.ts'
import { type FormState, untouched } from '#ui/form.tsx'
import { attempt, goTo, readFields } from '../deed.ts'
import { type Page, show } from '../shell.tsx'
import type { PageContext, Visit, WebEnv } from '../visit.ts'
import { type Host, resolveHost } from './host.ts'
import { OwnResources } from './own-list.tsx'
import { EditResource, NewResource } from './resource-form.tsx'
import { fieldsOfResource, resourceForm } from './resource-form-input.ts'
import { editLink, kindOf } from './resource-pages.tsx'

type Fields = Record<string, string | string[]>

/** The experts and stations of one's organisations, and for officials what waits to be published. */
export const ownResourcePages = new Hono<WebEnv>()
  .use('/my/:plural{(?:experts|stations)}', signedIn)
  .use('/my/:plural{(?:experts|stations)}/*', signedIn)
  .get('/my/:plural{(?:experts|stations)}', async (c) => {
    const { visit } = c.var
    const kind = kindOf(c.req.param('plural'))
    const [own, submitted] = await Promise.all([
      listOwnResources(visit.db, visit.actor, kind),
      listSubmittedResources(visit.db, visit.actor, kind),
    ])
    const body = <OwnResources visit={visit} {...{ kind, own, submitted }} />
    return show(c, { title: visit.say(`resources.own.${kind}`), section: 'my', isPrivate: true, body })
  })
  .get('/my/:plural{(?:experts|stations)}/new', (c) => showNew(c, kindOf(c.req.param('plural')), untouched))
  .post('/my/:plural{(?:experts|stations)}', async (c) => {
    const { visit } = c.var
    const kind = kindOf(c.req.param('plural'))
    const fields = await readFields(c)
    const host = await resolveHost(visit.db, fields)
    const tried = await save(visit, fields, { kind, organisationId: String(fields.organisationId ?? ''), host })
    if (!tried.done) return showNew(c, kind, tried.form, { status: tried.status, host })
    return goTo(c, visit.to.editResource(kind, tried.value.number), visit.say(noticeOf(tried.value, fields)))
  })
  .get('/my/:plural{(?:experts|stations)}/:number{[0-9]{1,10}}', async (c) => {
    const page = await open(c)
    return showEdit(c, page, { values: fieldsOfResource(page), errors: {} })
  })
  .post('/my/:plural{(?:experts|stations)}/:number{[0-9]{1,10}}', async (c) => {
    const { visit } = c.var
    const page = await open(c)
    const fields = await readFields(c)
    const host = await resolveHost(visit.db, fields, page)
    const tried = await save(visit, fields, { kind: page.kind, organisationId: page.ownerId, id: page.id, host })
    if (!tried.done) return showEdit(c, page, tried.form, { status: tried.status, host })
    return goTo(c, visit.to.editResource(page.kind, page.number), visit.say(noticeOf(tried.value, fields)))
  })
  .post('/my/:plural{(?:experts|stations)}/:number{[0-9]{1,10}}/publication', async (c) => {
    const { db, actor, to, say } = c.var.visit
    const page = await open(c)
    const isPublishing = page.inside?.mayPublish === true
    await (isPublishing ? publishResource : submitResource)(db, actor, page.id)
    const address = isPublishing ? to.myResources(page.kind) : to.editResource(page.kind, page.number)
    return goTo(c, address, say(isPublishing ? 'resources.published' : 'resources.submitted'))
  })
  .post('/my/:plural{(?:experts|stations)}/:number{[0-9]{1,10}}/withdrawal', async (c) => {
    const { db, actor, to, say } = c.var.visit
    const page = await open(c)
    const isDone = await withdrawResource(db, actor, page.id)
    return goTo(c, to.editResource(page.kind, page.number), isDone ? say('resources.withdrawn') : undefined)
  })
  .post('/my/:plural{(?:experts|stations)}/:number{[0-9]{1,10}}/review', async (c) => {
    const { visit } = c.var
    const page = await open(c)
    const fields = { ...(await readFields(c)), lang: visit.lang }
    const tried = await attempt(visit, fields, returnSchema, (answer) =>
      returnResource(visit.db, visit.actor, page.id, { ...answer, linkFor: editLink(visit) }),
    )
    if (tried.done) return goTo(c, visit.to.myResources(page.kind), visit.say('resources.returned'))
    const form = { values: { ...fieldsOfResource(page), ...tried.form.values }, errors: tried.form.errors }
    return showEdit(c, page, form, { status: tried.status })
  })

async function signedIn(c: PageContext, next: () => Promise<void>): Promise<void> {
  insist(isKnown(c.var.visit.actor), c.var.visit.actor)
  await next()
}

async function open(c: PageContext): Promise<ResourcePage> {
  const { db, actor } = c.var.visit
  const kind = kindOf(c.req.param('plural') ?? '')
  const page = await getResource(db, actor, { kind, number: Number(c.req.param('number')) })
  if (!page.inside) throw notFound(kind)
  return page
}

type Saving = { kind: ResourceKind; organisationId: string; id?: string; host: Host }

/** Saves what was typed, notes or takes back consent as the box says, and submits where that was asked; all or nothing. */
async function save(visit: Visit, fields: Fields, { host, ...subject }: Saving) {
  const { db, actor, say } = visit
  const schema = resourceForm({ ...subject, hostId: host.id })
  const tried = await attempt(visit, fields, schema, (input) => {
    if (host.problem) return Promise.resolve(undefined)
    return inTransaction(db, async (tx): Promise<SavedResource> => {
      const saved = await saveResource(tx, actor, input)
      if (subject.kind === 'expert') await (fields.consent ? noteConsent : takeBackConsent)(tx, actor, saved.id)
      if (fields.next === 'submit') await submitResource(tx, actor, saved.id)
      return saved
    })
  })
  if (tried.done && tried.value) return { done: true as const, value: tried.value }
  const form: FormState = tried.done ? { values: fields, errors: {} } : tried.form
  const errors = host.problem ? { ...form.errors, host: say(host.problem) } : form.errors
  return { done: false as const, form: { ...form, errors }, status: tried.done ? (422 as const) : tried.status }
}

function noticeOf({ outcome }: SavedResource, fields: Fields): string {
  if (fields.next === 'submit') return 'resources.submitted'
  return outcome === 'unchanged' ? 'showcase.saved-unchanged' : 'showcase.saved'
}

type More = { status?: Page['status']; host?: Host }

async function showNew(c: PageContext, kind: ResourceKind, form: FormState, { status, host }: More = {}) {
  const { visit } = c.var
  const organisations = await listOwnOrganisations(visit.db, visit.actor)
  const body = <NewResource visit={visit} {...{ kind, form, organisations }} candidates={host?.candidates ?? []} />
  const title = visit.say(`resources.new.${kind}`)
  return show(c, { title, section: 'my', width: 'narrow', isPrivate: true, status: status ?? 200, body })
}

async function showEdit(c: PageContext, page: ResourcePage, form: FormState, { status, host }: More = {}) {
  const { visit } = c.var
  const questions = await listQuestions(visit.db, visit.actor, { ...page, organisationId: page.ownerId })
  const body = <EditResource visit={visit} {...{ page, form, questions }} candidates={host?.candidates ?? []} />
  const title = spoken(page.name, visit.lang).text
  return show(c, { title, section: 'my', isPrivate: true, status: status ?? 200, body })
}
