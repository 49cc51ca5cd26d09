import pino from 'pino'

/** One line of JSON per event, on stderr: stdout belongs to data. */
export const log = pino(
  { level: process.env.DUIHE_LOG ?? 'info', base: null },
  pino.destination({ dest: 2, sync: true }),
)
