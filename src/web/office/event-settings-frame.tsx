import type { ReactNode } from 'react'
import type { Event } from '#events/directory.ts'
import { ErrorSummary, type FormState } from '#ui/form.tsx'
import type { Visit } from '../visit.ts'
import { EventNav } from './event-nav.tsx'

const parts = ['facts', 'organisers', 'programme', 'call', 'hall'] as const
export type SettingsPart = (typeof parts)[number]

export type SettingsProps = { visit: Visit; event: Event; form: FormState }

/** One part of an event's settings, with the way to the others and what was wrong on top. */
export function SettingsFrame({
  visit,
  event,
  form,
  part,
  children,
}: SettingsProps & { part: SettingsPart; children: ReactNode }) {
  const { say } = visit
  return (
    <>
      <EventNav visit={visit} event={event} current="settings" />
      <h1>{say(`settings.part.${part}`)}</h1>
      <nav className="tabs no-print" aria-label={say('settings.parts')}>
        {parts.map((each) => (
          <a
            key={each}
            className="btn"
            href={addressOf(visit, event, each)}
            aria-current={each === part ? 'page' : undefined}
          >
            {say(`settings.part.${each}`)}
          </a>
        ))}
      </nav>
      <ErrorSummary form={form} title={say('web.input.summary')} />
      {children}
    </>
  )
}

export function addressOf({ to }: Visit, { slug }: Event, part: SettingsPart): string {
  return part === 'facts' ? to.eventSettings(slug) : to.eventSettingsPart(slug, part)
}
