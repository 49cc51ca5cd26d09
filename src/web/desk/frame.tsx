import type { ReactNode } from 'react'
import type { Event } from '#events/directory.ts'
import { Said } from '#ui/parts.tsx'
import { assetAddress } from '../assets.ts'
import type { Visit } from '../visit.ts'

/** The frame of every desk page: which event, which of the four places, the page's own counts. */
export function DeskFrame({
  visit,
  event,
  tab,
  title,
  counts,
  children,
}: {
  visit: Visit
  event: Event
  tab: 'arrivals' | 'meetings' | 'incidents' | 'badges'
  title: string
  counts?: ReactNode
  children: ReactNode
}) {
  const { say, to, lang } = visit
  const tabs = [
    { name: 'arrivals', address: to.desk(event.slug) },
    { name: 'meetings', address: to.deskMeetings(event.slug) },
    { name: 'incidents', address: to.deskIncidents(event.slug) },
    { name: 'badges', address: to.deskBadges(event.slug) },
  ]
  return (
    <div
      className="desk stack"
      data-desk
      data-keeper={assetAddress('desk-keeper.js')}
      data-refused={say('desk.offline-refused')}
    >
      <div className="row spread no-print">
        <nav className="subnav" aria-label={say('desk.tabs')}>
          {tabs.map(({ name, address }) => (
            <a key={name} href={address} aria-current={name === tab ? 'page' : undefined}>
              {say(`desk.tab.${name}`)}
            </a>
          ))}
        </nav>
        <span className="muted">
          <Said text={event.name} lang={lang} />
        </span>
      </div>
      <p className="said" role="status" data-said />
      <p className="notice warn" data-offline hidden>
        {say('desk.offline')} <b data-count />
      </p>
      <div className="row spread no-print">
        <h1>{title}</h1>
        <div className="row counts" data-part="counts">
          {counts}
        </div>
      </div>
      {children}
    </div>
  )
}
