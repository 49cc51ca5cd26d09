import type { Site } from '#meetings/news.ts'
import type { Config } from '#platform/config.ts'
import { addresses } from './routes.ts'

/** The installation as letters and calendars know it. */
export function siteOf({ publicUrl, mailFrom }: Config): Site {
  return {
    host: new URL(publicUrl).hostname,
    organizer: mailFrom,
    myMeetings: (lang, slug) => publicUrl + addresses(lang).myMeetings(slug),
  }
}
