import { Hono } from 'hono'
import { askOrganisation, questionSchema } from '#catalogue/resources/asking.ts'
import { findResources, listResourceChoices, readResourceQuery } from '#catalogue/resources/finding.ts'
import type { ResourceKind } from '#catalogue/resources/input.ts'
import type { LinkFor } from '#catalogue/resources/publication.ts'
import { getResource, listResourceHistory, type ResourcePage } from '#catalogue/resources/reading.ts'
import { spoken } from '#platform/languages.ts'
import { type FormState, untouched } from '#ui/form.tsx'
import { attempt, goTo, readFields } from '../deed.ts'
import { addresses } from '../routes.ts'
import { type Page, show } from '../shell.tsx'
import { showBriefly } from '../showcase/brief.ts'
import { describePath, graphOf } from '../showcase/structured-data.ts'
import type { PageContext, Visit, WebEnv } from '../visit.ts'
import { describeExpert } from './describing.ts'
import { ResourceList } from './resource-list.tsx'
import { ResourceView } from './resource-view.tsx'

/** Experts and stations on show: lists that can be narrowed, and a page each. */
export const resourcePages = new Hono<WebEnv>()
  .get('/:plural{(?:experts|stations)}', (c) => {
    const { visit } = c.var
    const kind = kindOf(c.req.param('plural'))
    return showBriefly(c, () => listPage(visit, kind))
  })
  .get('/:plural{(?:experts|stations)}/:number{[0-9]{1,10}}', async (c) => {
    const resource = await open(c)
    return showBriefly(c, () => resourcePage(c.var.visit, resource))
  })
  .post('/:plural{(?:experts|stations)}/:number{[0-9]{1,10}}/questions', async (c) => {
    const { visit } = c.var
    const { db, actor, lang, say, to } = visit
    const resource = await open(c)
    const fields = { ...(await readFields(c)), lang }
    const tried = await attempt(visit, fields, questionSchema, (question) =>
      askOrganisation(db, actor, resource.id, { ...question, linkFor: editLink(visit) }),
    )
    if (!tried.done) return show(c, { ...(await resourcePage(visit, resource, tried.form)), status: tried.status })
    return goTo(c, to.resource(resource.kind, resource.number), say('resources.asked'))
  })

export function kindOf(plural: string): ResourceKind {
  return plural === 'stations' ? 'station' : 'expert'
}

/** Where those who write a record find it, from a letter. */
export function editLink({ config }: Visit): LinkFor {
  return (lang, { kind, number }) => config.publicUrl + addresses(lang).editResource(kind, number)
}

function open(c: PageContext): Promise<ResourcePage> {
  const { db, actor } = c.var.visit
  const kind = kindOf(c.req.param('plural') ?? '')
  return getResource(db, actor, { kind, number: Number(c.req.param('number')) })
}

async function listPage(visit: Visit, kind: ResourceKind): Promise<Page> {
  const { db, say, url } = visit
  const query = readResourceQuery(url.searchParams)
  const [page, choices] = await Promise.all([findResources(db, kind, query), listResourceChoices(db, kind)])
  return {
    title: say(`resources.${kind}s`),
    description: say(`resources.${kind}s-lead`),
    section: 'showcase',
    body: <ResourceList visit={visit} {...{ kind, query, page, choices }} />,
  }
}

async function resourcePage(visit: Visit, resource: ResourcePage, form: FormState = untouched): Promise<Page> {
  const { db, lang, say, to } = visit
  const { kind, number, standing } = resource
  const name = spoken(resource.name, lang).text
  const history = await listResourceHistory(db, resource)
  const path = describePath(
    visit,
    { name: say(`resources.${kind}s`), address: to.resources(kind) },
    { name, address: to.resource(kind, number) },
  )
  return {
    title: name,
    section: 'showcase',
    isPrivate: standing !== 'published',
    ...(standing === 'published'
      ? { jsonLd: kind === 'expert' ? graphOf(describeExpert(visit, resource), path) : path }
      : {}),
    body: <ResourceView visit={visit} {...{ resource, history, form }} />,
  }
}
