import { Hono } from 'hono'
import type { Event } from '#events/directory.ts'
import { spoken } from '#platform/languages.ts'
import { type DriftedRelease, listDriftedReleases } from '#reporting/drift.ts'
import { type Figure, getEventFigures } from '#reporting/figures.ts'
import { getMetric } from '#reporting/metrics.ts'
import { Chip, Said } from '#ui/parts.tsx'
import { instant } from '../press/figure-views.tsx'
import { printValue } from '../press/printed.ts'
import { show } from '../shell.tsx'
import type { Visit, WebEnv } from '../visit.ts'
import { EventNav } from './event-nav.tsx'

/** Every figure of an event for those who work on it. */
export const figuresPages = new Hono<WebEnv>().get('/office/events/:slug/figures', async (c) => {
  const { visit } = c.var
  const { event, figures } = await getEventFigures(visit.db, visit.actor, c.req.param('slug'))
  const drifted = await listDriftedReleases(visit.db, visit.actor)
  return show(c, {
    title: `${visit.say('reporting.figures.title')} · ${spoken(event.name, visit.lang).text}`,
    section: 'office',
    isPrivate: true,
    body: <Figures visit={visit} event={event} figures={figures} drifted={drifted} />,
  })
})

function Figures({
  visit,
  event,
  figures,
  drifted,
}: {
  visit: Visit
  event: Event
  figures: Figure[]
  drifted: DriftedRelease[]
}) {
  const { say } = visit
  return (
    <>
      <EventNav visit={visit} event={event} current="figures" />
      <h1>{say('reporting.figures.title')}</h1>
      {drifted.length > 0 && <Drifted visit={visit} drifted={drifted} />}
      <div className="table-wrap">
        <table className="labelled figures">
          <caption>
            {say('reporting.figures.caption', {
              at: instant(visit, figures[0]?.asOf ?? new Date(0), event.timeZone),
            })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{say('reporting.figures.metric')}</th>
              <th scope="col">{say('reporting.figures.value')}</th>
              <th scope="col">{say('reporting.figures.stage')}</th>
              <th scope="col">{say('reporting.figure.definition')}</th>
            </tr>
          </thead>
          <tbody>
            {figures.map((figure) => (
              <FigureRow key={figure.metric} visit={visit} event={event} figure={figure} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function FigureRow({ visit, event, figure }: { visit: Visit; event: Event; figure: Figure }) {
  const { say, to } = visit
  const { metric, value } = figure
  const { audience, stage } = getMetric(metric)
  return (
    <tr>
      <th scope="row">
        <a href={to.eventFigure(event.slug, metric)}>{say(`metrics.${metric}.name`)}</a>
      </th>
      <td className="num" data-label={say('reporting.figures.value')}>
        <strong>{printValue(visit, metric, value)}</strong>
      </td>
      <td data-label={say('reporting.figures.stage')}>
        {say(`metrics.stage.${stage}`)} {audience === 'office' && <Chip>{say('reporting.figures.office-only')}</Chip>}
      </td>
      <td data-label={say('reporting.figure.definition')}>
        {say(`metrics.${metric}.definition`)} <span className="muted">{say(`metrics.${metric}.once`)}</span>
      </td>
    </tr>
  )
}

function Drifted({ visit: { say, to, lang }, drifted }: { visit: Visit; drifted: DriftedRelease[] }) {
  return (
    <section className="notice warn stack tight" aria-labelledby="drifted">
      <h2 id="drifted">{say('reporting.drift.releases')}</h2>
      <ul>
        {drifted.map(({ number, event, drifts }) => (
          <li key={number}>
            <a href={to.press(event.slug)}>
              <Said text={event.name} lang={lang} />
            </a>
            <ul>
              {drifts.map(({ figure, today, atSigning }) => (
                <li key={figure.id}>
                  <a href={to.figure(figure.id)}>{say(`metrics.${figure.metric}.name`)}</a>{' '}
                  {say('reporting.drift.now', { today, atSigning })}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}
