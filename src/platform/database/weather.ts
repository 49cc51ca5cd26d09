import { errorCode } from './failure.ts'

const WEATHER = /^(08|53|55|57|ECONN|EPIPE|ETIMEDOUT)/

/** The database is away, full or busy: nothing was wrong with the request. */
export function isWeather(error: unknown): boolean {
  const code = errorCode(error)
  return (
    (code !== undefined && WEATHER.test(code)) ||
    (error instanceof Error && /Connection terminated|timeout exceeded when trying to connect/.test(error.message))
  )
}
