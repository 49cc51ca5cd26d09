import type { ResourceKind } from '#catalogue/resources/input.ts'
import type { ResourceCard } from '#catalogue/resources/reading.ts'
import { Chip, Empty, formatTime, Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'

type Props = { visit: Visit; kind: ResourceKind; own: ResourceCard[]; submitted: ResourceCard[] }

/** What the reader's organisations have written, and for officials what waits to be published. */
export function OwnResources({ visit, kind, own, submitted }: Props) {
  const { say, to, actor } = visit
  const hasOrganisation = actor.organisations.length > 0
  return (
    <div className="stack">
      <div className="row spread">
        <h1>{say(`resources.own.${kind}`)}</h1>
        {hasOrganisation && (
          <a className="btn primary" href={to.newResource(kind)}>
            {say(`resources.new.${kind}`)}
          </a>
        )}
      </div>
      {submitted.length > 0 && (
        <section className="stack tight" aria-labelledby="waiting">
          <h2 id="waiting">{say('showcase.waiting', { count: submitted.length })}</h2>
          <ResourceTable visit={visit} cards={submitted} />
        </section>
      )}
      {own.length > 0 && <ResourceTable visit={visit} cards={own} />}
      {own.length === 0 && (hasOrganisation || submitted.length === 0) && (
        <Empty>
          <p>{say(hasOrganisation ? `resources.no-own.${kind}` : 'showcase.no-organisation')}</p>
          <a className="btn" href={to.resources(kind)}>
            {say(`resources.all.${kind}`)}
          </a>
        </Empty>
      )}
    </div>
  )
}

function ResourceTable({ visit, cards }: { visit: Visit; cards: ResourceCard[] }) {
  const { say, to, lang, actor } = visit
  return (
    <div className="table-wrap">
      <table className="labelled">
        <thead>
          <tr>
            {['name', 'standing', 'owner', 'changed'].map((column) => (
              <th key={column} scope="col">
                {say(`resources.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cards.map((card) => (
            <tr key={card.id}>
              <th scope="row">
                <a href={to.editResource(card.kind, card.number)}>
                  <Said text={card.name} lang={lang} />
                </a>
              </th>
              <td data-label={say('resources.column.standing')}>
                <Chip tone={TONES[card.standing]}>{say(`showcase.standing.${card.standing}`)}</Chip>
              </td>
              <td data-label={say('resources.column.owner')}>
                <Said text={card.ownerName} lang={lang} />
              </td>
              <td data-label={say('resources.column.changed')}>
                {formatTime(card.changedAt, lang, actor.timeZone)} ({actor.timeZone})
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const TONES = { draft: 'plain', submitted: 'need', published: 'ok' } as const
