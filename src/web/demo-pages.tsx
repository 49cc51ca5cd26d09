import { Hono } from 'hono'
import { sql } from 'kysely'
import { startSession } from '#people/sign-in.ts'
import { isId } from '#platform/ids.ts'
import { spoken } from '#platform/languages.ts'
import { notFound } from '#platform/refusal.ts'
import { Empty, formatTime, Said } from '#ui/parts.tsx'
import { goTo, readFields } from './deed.ts'
import { show } from './shell.tsx'
import { keepSession } from './sign-in-pages.tsx'
import type { Visit, WebEnv } from './visit.ts'

/** One-click roles and the outbox. Mounted only when the installation was started as a demonstration. */
export const demoPages = new Hono<WebEnv>()
  .get('/demo', async (c) => {
    const { visit } = c.var
    const typed = (visit.url.searchParams.get('q') ?? '').trim().slice(0, 80)
    return show(c, {
      title: visit.say('web.demo.roles'),
      isPrivate: true,
      body: <Roles visit={visit} typed={typed} people={await listDemoPeople(visit, typed)} />,
    })
  })
  .post('/demo', async (c) => {
    const { visit } = c.var
    const { person } = await readFields(c)
    const known = await findDemoPerson(visit, String(person))
    if (!known) throw notFound('person')
    keepSession(c, await startSession(visit.db, known.id))
    return goTo(c, known.isOfficial ? visit.to.office : visit.to.my)
  })
  .get('/demo/outbox', async (c) => {
    const { visit } = c.var
    const letters = await visit.db
      .selectFrom('platform.mail')
      .select(['id', 'to_name', 'to_address', 'subject', 'lang', 'kind', 'written_at', 'calendar_method'])
      .orderBy('written_at', 'desc')
      .orderBy('id', 'desc')
      .limit(200)
      .execute()
    return show(c, {
      title: visit.say('web.demo.outbox'),
      isPrivate: true,
      body: <Outbox visit={visit} letters={letters} />,
    })
  })
  .get('/demo/outbox/:file{[0-9a-f-]+\\.ics}', async (c) => {
    const letter = await findLetter(c.var.visit, c.req.param('file').replace('.ics', ''))
    if (!letter.calendar) throw notFound('calendar')
    return c.body(letter.calendar, 200, { 'Content-Type': 'text/calendar; charset=utf-8' })
  })
  .get('/demo/outbox/:id', async (c) => {
    const { visit } = c.var
    const letter = await findLetter(visit, c.req.param('id'))
    return show(c, {
      title: letter.subject,
      width: 'narrow',
      isPrivate: true,
      body: <Letter visit={visit} letter={letter} />,
    })
  })

type DemoPerson = {
  id: string
  name: Record<string, string>
  roles: string[]
  organisation: Record<string, string> | null
  country: string | null
}

const PEOPLE_OF_A_COUNTRY = 5

/** Officials, and those participants of each country with the fullest day; of all others whoever is looked for. */
async function listDemoPeople({ db }: Visit, typed: string): Promise<DemoPerson[]> {
  const rows = await db
    .selectFrom('people.person as p')
    .leftJoin('people.membership as m', 'm.person_id', 'p.id')
    .leftJoin('people.organisation as o', 'o.id', 'm.organisation_id')
    .select(['p.id', 'p.name', 'o.name as organisation', 'o.country'])
    .select((row) => [
      row
        .selectFrom('people.entitlement as e')
        .select((role) => role.fn.agg<string[] | null>('array_agg', ['e.role']).as('roles'))
        .whereRef('e.person_id', '=', 'p.id')
        .as('roles'),
      row
        .selectFrom('meetings.seat as s')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('s.person_id', '=', 'p.id')
        .as('meetings'),
    ])
    .where('p.is_sample', '=', true)
    .where(sql<boolean>`position(lower(${typed}) in lower(p.name::text || coalesce(o.name::text, ''))) > 0`)
    .orderBy('meetings', 'desc')
    .orderBy('p.sort_key')
    .execute()
  const people = rows.map((row) => ({ ...row, roles: row.roles ?? [] }))
  const isOfficial = ({ roles }: DemoPerson) => roles.length > 0
  const others = people.filter((person) => !isOfficial(person))
  const shown = [...Map.groupBy(others, ({ country }) => country).values()]
  return [...people.filter(isOfficial), ...shown.flatMap((compatriots) => compatriots.slice(0, PEOPLE_OF_A_COUNTRY))]
}

async function findDemoPerson({ db }: Visit, id: string): Promise<{ id: string; isOfficial: boolean } | undefined> {
  if (!isId(id)) return undefined
  const found = await db
    .selectFrom('people.person as p')
    .select(['p.id'])
    .select((row) =>
      row
        .exists(row.selectFrom('people.entitlement as e').select('e.id').whereRef('e.person_id', '=', 'p.id'))
        .as('has'),
    )
    .where('p.is_sample', '=', true)
    .where('p.id', '=', id)
    .executeTakeFirst()
  return found && { id: found.id, isOfficial: Boolean(found.has) }
}

function Roles({ visit, typed, people }: { visit: Visit; typed: string; people: DemoPerson[] }) {
  const { say, to } = visit
  const isOfficial = ({ roles }: DemoPerson) => roles.length > 0
  const groups = [
    { title: say('web.demo.officials'), members: people.filter(isOfficial) },
    { title: say('web.demo.participants'), members: people.filter((person) => !isOfficial(person)) },
  ]
  return (
    <>
      <h1>{say('web.demo.roles')}</h1>
      <p className="muted">{say('web.demo.roles-hint')}</p>
      <form className="row" method="get" action={to.demoRoles}>
        <label htmlFor="q">{say('web.demo.find')}</label>
        <input id="q" name="q" type="search" defaultValue={typed} />
        <button className="btn" type="submit">
          {say('web.demo.find-button')}
        </button>
      </form>
      {people.length === 0 && <Empty>{say(typed ? 'web.demo.nobody-found' : 'web.demo.nobody')}</Empty>}
      {groups
        .filter(({ members }) => members.length > 0)
        .map(({ title, members }) => (
          <section key={title} className="stack tight">
            <h2>{title}</h2>
            <div className="cards">
              {members.map((person) => (
                <RoleCard key={person.id} visit={visit} person={person} />
              ))}
            </div>
          </section>
        ))}
    </>
  )
}

function RoleCard({ visit: { say, to, lang }, person }: { visit: Visit; person: DemoPerson }) {
  return (
    <form className="sheet stack tight" method="post" action={to.demoRoles}>
      <input type="hidden" name="person" value={person.id} />
      <strong>
        <Said text={person.name} lang={lang} />
      </strong>
      <span className="muted">
        {person.roles.map((role) => say(`people.role.${role}`)).join(say('web.list-separator'))}
        {person.organisation && <Said text={person.organisation} lang={lang} />}
      </span>
      <button className="btn" type="submit">
        {say('web.demo.become', { name: spoken(person.name, lang).text })}
      </button>
    </form>
  )
}

type LetterLine = {
  id: string
  to_name: string
  to_address: string
  subject: string
  lang: string
  kind: string
  written_at: Date
  calendar_method: string | null
}

function Outbox({ visit: { say, to, lang }, letters }: { visit: Visit; letters: LetterLine[] }) {
  return (
    <>
      <h1>{say('web.demo.outbox')}</h1>
      <p className="muted">{say('web.demo.outbox-hint')}</p>
      {letters.length === 0 ? (
        <Empty>{say('web.demo.outbox-empty')}</Empty>
      ) : (
        <div className="table-wrap">
          <table className="labelled">
            <thead>
              <tr>
                {['written', 'to', 'subject', 'invitation'].map((name) => (
                  <th key={name} scope="col">
                    {say(`web.demo.letter.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {letters.map((letter) => (
                <tr key={letter.id}>
                  <td data-label={say('web.demo.letter.written')}>
                    {formatTime(letter.written_at, lang, 'Asia/Shanghai')}
                  </td>
                  <td data-label={say('web.demo.letter.to')}>
                    {letter.to_name} <span className="muted">{letter.to_address}</span>
                  </td>
                  <td data-label={say('web.demo.letter.subject')}>
                    <a lang={letter.lang} href={to.demoLetter(letter.id)}>
                      {letter.subject}
                    </a>
                  </td>
                  <td data-label={say('web.demo.letter.invitation')}>
                    {letter.calendar_method && <a href={`${to.demoLetter(letter.id)}.ics`}>{letter.calendar_method}</a>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

async function findLetter({ db }: Visit, id: string) {
  const letter = /^[0-9a-f-]{36}$/.test(id)
    ? await db.selectFrom('platform.mail').selectAll().where('id', '=', id).executeTakeFirst()
    : undefined
  if (!letter) throw notFound('letter')
  return letter
}

function Letter({ visit: { say, to }, letter }: { visit: Visit; letter: Awaited<ReturnType<typeof findLetter>> }) {
  return (
    <article className="sheet stack" lang={letter.lang}>
      <h1>{letter.subject}</h1>
      <p className="muted">
        {letter.to_name} · {letter.to_address}
      </p>
      <div className="letter">
        {letter.body_text.split('\n').map((line, i) => (
          <p key={i}>{linkify(line)}</p>
        ))}
      </div>
      {letter.calendar && <a href={`${to.demoLetter(letter.id)}.ics`}>{say('web.demo.letter.invitation')}</a>}
    </article>
  )
}

function linkify(line: string) {
  return line.split(/(https?:\/\/\S+)/).map((part, i) =>
    i % 2 ? (
      <a key={i} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  )
}
