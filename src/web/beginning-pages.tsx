import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import { z } from 'zod'
import { may as mayHold } from '#events/access.ts'
import { createEvent } from '#events/editions.ts'
import { insist, may } from '#people/access.ts'
import { languageMap } from '#platform/languages.ts'
import { log } from '#platform/log.ts'
import { ErrorSummary, type FormState, TextField, untouched } from '#ui/form.tsx'
import { DeedButton } from '#ui/parts.tsx'
import { attempt, goTo, readFields } from './deed.ts'
import { show } from './shell.tsx'
import type { PageContext, Visit, WebEnv } from './visit.ts'

/** The first steps of an empty installation: look at the sample, or begin with an event of one's own. */
export const beginningPages = new Hono<WebEnv>()
  .post('/beginning/sample', (c) => {
    const { actor, say, to, config } = c.var.visit
    insist(may.administer(actor), actor)
    loadSample(config.dataFolder)
    return goTo(c, to.home, say('web.beginning.sample-loading'))
  })
  .get('/beginning', (c) => {
    const { actor } = c.var.visit
    insist(mayHold.addEvents(actor), actor)
    return showForm(c, untouched)
  })
  .post('/beginning', async (c) => {
    const { visit } = c.var
    const tried = await attempt(visit, await readFields(c), firstEvent, async (input) => {
      await createEvent(visit.db, visit.actor, {
        slug: input.slug,
        name: languageMap({ zh: input.nameZh, en: input.nameEn }),
        startsOn: input.startsOn,
        endsOn: input.endsOn || input.startsOn,
        timeZone: input.timeZone,
        country: input.country.toUpperCase(),
        city: languageMap({ zh: input.cityZh, en: input.cityEn }),
        attendance: 'onsite',
      })
      return input.slug
    })
    return tried.done
      ? goTo(c, visit.to.officeEvent(tried.value), visit.say('web.beginning.event-made'))
      : showForm(c, tried.form)
  })

const words = z.string().trim().max(200)

const firstEvent = z
  .object({
    nameZh: words,
    nameEn: words,
    slug: z
      .string()
      .trim()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'web.beginning.slug-wrong'),
    startsOn: z.iso.date('web.beginning.date-missing'),
    endsOn: z.union([z.iso.date(), z.literal('')]),
    cityZh: words,
    cityEn: words,
    country: z
      .string()
      .trim()
      .regex(/^[A-Za-z]{2}$/, 'web.beginning.country-wrong'),
    timeZone: z.string().trim().min(1, 'web.input.required'),
  })
  .refine(({ nameZh, nameEn }) => nameZh || nameEn, { path: ['nameZh'], message: 'web.beginning.name-missing' })
  .refine(({ cityZh, cityEn }) => cityZh || cityEn, { path: ['cityZh'], message: 'web.input.required' })

// Beside the program, like an operator would: the sample moves the clock of its own process, never of this one.
function loadSample(dataFolder: string): void {
  const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
  const place = process.env.DATABASE_URL ? [] : ['--data', dataFolder]
  const args = ['--import', at('scripts/tsx.mjs'), at('src/main.ts'), 'seed', 'demo', ...place]
  spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'], cwd: at('.') }).once('exit', (code) =>
    log.info({ code }, 'sample data'),
  )
}

function showForm(c: PageContext, form: FormState): Response {
  const { say } = c.var.visit
  const title = say('web.beginning.own')
  return show(c, {
    title,
    width: 'narrow',
    section: 'office',
    isPrivate: true,
    body: <EventForm visit={c.var.visit} form={form} />,
    status: form === untouched ? 200 : 422,
  })
}

function EventForm({ visit: { say, to }, form }: { visit: Visit; form: FormState }) {
  return (
    <form className="sheet stack" method="post" action={to.beginning} noValidate>
      <h1>{say('web.beginning.own')}</h1>
      <ErrorSummary form={form} title={say('web.input.summary')} />
      <TextField form={form} name="nameZh" label={say('web.beginning.name-zh')} lang="zh-Hans" />
      <TextField form={form} name="nameEn" label={say('web.beginning.name-en')} lang="en" />
      <TextField
        form={form}
        name="slug"
        label={say('web.beginning.slug')}
        hint={say('web.beginning.slug-hint')}
        required
      />
      <TextField form={form} name="startsOn" type="date" label={say('web.beginning.starts')} required />
      <TextField form={form} name="endsOn" type="date" label={say('web.beginning.ends')} />
      <TextField form={form} name="cityZh" label={say('web.beginning.city-zh')} lang="zh-Hans" />
      <TextField form={form} name="cityEn" label={say('web.beginning.city-en')} lang="en" />
      <TextField
        form={form}
        name="country"
        label={say('web.beginning.country')}
        hint={say('web.beginning.country-hint')}
        value="CN"
        maxLength={2}
        required
      />
      <TextField
        form={form}
        name="timeZone"
        label={say('web.beginning.zone')}
        hint={say('web.beginning.zone-hint')}
        value="Asia/Shanghai"
        required
      />
      <button className="btn primary" type="submit">
        {say('web.beginning.make')}
      </button>
    </form>
  )
}

/** Shown on the home page while there is no event yet. */
export function TwoDoors({ visit: { say, to, actor } }: { visit: Visit }) {
  const administers = may.administer(actor)
  return (
    <section className="stack">
      <h2>{say('web.beginning.title')}</h2>
      {!administers && <p className="notice warn">{say('web.beginning.sign-in')}</p>}
      <div className="grid-2">
        <div className="sheet stack">
          <h3>{say('web.beginning.sample')}</h3>
          <p>{say('web.beginning.sample-text')}</p>
          {administers && <DeedButton action={to.beginningSample} label={say('web.beginning.sample')} tone="primary" />}
        </div>
        <div className="sheet stack">
          <h3>{say('web.beginning.own')}</h3>
          <p>{say('web.beginning.own-text')}</p>
          {administers && (
            <p>
              <a className="btn" href={to.beginning}>
                {say('web.beginning.own')}
              </a>
            </p>
          )}
        </div>
      </div>
    </section>
  )
}
