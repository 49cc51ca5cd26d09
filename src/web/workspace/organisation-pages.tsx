import { Hono } from 'hono'
import { getOrganisation } from '#catalogue/listing-page.ts'
import { insist, isKnown, may, speaksFor } from '#people/access.ts'
import { describeOrganisation, getOrganisationRecord, listOrganisationHistory } from '#people/organisation-record.ts'
import { changeOrganisation, findCreditCode } from '#people/organisations.ts'
import { lookUpRegister } from '#people/register/looking-up.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { spoken } from '#platform/languages.ts'
import { type FormState, untouched } from '#ui/form.tsx'
import { attempt, goTo, readFields } from '../deed.ts'
import { type Page, show } from '../shell.tsx'
import type { PageContext, WebEnv } from '../visit.ts'
import { OrganisationForm } from './organisation-form.tsx'
import { fieldsOfOrganisation, organisationFields } from './organisation-form-input.ts'

/** The full record of an organisation, for those who speak for it and whoever keeps the directory. */
export const workspaceOrganisationPages = new Hono<WebEnv>()
  .get('/my/organisations/:number{[0-9]{1,10}}', (c) => showForm(c, undefined))
  .post('/my/organisations/:number{[0-9]{1,10}}', async (c) => {
    const { visit } = c.var
    const { db, actor, say, to } = visit
    const organisation = await open(c)
    const fields = await readFields(c)
    const tried = await attempt(visit, fields, organisationFields, ({ record, place }) =>
      inTransaction(db, async (tx) => {
        // What stands in the directory itself is for whoever keeps it.
        const isMoved = may.keepDirectory(actor) && (await changeOrganisation(tx, actor, organisation.id, place))
        return (await describeOrganisation(tx, actor, organisation.id, record)) || isMoved
      }),
    )
    if (!tried.done) return showForm(c, tried.form, tried.status)
    const notice = tried.value ? 'organisations.saved' : 'organisations.unchanged'
    return goTo(c, to.editOrganisation(organisation.number), say(notice))
  })

async function open(c: PageContext) {
  const { db, actor } = c.var.visit
  insist(isKnown(actor), actor)
  const organisation = await getOrganisation(db, Number(c.req.param('number')))
  insist(may.keepDirectory(actor) || speaksFor(actor, organisation.id), actor)
  return { ...organisation, creditCode: await findCreditCode(db, organisation.id) }
}

async function showForm(c: PageContext, form: FormState | undefined, status: Page['status'] = 200): Promise<Response> {
  const { visit } = c.var
  const { db, actor, lang } = visit
  const organisation = await open(c)
  const record = await getOrganisationRecord(db, organisation.id)
  const names = Object.values(organisation.name)
  const [known, history] = await Promise.all([
    record.identifiers.ror ? [] : lookUpRegister(db, { names, country: organisation.country }),
    listOrganisationHistory(db, actor, organisation.id),
  ])
  const values = form ?? { ...untouched, values: fieldsOfOrganisation(organisation, record) }
  const body = <OrganisationForm visit={visit} form={values} {...{ organisation, known, history }} />
  const title = spoken(organisation.name, lang).text
  return show(c, { title, section: 'my', isPrivate: true, status, body })
}
