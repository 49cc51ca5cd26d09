import { getMetric, type MetricCode } from '#reporting/metrics.ts'
import { printClaim } from '#reporting/press-text.ts'
import type { RecordAddress } from '#reporting/records.ts'
import type { Visit } from '../visit.ts'

/** A count in the reader's language with what it counts: 58对, 58 one-to-one meetings. */
export function printValue({ lang }: Visit, metric: MetricCode, value: number): string {
  return printClaim({ metric, qualifier: 'exact', printed: value }, lang)
}

/** How a record is called that the reader may know of but not by name. */
export function numbered({ say }: Visit, metric: MetricCode, position: number): string {
  return say(`reporting.record.${getMetric(metric).recordKind}`, { n: position })
}

export function recordAddress({ to }: Visit, address: RecordAddress): string {
  switch (address.kind) {
    case 'organisation':
      return to.organisation(address.number)
    case 'intent':
      return to.intent(address.number)
    case 'meeting':
      return `${to.deskMeetings(address.slug)}${address.slot ? `?slot=${address.slot}` : ''}#m-${address.id}`
    default:
      return to.listing(address.kind, address.number)
  }
}
