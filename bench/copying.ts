// Rows by the million go in by COPY; node-postgres speaks it, but has no function for it.
import pg from 'pg'

type Connection = {
  query: (text: string) => void
  sendCopyFromChunk: (chunk: Buffer) => void
  endCopyFrom: () => void
}

/** Copies rows into a table, each a line of values in the given columns; null is none. */
export function copyInto(
  client: pg.Client,
  table: string,
  columns: string[],
  rows: (string | null)[][],
): Promise<void> {
  return new Promise((resolve, reject) => {
    const lines = rows.map((row) => `${row.map(escaped).join('\t')}\n`).join('')
    let failed: Error | undefined
    client.query({
      submit: (connection: Connection) => connection.query(`copy ${table} (${columns.join(', ')}) from stdin`),
      handleCopyInResponse: (connection: Connection) => {
        connection.sendCopyFromChunk(Buffer.from(lines))
        connection.endCopyFrom()
      },
      handleError: (error: Error) => {
        failed = error
        reject(error)
      },
      handleCommandComplete: () => {},
      handleReadyForQuery: () => failed ?? resolve(),
    } as unknown as pg.Submittable)
  })
}

export async function copyingClient(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

function escaped(value: string | null): string {
  if (value === null) return '\\N'
  return value.replace(/[\\\t\n\r]/g, (letter) => ESCAPES[letter] ?? letter)
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
