import { Hono } from 'hono'
import { getEventName, type Legend, type Party } from '#meetings/legend.ts'
import type { Line } from '#meetings/lines.ts'
import { getHandout, type Handout, type Slip } from '#meetings/slips.ts'
import { dayOf, formatDay, formatHours, zoneName } from '#meetings/times.ts'
import { findWall } from '#meetings/wall.ts'
import { type Spoken, spoken } from '#platform/languages.ts'
import { Empty, formatTime, Said } from '#ui/parts.tsx'
import { show } from '../shell.tsx'
import type { Visit, WebEnv } from '../visit.ts'
import { WallSwitch } from '../wall/wall-switch.tsx'

/** The released timetable on paper. */
export const slipsPages = new Hono<WebEnv>().get('/office/events/:slug/slips', async (c) => {
  const { visit } = c.var
  const event = await getEventName(visit.db, c.req.param('slug'))
  const handout = await getHandout(visit.db, visit.actor, event.id)
  const { say, to } = visit
  const body = (
    <>
      <header className="row spread no-print">
        <h1>{say('timetable.slips.title')}</h1>
        <a className="btn" href={to.board(event.slug)}>
          {say('timetable.release.to-board')}
        </a>
      </header>
      <WallSwitch visit={visit} event={event} display={await findWall(visit.db, event.id)} />
      {handout ? <Paper visit={visit} handout={handout} /> : <Empty>{say('timetable.slips.empty')}</Empty>}
    </>
  )
  return show(c, { title: say('timetable.slips.title'), section: 'office', isPrivate: true, body })
})

function Paper({ visit, handout }: { visit: Visit; handout: Handout }) {
  const { say, lang } = visit
  const { legend, release, slips, wall } = handout
  const at = formatTime(release.releasedAt, lang, legend.event.timeZone)
  const version = say('timetable.slips.version', { number: release.number, at })
  return (
    <>
      <p className="muted no-print">{say('timetable.slips.print-hint')}</p>
      {slips.map((slip) => (
        <OneSlip key={slip.party.participationId} visit={visit} legend={legend} slip={slip} version={version} />
      ))}
      <section className="sheet stack slip" aria-labelledby="wall">
        <SlipHead visit={visit} legend={legend} version={version} />
        <h2 id="wall">{say('timetable.slips.wall')}</h2>
        <Lines visit={visit} legend={legend} lines={wall} />
      </section>
    </>
  )
}

function OneSlip({ visit, legend, slip, version }: { visit: Visit; legend: Legend; slip: Slip; version: string }) {
  const id = `slip-${slip.party.participationId}`
  return (
    <section className="sheet stack slip" aria-labelledby={id}>
      <SlipHead visit={visit} legend={legend} version={version} />
      <h2 id={id}>
        <Said text={slip.party.name} lang={visit.lang} />
      </h2>
      <Lines visit={visit} legend={legend} lines={slip.lines} party={slip.party} />
    </section>
  )
}

function SlipHead({ visit: { say, lang }, legend, version }: { visit: Visit; legend: Legend; version: string }) {
  const { name, venue, city } = legend.event
  return (
    <p className="slip-head">
      <strong>
        <Said text={name} lang={lang} />
      </strong>
      <span className="muted">
        <Said text={venue ?? city} lang={lang} />
        {say('web.list-separator')}
        {version}
      </span>
    </p>
  )
}

/** For one organisation, whom it meets; for the wall, both sides. */
function TableCell({ visit: { lang }, table }: { visit: Visit; table: ReturnType<Legend['tables']['get']> }) {
  if (!table?.place) return table?.label
  return (
    <>
      {table.label} · <Said text={table.place} lang={lang} />
    </>
  )
}

function Lines({ visit, legend, lines, party }: { visit: Visit; legend: Legend; lines: Line[]; party?: Party }) {
  const { say, lang } = visit
  const { timeZone } = legend.event
  const days = Map.groupBy(lines, (line) => dayOf(line.startsAt, timeZone))
  const heads = ['time', 'table', party ? 'with' : 'meeting', 'attending', 'interpreter']
  return [...days.values()].map((ofDay) => {
    const first = ofDay[0]
    if (!first) return null
    const zone = zoneName(timeZone, lang, first.startsAt)
    return (
      <table key={first.meetingId} className="labelled">
        <caption>
          {formatDay(first.startsAt, lang, timeZone)} · {zone}
        </caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {say(`timetable.slips.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ofDay.map((line) => (
            <tr key={line.meetingId}>
              <th scope="row">{formatHours(line, lang, timeZone)}</th>
              <td data-label={say('timetable.slips.table')}>
                <TableCell visit={visit} table={legend.tables.get(line.tableId)} />
              </td>
              <td data-label={say(`timetable.slips.${party ? 'with' : 'meeting'}`)}>
                <Met visit={visit} legend={legend} line={line} party={party} />
              </td>
              <td data-label={say('timetable.slips.attending')}>
                <Names visit={visit} names={line.persons.map((id) => nameOf(visit, legend, id))} />
              </td>
              <td data-label={say('timetable.slips.interpreter')}>
                {line.interpreter && <Names visit={visit} names={[nameOf(visit, legend, line.interpreter.personId)]} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )
  })
}

function Met({ visit, legend, line, party }: { visit: Visit; legend: Legend; line: Line; party: Party | undefined }) {
  const pair = legend.meetings.get(line.meetingId)
  if (!pair) return null
  const others = [pair.host, pair.guest].filter((one) => one.participationId !== party?.participationId)
  return others.map((one, at) => (
    <span key={one.participationId}>
      {at > 0 && ' × '}
      <Said text={one.name} lang={visit.lang} />
    </span>
  ))
}

function Names({ visit, names }: { visit: Visit; names: Spoken[] }) {
  return names.map((name, at) => (
    <span key={name.text}>
      {at > 0 && visit.say('web.list-separator')}
      <bdi lang={name.lang}>{name.text}</bdi>
    </span>
  ))
}

function nameOf({ lang }: Visit, legend: Legend, personId: string): Spoken {
  return spoken(legend.persons.get(personId) ?? {}, lang)
}
