/** Visitors of one class as theory sees them: Poisson arrivals, independent service times. One unit of time throughout. */
export interface ClassDemand {
  readonly arrivalRate: number
  readonly meanService: number
  /** Mean of the square of the service time. */
  readonly meanSquare: number
}

/** Windows that all take everybody, and the visitors of all classes; the mean service is that of all. */
export interface EvenHall {
  readonly windows: number
  readonly arrivalRate: number
  readonly meanService: number
}

/** Probability that an M/M/c queue makes a visitor wait: Erlang's second formula (Erlang 1917), by the recursion of the first. */
export function erlangC({ windows, arrivalRate, meanService }: EvenHall): number {
  const load = arrivalRate * meanService
  let blocked = 1
  for (let window = 1; window <= windows; window += 1) blocked = (load * blocked) / (window + load * blocked)
  const utilisation = load / windows
  return blocked / (1 - utilisation * (1 - blocked))
}

/** Probability that a visitor of an M/M/c queue served in order waits longer: C exp(-(c mu - lambda) t). */
export function erlangTail(hall: EvenHall, wait: number): number {
  return erlangC(hall) * Math.exp(-(hall.windows / hall.meanService - hall.arrivalRate) * wait)
}

/** Mean wait of an M/M/c queue: C / (c mu - lambda). */
export function erlangMeanWait(hall: EvenHall): number {
  return erlangC(hall) / (hall.windows / hall.meanService - hall.arrivalRate)
}

/** Mean wait of an M/G/1 queue served in order: the formula of Pollaczek (1930) and Khinchine (1932). */
export function pollaczekKhinchine(classes: readonly ClassDemand[]): number {
  return residual(classes) / (1 - sumOf(loadsOf(classes)))
}

/**
 * Mean waits by class, the most urgent first, when a free window always takes the most urgent class (Cobham 1954).
 *
 * @param residualWork mean time until a window is free for one who finds all busy and nobody waiting, times the probability
 *   that all are busy: see `residual` and `evenResidual`
 * @param loads share of all windows' time that each class takes
 */
export function cobham(residualWork: number, loads: readonly number[]): number[] {
  return loads.map((_, rank) => {
    const ahead = sumOf(loads.slice(0, rank))
    return residualWork / ((1 - ahead) * (1 - sumOf(loads.slice(0, rank + 1))))
  })
}

/**
 * Mean waits by class when priority grows with the wait, at a rate that falls from class to class: the recursion of
 * Kleinrock (1964; for any service time: Queueing Systems II, 1976, 3.7). Parameters as in `cobham`.
 */
export function kleinrock(
  residualWork: number,
  loads: readonly number[],
  priorityRates: readonly number[],
): number[] {
  const waits: number[] = []
  const rate = (rank: number) => priorityRates[rank] ?? 0
  for (let rank = loads.length - 1; rank >= 0; rank -= 1) {
    let above = residualWork / (1 - sumOf(loads))
    let below = 1
    for (const [other, load] of loads.entries()) {
      if (other > rank) above -= load * (waits[other] ?? 0) * (1 - rate(other) / rate(rank))
      if (other < rank) below -= load * (1 - rate(rank) / rate(other))
    }
    waits[rank] = above / below
  }
  return waits
}

/** What is left of the service under way, on the average over all times, at one window: sum of lambda E[S²] / 2. */
export function residual(classes: readonly ClassDemand[]): number {
  return sumOf(classes.map(({ arrivalRate, meanSquare }) => (arrivalRate * meanSquare) / 2))
}

/** The same for several windows with exponential service of one mean: C / (c mu). */
export function evenResidual(hall: EvenHall): number {
  return (erlangC(hall) * hall.meanService) / hall.windows
}

/** Share of one window's time that each class takes. */
export function loadsOf(classes: readonly ClassDemand[]): number[] {
  return classes.map(({ arrivalRate, meanService }) => arrivalRate * meanService)
}

/**
 * Share of the visitors who give up, and mean time in the queue of all, in an M/M/c queue whose visitors have exponential
 * patience (Palm 1957, "Erlang A"): the birth-death chain of the number present, summed until what is left is nothing.
 */
export function erlangA(hall: EvenHall, meanPatience: number): { leavingShare: number; meanWait: number } {
  const { windows, arrivalRate, meanService } = hall
  let term = 1
  let sum = 1
  let queue = 0
  for (let present = 1; present <= windows || term > sum * 1e-15; present += 1) {
    const waiting = Math.max(0, present - windows)
    term *= arrivalRate / (Math.min(present, windows) / meanService + waiting / meanPatience)
    sum += term
    queue += waiting * term
  }
  const meanWait = queue / sum / arrivalRate
  return { leavingShare: meanWait / meanPatience, meanWait }
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}
