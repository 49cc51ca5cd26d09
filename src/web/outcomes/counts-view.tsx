import type { EventCount } from '#outcomes/intents.ts'
import { isKnown } from '#people/access.ts'
import { Empty, formatDate, Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'

/** What strangers see: how outcomes are recorded, and how many there are. */
export function CountsForEverybody({
  visit: { say, to, lang, actor },
  counts,
}: {
  visit: Visit
  counts: EventCount[]
}) {
  return (
    <>
      <h1>{say('outcomes.title')}</h1>
      <p>{say('outcomes.public.text')}</p>
      {!isKnown(actor) && (
        <p>
          {say('outcomes.public.sign-in')} <a href={to.signIn}>{say('people.sign-in')}</a>
        </p>
      )}
      {counts.length === 0 && <Empty>{say('outcomes.public.empty')}</Empty>}
      {counts.length > 0 && (
        <div className="table-wrap">
          <table>
            <caption>{say('outcomes.public.caption')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('outcomes.public.event')}</th>
                <th scope="col">{say('outcomes.public.date')}</th>
                <th scope="col" className="n">
                  {say('outcomes.public.intents')}
                </th>
              </tr>
            </thead>
            <tbody>
              {counts.map((event) => (
                <tr key={event.slug}>
                  <td>
                    <a href={to.event(event.slug)}>
                      <Said text={event.name} lang={lang} />
                    </a>
                  </td>
                  <td className="num">{formatDate(event.startsOn, lang, { dateStyle: 'medium' })}</td>
                  <td className="n">{event.intents}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}
