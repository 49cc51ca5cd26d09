/** CPU seconds of this process so far. */
export function readCpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

export function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits))
}

/** The value that this share of the list does not exceed. */
export function percentile(values: number[], share: number): number {
  const inOrder = [...values].sort((one, other) => one - other)
  return inOrder[Math.min(inOrder.length - 1, Math.ceil(share * inOrder.length) - 1)] ?? 0
}

export function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}
