import type { ListingPage } from '#catalogue/listing-page.ts'
import { exportFormats } from '#intake/exports.ts'
import type { Visit } from '../visit.ts'

/** The listing to take away and pass on. */
export function Papers({ listing: { kind, number, standing }, visit }: { listing: ListingPage; visit: Visit }) {
  const { say, to } = visit
  return (
    <section className="stack tight" aria-labelledby="papers">
      <h2 id="papers">{say('papers.download')}</h2>
      <ul className="row plain">
        <li>
          <a href={to.paper(kind, number, 'one-page.pdf')}>{say('papers.pdf')}</a>
        </li>
        <li>
          <a href={to.paper(kind, number, 'one-page.docx')}>{say('papers.docx')}</a>
        </li>
        <li>
          <a href={to.paper(kind, number, 'een.xml')}>{say('papers.een')}</a>
        </li>
        {standing === 'published' && (
          <li>
            <a href={to.listingData(kind, number)}>{say('papers.json')}</a>
          </li>
        )}
      </ul>
    </section>
  )
}

/** A list as a file in each format there is. */
export function ExportLinks({ label, address }: { label: string; address: (format: string) => string }) {
  return (
    <span className="row">
      <span className="muted">{label}</span>
      {exportFormats.map((format) => (
        <a key={format} href={address(format)} rel="nofollow" aria-label={`${label} ${format.toUpperCase()}`}>
          {format.toUpperCase()}
        </a>
      ))}
    </span>
  )
}
