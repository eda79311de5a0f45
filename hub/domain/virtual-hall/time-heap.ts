/** Small whole numbers by their instants: the earliest first, ties by number. */
export class TimeHeap {
  private readonly items: Int32Array
  /** The instant of each number. */
  private readonly at: Float64Array
  size = 0

  constructor(at: Float64Array) {
    this.at = at
    this.items = new Int32Array(at.length)
  }

  /** The number with the earliest instant. The heap must not be empty. */
  get first(): number {
    return this.items[0] as number
  }

  /** The earliest instant; infinite when empty. */
  get firstAt(): number {
    return this.size === 0 ? Number.POSITIVE_INFINITY : (this.at[this.items[0] as number] as number)
  }

  /** Adds a number whose instant stands in the column already. */
  push(item: number): void {
    const { items } = this
    let place = this.size
    this.size += 1
    while (place > 0) {
      const parent = (place - 1) >> 1
      if (!this.isBefore(item, items[parent] as number)) break
      items[place] = items[parent] as number
      place = parent
    }
    items[place] = item
  }

  /** Takes the first out. */
  pop(): void {
    const { items } = this
    this.size -= 1
    if (this.size > 0) this.sink(items[this.size] as number)
  }

  /** Puts another number in the place of the first. */
  replaceFirst(item: number): void {
    this.sink(item)
  }

  /** Forgets all. */
  clear(): void {
    this.size = 0
  }

  private sink(item: number): void {
    const { items, size } = this
    let place = 0
    for (;;) {
      let child = 2 * place + 1
      if (child >= size) break
      if (child + 1 < size && this.isBefore(items[child + 1] as number, items[child] as number)) child += 1
      if (!this.isBefore(items[child] as number, item)) break
      items[place] = items[child] as number
      place = child
    }
    items[place] = item
  }

  private isBefore(one: number, other: number): boolean {
    const oneAt = this.at[one] as number
    const otherAt = this.at[other] as number
    return oneAt < otherAt || (oneAt === otherAt && one < other)
  }
}
