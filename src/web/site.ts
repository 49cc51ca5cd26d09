import type { Site as SolutionSite } from '#catalogue/solutions/letters.ts'
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

/** The same for letters about answers to needs. */
export function solutionSite({ publicUrl }: Config): SolutionSite {
  return {
    judged: (lang, need, solution) => publicUrl + addresses(lang).judgedAnswer(need, solution),
    own: (lang, solution) => publicUrl + addresses(lang).ownAnswer(solution),
    answers: (lang, need) => publicUrl + addresses(lang).answers(need),
  }
}
