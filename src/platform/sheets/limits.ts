/** How much of a file is read before it is refused. Sizes are bytes. */
export type Limits = {
  fileBytes: number
  /** All parts of a workbook together, unpacked. */
  unpackedBytes: number
  /** One part of a workbook, unpacked. */
  partBytes: number
  parts: number
  /** Unpacked size over packed size of one part; ordinary sheets stay below 40. */
  ratio: number
  /** Rows with something in them, below the header. */
  rows: number
  columns: number
}

export const defaultLimits: Limits = {
  fileBytes: 20 * 1024 * 1024,
  unpackedBytes: 200 * 1024 * 1024,
  partBytes: 100 * 1024 * 1024,
  parts: 2000,
  ratio: 200,
  rows: 10_000,
  columns: 200,
}

/** No spreadsheet program keeps more than this in one cell. */
export const longestCell = 32_767

/** The header stands within this many filled rows from the top. */
export const headerSearchRows = 15
