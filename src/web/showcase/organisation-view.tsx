import type { Card } from '#catalogue/cards.ts'
import type { OrganisationPage } from '#catalogue/listing-page.ts'
import type { ResourceCard } from '#catalogue/resources/reading.ts'
import type { OrganisationRecord } from '#people/organisation-record.ts'
import { htmlLang } from '#platform/languages.ts'
import { Chip, Empty, Said } from '#ui/parts.tsx'
import { ResourceCardView } from '../resources/resource-card.tsx'
import type { Visit } from '../visit.ts'
import { ListingCard } from './card.tsx'
import { mayEdit, OrganisationFacts } from './organisation-facts.tsx'
import { countryName, languageName } from './wording.ts'

/** An organisation: its names, where it is, and what it shows. */
export function OrganisationView({
  visit,
  organisation,
  record,
  cards,
  resources,
}: {
  visit: Visit
  organisation: OrganisationPage
  record: OrganisationRecord
  cards: Card[]
  /** Experts and stations it shows, and stations in its house. */
  resources: ResourceCard[]
}) {
  const { say, lang } = visit
  const others = Object.entries(organisation.name).filter(([tag]) => tag !== lang)
  const place = [countryName(organisation.country, lang), organisation.region, organisation.city].filter(Boolean)
  return (
    <div className="stack">
      <section className="sheet stack">
        <div className="row">
          <Chip>{say(`showcase.organisation.${organisation.kind}`)}</Chip>
          {organisation.isSample && <Chip>{say('showcase.sample')}</Chip>}
        </div>
        <h1>
          <Said text={organisation.name} lang={lang} />
        </h1>
        <dl className="facts">
          {others.map(([tag, name]) => (
            <div key={tag} className="fact">
              <dt>{say('showcase.name-in', { language: languageName(tag, lang) })}</dt>
              <dd lang={htmlLang(tag)}>{name}</dd>
            </div>
          ))}
          <div className="fact">
            <dt>{say('showcase.place')}</dt>
            <dd>{place.join(say('showcase.separator'))}</dd>
          </div>
          {organisation.website && /^https?:\/\//.test(organisation.website) && (
            <div className="fact">
              <dt>{say('showcase.website')}</dt>
              <dd>
                <a href={organisation.website} rel="noopener noreferrer">
                  {organisation.website}
                </a>
              </dd>
            </div>
          )}
          <OrganisationFacts visit={visit} record={record} />
        </dl>
        {mayEdit(visit, organisation.id) && (
          <p>
            <a className="btn" href={visit.to.editOrganisation(organisation.number)}>
              {say('organisations.edit')}
            </a>
          </p>
        )}
      </section>
      <section className="stack tight results" aria-label={say('showcase.listings')}>
        {cards.length === 0 && <Empty>{say('showcase.no-listings')}</Empty>}
        {cards.map((card) => (
          <ListingCard key={card.id} card={card} visit={visit} />
        ))}
      </section>
      {resources.length > 0 && (
        <section className="stack tight results" aria-labelledby="resources">
          <h2 id="resources">{say('resources.of-organisation')}</h2>
          {resources.map((card) => (
            <ResourceCardView key={card.id} card={card} visit={visit} />
          ))}
        </section>
      )}
    </div>
  )
}
