/** A table in a slot, as addresses and forms name it. */
export function cellName({ slotId, tableId }: { slotId: string; tableId: string }): string {
  return `${slotId}/${tableId}`
}
