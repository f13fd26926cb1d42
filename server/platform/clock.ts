import { addMs, dayOf, type Instant, instant, type PlainDate, startOfDay } from './dates.ts'

/** The only source of the present moment for rules and acts. Tests pass one they move. */
export interface Clock {
  now(): Instant
  /** Today in America/Bogota. */
  today(): PlainDate
}

export const systemClock: Clock = {
  now: () => instant(Date.now()),
  today: () => dayOf(instant(Date.now())),
}

/** A clock for tests and stories: it stands still until it is moved. */
export class MovableClock implements Clock {
  #now: Instant
  #flow = 0

  constructor(start: Instant) {
    this.#now = start
  }

  now(): Instant {
    this.advance(this.#flow)
    return this.#now
  }

  /** Each reading is that much later than the one before, as it is when acts compete; 0: it stands still again. */
  flow(ms: number): void {
    this.#flow = ms
  }

  today(): PlainDate {
    return dayOf(this.#now)
  }

  advance(ms: number): void {
    this.#now = addMs(this.#now, ms)
  }

  set(at: Instant): void {
    this.#now = at
  }

  /** Moves to noon of a Bogotá day, far from both midnights. */
  setDay(day: PlainDate): void {
    this.#now = addMs(startOfDay(day), 12 * 3_600_000)
  }
}
