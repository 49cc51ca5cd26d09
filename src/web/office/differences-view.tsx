import type { Difference } from '#meetings/differences.ts'
import { htmlLang } from '#platform/languages.ts'
import { Chip, Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'

/** Meetings of which the two sides, or one and the record, say different things. */
export function Differences({ visit, differences }: { visit: Visit; differences: Difference[] }) {
  const { say, lang } = visit
  if (differences.length === 0) return null
  return (
    <section className="stack" aria-labelledby="differ">
      <h2 id="differ">{say('after.stats.differ', { count: differences.length })}</h2>
      <p className="muted">{say('after.stats.differ-hint')}</p>
      <div className="table-wrap">
        <table className="labelled">
          <thead>
            <tr>
              {['on-record', 'host', 'guest'].map((name) => (
                <th key={name} scope="col">
                  {say(`after.stats.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {differences.map(({ meetingId, onRecord, host, guest }) => (
              <tr key={meetingId}>
                <th scope="row">{say(onRecord ? `desk.result.${onRecord}` : 'after.stats.nothing-said')}</th>
                {[host, guest].map((side, i) => (
                  <td key={i} data-label={say(i ? 'after.stats.guest' : 'after.stats.host')}>
                    <Said text={side.name} lang={lang} />{' '}
                    {side.said ? (
                      <>
                        <Chip tone={side.said === 'intent' ? 'ok' : 'plain'}>{say(`desk.result.${side.said}`)}</Chip>{' '}
                        {side.line && <span lang={htmlLang(side.lineLang ?? lang)}>{side.line}</span>}
                      </>
                    ) : (
                      <span className="muted">{say('after.stats.nothing-said')}</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
