import type { LanguageMap } from '#db/tables.ts'
import { formatDay, formatHour, formatHours, zoneName } from '#meetings/times.ts'
import type { Wall, WallMeeting, WallRow } from '#meetings/wall.ts'
import { now } from '#platform/clock.ts'
import { htmlLang, otherUiLanguage, spoken } from '#platform/languages.ts'
import { speaker } from '#platform/messages.ts'
import { Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'

/** As many tables as fit on a screen, each with two names in two languages. */
export const WALL_ROWS = 6

type Props = { visit: Visit; wall: Wall; page: number; pages: number; next: string; seconds: number }

export function WallView({ visit, wall, page, pages, next, seconds }: Props) {
  const { say, lang, config } = visit
  const { event, rows } = wall
  const zone = event.timeZone
  const at = now()
  const shown = rows.slice((page - 1) * WALL_ROWS, page * WALL_ROWS)
  return (
    <div className="wall" data-wall={next} data-seconds={seconds}>
      <header className="wall-head">
        <div>
          <h1>
            <Both text={event.name} lang={lang} />
          </h1>
        </div>
        <p className="wall-clock">
          <time dateTime={at.toISOString()}>{formatHour(at, lang, zone)}</time>
          <small>{zoneName(zone, lang, at)}</small>
        </p>
      </header>
      {rows.length === 0 ? (
        <p className="wall-empty">
          <Phrase name="nothing" lang={lang} />
        </p>
      ) : (
        <Tables visit={visit} wall={wall} rows={shown} />
      )}
      <footer className="wall-foot">
        <span>
          {pages > 1 && say('wall.page', { page, pages })} {config.isDemo && say('web.demo.banner')}
        </span>
        <span data-offline={say('wall.offline', { time: formatHour(at, lang, zone) })} role="status" />
      </footer>
    </div>
  )
}

function Tables({ visit: { lang }, wall, rows }: { visit: Visit; wall: Wall; rows: WallRow[] }) {
  const { event } = wall
  // Before the first day and on a later one the hour alone would mislead.
  const isToday = (span: { startsAt: Date }) =>
    formatDay(span.startsAt, lang, event.timeZone) === formatDay(now(), lang, event.timeZone)
  const times = (span: { startsAt: Date; endsAt: Date } | null) =>
    span &&
    `${isToday(span) ? '' : `${formatDay(span.startsAt, lang, event.timeZone)} `}${formatHours(span, lang, event.timeZone)}`
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">
            <Phrase name="table" lang={lang} />
          </th>
          {wall.now && (
            <th scope="col" className="is-now">
              <Phrase name="now" lang={lang} /> <span className="num">{times(wall.now)}</span>
            </th>
          )}
          {wall.next && (
            <th scope="col">
              <Phrase name="next" lang={lang} /> <span className="num">{times(wall.next)}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.table}>
            <th scope="row">
              {row.table}
              {row.place && (
                <small>
                  <Said text={row.place} lang={lang} />
                </small>
              )}
              {row.isOnline && (
                <small>
                  <Phrase name="online" lang={lang} />
                </small>
              )}
            </th>
            {wall.now && (
              <td className="is-now">
                <Meeting meeting={row.now} lang={lang} />
              </td>
            )}
            {wall.next && (
              <td>
                <Meeting meeting={row.next} lang={lang} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Meeting({ meeting, lang }: { meeting: WallMeeting | null; lang: Visit['lang'] }) {
  if (!meeting) return <span aria-hidden="true">–</span>
  return (
    <ul>
      {meeting.sides.map(({ name, people }, i) => (
        <li key={i}>
          <Both text={name} lang={lang} />
          {people.length > 0 && (
            <small className="people">
              {people.map((person, at) => (
                <bdi key={at} lang={htmlLang(spoken(person, lang).lang)}>
                  {spoken(person, lang).text}
                </bdi>
              ))}
            </small>
          )}
        </li>
      ))}
    </ul>
  )
}

/** In the language of the screen, and smaller in the other one: both kinds of reader stand before it. */
function Both({ text, lang }: { text: LanguageMap; lang: Visit['lang'] }) {
  const first = spoken(text, lang)
  const second = text[otherUiLanguage(lang)]
  return (
    <>
      <bdi lang={htmlLang(first.lang)}>{first.text}</bdi>
      {second && second !== first.text && (
        <small className="other" lang={htmlLang(otherUiLanguage(lang))}>
          {second}
        </small>
      )}
    </>
  )
}

function Phrase({ name, lang }: { name: 'table' | 'now' | 'next' | 'online' | 'nothing'; lang: Visit['lang'] }) {
  const other = otherUiLanguage(lang)
  return (
    <>
      {speaker(lang)(`wall.${name}`)} <span lang={htmlLang(other)}>{speaker(other)(`wall.${name}`)}</span>
    </>
  )
}
