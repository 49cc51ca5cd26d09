import type { Change } from '#meetings/changes.ts'
import { type Legend, nameOfPair } from '#meetings/legend.ts'
import type { Line } from '#meetings/lines.ts'
import { formatSpan } from '#meetings/times.ts'
import { spoken } from '#platform/languages.ts'
import { Chip } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'

const TONES = { added: 'ok', moved: 'need', cancelled: 'act' } as const

/** What one plan changes against another, a meeting a line. */
export function ChangeTable({ visit, legend, changes }: { visit: Visit; legend: Legend; changes: Change[] }) {
  const { say } = visit
  const heads = ['kind', 'meeting', 'before', 'after']
  return (
    <div className="table-wrap">
      <table className="labelled changes">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {say(`timetable.release.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => {
            const pair = legend.meetings.get(change.meetingId)
            return (
              <tr key={change.meetingId}>
                <td data-label={say('timetable.release.kind')}>
                  <Chip tone={TONES[change.kind]}>{say(`timetable.release.kind.${change.kind}`)}</Chip>
                  {change.kind === 'moved' && (
                    <span className="muted"> {differencesOf(visit, change.differences)}</span>
                  )}
                </td>
                <td data-label={say('timetable.release.meeting')}>{pair && nameOfPair(pair, visit.lang)}</td>
                <td data-label={say('timetable.release.before')}>
                  {change.kind !== 'added' && <Place visit={visit} legend={legend} line={change.before} />}
                </td>
                <td data-label={say('timetable.release.after')}>
                  {change.kind !== 'cancelled' && <Place visit={visit} legend={legend} line={change.after} />}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function differencesOf({ say }: Visit, differences: string[]): string {
  return differences.map((what) => say(`timetable.release.what.${what}`)).join(say('web.list-separator'))
}

/** When, where and with whom, on one line each. */
function Place({ visit: { say, lang }, legend, line }: { visit: Visit; legend: Legend; line: Line }) {
  const label = legend.tables.get(line.tableId)?.label ?? ''
  const persons = [...line.persons, ...(line.interpreter ? [line.interpreter.personId] : [])]
  const names = persons.map((id) => spoken(legend.persons.get(id) ?? {}, lang).text).filter(Boolean)
  return (
    <>
      <span className="num">{formatSpan(line, lang, legend.event.timeZone)}</span>{' '}
      <span className="num">{say('timetable.board.table-name', { label })}</span>
      <br />
      <span className="muted">{names.join(say('web.list-separator'))}</span>
    </>
  )
}
