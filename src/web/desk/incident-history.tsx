import type { Event } from '#events/directory.ts'
import type { NotedIncident } from '#meetings/incidents/history.ts'
import { type Legend, nameOfPair } from '#meetings/legend.ts'
import { Empty, formatTime, Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'

/** What happened so far, and which release told people. */
export function IncidentHistory({
  visit,
  event,
  legend,
  incidents,
}: {
  visit: Visit
  event: Event
  legend: Legend
  incidents: NotedIncident[]
}) {
  const { say, lang } = visit
  return (
    <section className="stack tight" aria-labelledby="incidents">
      <h2 id="incidents">{say('desk.incident.history')}</h2>
      {incidents.length === 0 && <Empty>{say('desk.incident.none')}</Empty>}
      {incidents.length > 0 && (
        <div className="table-wrap">
          <table className="labelled">
            <thead>
              <tr>
                {['when', 'what', 'whom', 'release', 'by'].map((head) => (
                  <th key={head} scope="col">
                    {say(`desk.incident.head.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {incidents.map((incident) => (
                <tr key={incident.id}>
                  <td className="num" data-label={say('desk.incident.head.when')}>
                    {formatTime(incident.notedAt, lang, event.timeZone, { timeStyle: 'short' })}
                  </td>
                  <td data-label={say('desk.incident.head.what')}>{say(`desk.incident.kind.${incident.kind}`)}</td>
                  <td data-label={say('desk.incident.head.whom')}>
                    <Struck visit={visit} legend={legend} incident={incident} />
                  </td>
                  <td data-label={say('desk.incident.head.release')}>
                    {incident.release === null
                      ? say('desk.incident.nobody-told')
                      : say('desk.incident.release', { number: incident.release })}
                  </td>
                  <td data-label={say('desk.incident.head.by')}>
                    {incident.notedBy && <Said text={incident.notedBy} lang={lang} />}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="muted">{say('events.zone', { zone: event.timeZone })}</p>
    </section>
  )
}

function Struck({ visit, legend, incident }: { visit: Visit; legend: Legend; incident: NotedIncident }) {
  const { say, lang } = visit
  const pair = incident.meetingId && legend.meetings.get(incident.meetingId)
  if (pair) return nameOfPair(pair, lang)
  if (incident.person) return <Said text={incident.person} lang={lang} />
  return incident.table ? say('desk.meetings.table', { label: incident.table }) : '–'
}
