import { spoken, type UiLanguage } from '#platform/languages.ts'
import type { Event } from './directory.ts'
import type { Organiser } from './organisers.ts'

const ATTENDANCE = { onsite: 'Offline', online: 'Online', hybrid: 'Mixed' } as const

/** The event as schema.org says it, for search engines. */
export function eventAsLinkedData(
  event: Event,
  { lang, address, organisers }: { lang: UiLanguage; address: string; organisers: Organiser[] },
): unknown {
  const where = event.venue ?? event.city
  return {
    '@context': 'https://schema.org',
    '@type': 'BusinessEvent',
    name: spoken(event.name, lang).text,
    ...(event.objective ? { description: spoken(event.objective, lang).text } : {}),
    startDate: event.startsOn,
    endDate: event.endsOn,
    eventAttendanceMode: `https://schema.org/${ATTENDANCE[event.attendance]}EventAttendanceMode`,
    url: address,
    ...(event.attendance === 'online'
      ? { location: { '@type': 'VirtualLocation', url: address } }
      : {
          location: {
            '@type': 'Place',
            name: spoken(where, lang).text,
            address: {
              '@type': 'PostalAddress',
              addressLocality: spoken(event.city, lang).text,
              addressCountry: event.country,
            },
          },
        }),
    organizer: organisers.map(({ name }) => ({ '@type': 'Organization', name: spoken(name, lang).text })),
  }
}
