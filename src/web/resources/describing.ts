import type { ResourcePage } from '#catalogue/resources/reading.ts'
import { fields } from '#catalogue/vocabularies/fields.ts'
import { labelOf } from '#catalogue/vocabularies/vocabulary.ts'
import { spoken } from '#platform/languages.ts'
import type { Visit } from '../visit.ts'

/** An expert for search engines: only what the page shows. */
export function describeExpert({ config, to, lang }: Visit, expert: ResourcePage): unknown {
  const said = (map: Record<string, string> | null) => (map ? spoken(map, lang).text : undefined)
  return {
    '@context': 'https://schema.org',
    '@type': 'Person',
    name: said(expert.name),
    jobTitle: said(expert.post) ?? said(expert.title),
    award: said(expert.honours),
    description: said(expert.about),
    url: config.publicUrl + to.resource('expert', expert.number),
    affiliation: {
      '@type': 'Organization',
      name: said(expert.ownerName),
      url: config.publicUrl + to.organisation(expert.ownerNumber),
    },
    knowsAbout: expert.fields.map((code) => labelOf(fields, code, lang).text),
    knowsLanguage: expert.languages.map((one) => one.lang),
    sameAs: [...(expert.orcid ? [`https://orcid.org/${expert.orcid}`] : []), ...expert.links],
  }
}
