import type { z } from 'zod'
import type { LanguageMap } from '#db/tables.ts'
import { languageMap } from '#platform/languages.ts'
import type { Event } from './directory.ts'
import type { EventInput } from './editions.ts'
import type { eventFactsInput } from './input.ts'

type TypedFacts = z.output<typeof eventFactsInput>

/** The facts of an event as its form shows them. */
export function typedFactsOf(event: Event): TypedFacts {
  const { slug, startsOn, endsOn, timeZone, country, attendance, series } = event
  return {
    ...{ slug, startsOn, endsOn, timeZone, country, attendance },
    ...{ nameZh: event.name.zh ?? '', nameEn: event.name.en ?? '' },
    ...{ themeZh: event.theme?.zh ?? '', themeEn: event.theme?.en ?? '' },
    ...{ objectiveZh: event.objective?.zh ?? '', objectiveEn: event.objective?.en ?? '' },
    topics: event.topics.map(topicLine).filter(Boolean).join('\n'),
    ...{ cityZh: event.city.zh ?? '', cityEn: event.city.en ?? '' },
    ...{ venueZh: event.venue?.zh ?? '', venueEn: event.venue?.en ?? '' },
    seriesSlug: series?.slug ?? '',
    ...{ seriesNameZh: series?.name.zh ?? '', seriesNameEn: series?.name.en ?? '' },
  }
}

/** The change a form asks for. Words in languages the form has no field for stay as they are. */
export function changeTyped(event: Event, typed: TypedFacts): EventInput {
  const { slug, startsOn, endsOn, timeZone, country, attendance, seriesSlug } = typed
  const seriesName = event.series?.slug === seriesSlug ? event.series.name : null
  return {
    ...{ slug, startsOn, endsOn, timeZone, country, attendance },
    name: merge(event.name, typed.nameZh, typed.nameEn) ?? event.name,
    theme: merge(event.theme, typed.themeZh, typed.themeEn),
    objective: merge(event.objective, typed.objectiveZh, typed.objectiveEn),
    topics: readTopics(typed.topics, event.topics),
    city: merge(event.city, typed.cityZh, typed.cityEn) ?? event.city,
    venue: merge(event.venue, typed.venueZh, typed.venueEn),
    series: seriesSlug
      ? { slug: seriesSlug, name: merge(seriesName, typed.seriesNameZh, typed.seriesNameEn) ?? {} }
      : null,
  }
}

function merge(known: LanguageMap | null, zh: string, en: string): LanguageMap | null {
  const map = languageMap({ ...known, zh, en })
  return Object.keys(map).length > 0 ? map : null
}

function topicLine({ zh = '', en = '' }: LanguageMap): string {
  return en ? `${zh} | ${en}`.trim() : zh
}

// One topic a line, `传感器 | Sensors`; either half may be missing.
function readTopics(typed: string, known: LanguageMap[]): LanguageMap[] {
  const topics = typed.split(/\r?\n/).flatMap((line): LanguageMap[] => {
    const [zh = '', en = ''] = line.split(/[|｜]/).map((half) => half.trim())
    if (!zh && !en) return []
    return [known.find((topic) => (topic.zh ?? '') === zh && (topic.en ?? '') === en) ?? languageMap({ zh, en })]
  })
  return [...topics, ...known.filter((topic) => !topicLine(topic))]
}
