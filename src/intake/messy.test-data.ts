// Sheets of any length as senders make them: most rows good, some wrong in each of the ways there are. All invented.
const HEADS = ['单位名称', '成果编号', '成果名称', '成果简介', '技术成熟度', '英文名称']

export type MessyRow = string[]

/** Of a hundred rows two lack their title, two name no known organisation, one says again what another row said. */
export function messyOffers(count: number, owners: string[]): string[][] {
  const rows = Array.from({ length: count }, (_, i): MessyRow => {
    const number = i % 100 === 50 && i > 0 ? i - 1 : i
    const owner = i % 100 === 30 || i % 100 === 60 ? `没有的单位${i}` : (owners[number % owners.length] ?? '')
    const title = i % 100 === 20 || i % 100 === 70 ? '' : `示例成果${number}：高温压力传感器`
    return [
      owner,
      `CG-${number}`,
      title,
      `用于井下测量，编号 ${number}，耐温 ${100 + (i % 90)} ℃。`,
      String((i % 9) + 1),
      '',
    ]
  })
  return [HEADS, ...rows]
}

/** How many of so many rows are good. */
export function goodOf(count: number): number {
  const bad = (i: number) => [20, 30, 50, 60, 70].includes(i % 100)
  return Array.from({ length: count }, (_, i) => i).filter((i) => !bad(i)).length
}
