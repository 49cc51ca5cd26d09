/** Where a term occurs: ascending document numbers with a weight between 1 and 255, as differences of variable length. */
export class PostingsWriter {
  #bytes = new Uint8Array(1 << 16)
  size = 0

  /** Numbers must ascend from a `previous` of −1. */
  add(previous: number, number: number, weight: number): void {
    if (this.size + 6 > this.#bytes.length) {
      const longer = new Uint8Array(this.#bytes.length * 2)
      longer.set(this.#bytes)
      this.#bytes = longer
    }
    let step = number - previous
    for (; step >= 0x80; step >>>= 7) this.#bytes[this.size++] = (step & 0x7f) | 0x80
    this.#bytes[this.size++] = step
    this.#bytes[this.size++] = weight
  }

  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.size)
  }
}

/** Postings unpacked, one list at a time. */
export class PostingsReader {
  numbers = new Uint32Array(1024)
  weights = new Uint8Array(1024)

  /** Takes a list over that is not packed. */
  take(postings: ReadonlyMap<number, number>): void {
    if (postings.size > this.numbers.length) {
      this.numbers = new Uint32Array(postings.size * 2)
      this.weights = new Uint8Array(postings.size * 2)
    }
    let at = 0
    for (const [number, weight] of postings) {
      this.numbers[at] = number
      this.weights[at++] = weight
    }
  }

  /** Unpacks a list and answers how many there are. */
  read(bytes: Uint8Array): number {
    // A posting takes two bytes at least.
    if (bytes.length / 2 > this.numbers.length) {
      this.numbers = new Uint32Array(bytes.length)
      this.weights = new Uint8Array(bytes.length)
    }
    const { numbers, weights } = this
    let size = 0
    let number = -1
    for (let at = 0; at < bytes.length; ) {
      let byte = bytes[at++]!
      let step = byte & 0x7f
      for (let shift = 7; byte >= 0x80; shift += 7) {
        byte = bytes[at++]!
        step |= (byte & 0x7f) << shift
      }
      number += step
      numbers[size] = number
      weights[size++] = bytes[at++]!
    }
    return size
  }
}
