import { qrSvg } from '#platform/qr.ts'
import { CopyField } from '../following/copy-field.tsx'
import type { Visit } from '../visit.ts'

type Props = { visit: Visit; title: string; address: string; short: string }

/** Ways to pass a page on: its address, a short one for paper, a code for phones, a letter. */
export function Share({ visit, title, address, short }: Props) {
  const { say, config } = visit
  const link = config.publicUrl + address
  const shortLink = config.publicUrl + short
  const letter = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${title}\n${link}`)}`
  return (
    <details className="fold share no-print">
      <summary>{say('share.title')}</summary>
      <div className="stack">
        <CopyField visit={visit} id="share-link" label={say('share.link')} value={link} />
        <CopyField visit={visit} id="share-short" label={say('share.short')} value={shortLink} />
        <div className="row">
          <Code link={shortLink} alt={say('share.code', { title })} />
          <p className="muted">{say('share.code-hint')}</p>
        </div>
        <p>
          <a className="btn" href={letter}>
            {say('share.by-mail')}
          </a>
        </p>
      </div>
    </details>
  )
}

/** At the foot of a printed page: the way back to the living one. */
export function PrintedLink({ visit, title, short }: Omit<Props, 'address'>) {
  const { say, config } = visit
  const link = config.publicUrl + short
  return (
    <div className="printed-link">
      <Code link={link} alt={say('share.code', { title })} />
      <p>
        {say('share.printed')}
        <br />
        {link}
      </p>
    </div>
  )
}

function Code({ link, alt }: { link: string; alt: string }) {
  return (
    <img
      className="qr"
      src={`data:image/svg+xml,${encodeURIComponent(qrSvg(link))}`}
      alt={alt}
      width={132}
      height={132}
    />
  )
}
