import type { ReactNode } from 'react'
import { may, speaksFor } from '#people/access.ts'
import { type IdentifierScheme, identifierSchemes } from '#people/identifiers.ts'
import { otherNameKinds } from '#people/organisation-names.ts'
import type { OrganisationRecord } from '#people/organisation-record.ts'
import { Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'

export function mayEdit({ actor }: Visit, organisationId: string): boolean {
  return may.keepDirectory(actor) || speaksFor(actor, organisationId)
}

/** Other names, what it works on, and the numbers by which registers know it; only what is told. */
export function OrganisationFacts({ visit, record }: { visit: Visit; record: OrganisationRecord }) {
  const { say, lang } = visit
  const { otherNames, identifiers, affiliations, founded, sizeBand, directions, products, address } = record
  return (
    <>
      {otherNameKinds.map((kind) => {
        const names = otherNames.filter((one) => one.kind === kind).map(({ name }) => name)
        return (
          names.length > 0 && (
            <Fact key={kind} label={say(`organisations.names.${kind}`)}>
              {names.join(say('web.list-separator'))}
            </Fact>
          )
        )
      })}
      {address && (
        <Fact label={say('duplicates.field.address')}>
          <Said text={address} lang={lang} />
        </Fact>
      )}
      {founded && <Fact label={say('duplicates.field.founded')}>{founded}</Fact>}
      {sizeBand && (
        <Fact label={say('duplicates.field.size_band')}>{say('organisations.staff', { band: sizeBand })}</Fact>
      )}
      {directions && (
        <Fact label={say('duplicates.field.directions')}>
          <Said text={directions} lang={lang} />
        </Fact>
      )}
      {products && (
        <Fact label={say('duplicates.field.products')}>
          <Said text={products} lang={lang} />
        </Fact>
      )}
      {affiliations.length > 0 && (
        <Fact label={say('organisations.affiliations')}>
          {affiliations.map((body) => Object.values(body)[0]).join(say('web.list-separator'))}
        </Fact>
      )}
      {identifierSchemes.flatMap((scheme) =>
        (identifiers[scheme] ?? []).map((value) => (
          <Fact key={scheme + value} label={say(`organisations.number.${scheme}`)}>
            <a href={ADDRESS[scheme] + value} rel="noopener noreferrer">
              {value}
            </a>
          </Fact>
        )),
      )}
    </>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

const ADDRESS: Record<IdentifierScheme, string> = {
  ror: 'https://ror.org/',
  isni: 'https://isni.org/isni/',
  lei: 'https://search.gleif.org/#/record/',
  fundref: 'https://doi.org/10.13039/',
  wikidata: 'https://www.wikidata.org/wiki/',
  grid: 'https://www.grid.ac/institutes/',
}
