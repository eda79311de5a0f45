import { visitorColumns } from '../virtual-hall/virtual-day.ts'

/** What is known of a visitor before a play; instants and durations in milliseconds. */
export interface VisitorRow {
  arrivesAt: number
  queuedAt: number
  /** Place of the service in the plan. */
  service: number
  classRank: number
  serviceMs: number
  leavesAt: number
}

/** Columns of visitors that are filled anew for each replication, in the order of arrival. */
export class VisitorRows {
  columns: ReturnType<typeof visitorColumns>

  constructor(capacity: number) {
    this.columns = numbered(capacity)
    this.columns.count = 0
  }

  /** Forgets all rows from this one on. */
  keep(count: number): void {
    this.columns.count = count
  }

  /** Adds a row that comes after all others, or has come before. */
  add(row: Readonly<VisitorRow>): void {
    if (this.columns.count === this.columns.arrivesAt.length) this.grow()
    const { columns } = this
    const place = columns.count
    columns.arrivesAt[place] = row.arrivesAt
    columns.queuedAt[place] = row.queuedAt
    columns.service[place] = row.service
    columns.classRank[place] = row.classRank
    columns.serviceMs[place] = row.serviceMs
    columns.leavesAt[place] = row.leavesAt
    columns.count = place + 1
  }

  private grow(): void {
    const { columns: old } = this
    const wider = numbered(old.count * 2 + 64)
    for (const name of ['arrivesAt', 'queuedAt', 'service', 'classRank', 'serviceMs', 'leavesAt'] as const)
      wider[name].set(old[name])
    wider.count = old.count
    this.columns = wider
  }
}

function numbered(capacity: number) {
  const columns = visitorColumns(capacity)
  for (let row = 0; row < capacity; row += 1) columns.arrivals[row] = row
  return columns
}
