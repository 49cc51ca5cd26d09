import { Fragment } from 'react'
import type { MetricCode } from '#reporting/metrics.ts'
import type { CountedRecord } from '#reporting/records.ts'
import { Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import { numbered, recordAddress } from './printed.ts'

/** The records behind a figure, one line each, numbered so that the last number is the figure. */
export function RecordList({
  visit,
  metric,
  records,
}: {
  visit: Visit
  metric: MetricCode
  records: readonly CountedRecord[]
}) {
  const isNameless = records.every((record) => !record.names)
  return (
    <ol className={isNameless ? 'records nameless' : 'records'}>
      {records.map((record, i) => (
        <li key={record.id} data-record={record.names && record.id}>
          <RecordName visit={visit} metric={metric} record={record} position={i + 1} />
        </li>
      ))}
    </ol>
  )
}

function RecordName({
  visit,
  metric,
  record: { names, address },
  position,
}: {
  visit: Visit
  metric: MetricCode
  record: CountedRecord
  position: number
}) {
  if (!names || names.length === 0) return <span className="muted">{numbered(visit, metric, position)}</span>
  const label = names.map((name, i) => (
    <Fragment key={i}>
      {i > 0 && ' × '}
      <Said text={name} lang={visit.lang} />
    </Fragment>
  ))
  return address ? <a href={recordAddress(visit, address)}>{label}</a> : label
}
