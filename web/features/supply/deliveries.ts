/** One delivery as it is written in the form. */
export interface DeliveryRow {
  delivery: string
  quantity: string
  latestOn: string
}

// Quantities are counted in ten-thousandths, whole: four decimals, as the wire takes them, and never a float.
const SCALE = 10_000n

/** '2,5' or '2.5' in ten-thousandths; null when it is no quantity yet. */
export function tenThousandths(text: string): bigint | null {
  const [, whole, decimals = ''] = /^\s*(\d{1,11})(?:[.,](\d{1,4}))?\s*$/.exec(text) ?? []
  return whole === undefined ? null : BigInt(whole) * SCALE + BigInt(decimals.padEnd(4, '0'))
}

/** The same with a point and without the zeros at its end, as the contract writes it. */
export function quantityText(amount: bigint): string {
  const decimals = String(amount % SCALE)
    .padStart(4, '0')
    .replace(/0+$/, '')
  return `${amount / SCALE}${decimals && `.${decimals}`}`
}

/** What the rows add up to; null while one of them is no quantity. */
export function sumOf(rows: readonly Pick<DeliveryRow, 'quantity'>[]): bigint | null {
  return rows.reduce<bigint | null>((sum, { quantity }) => {
    const amount = tenThousandths(quantity)
    return sum === null || amount === null ? null : sum + amount
  }, 0n)
}

/** What is left to direct; 0 when more was directed than asked. */
export function missingOf(item: { totalQuantity: string; directedQuantity: string }): bigint {
  const left = (tenThousandths(item.totalQuantity) ?? 0n) - (tenThousandths(item.directedQuantity) ?? 0n)
  return left > 0n ? left : 0n
}

/**
 * A quantity in so many parts that add up to it exactly. What is whole stays whole (nobody delivers half a syringe), the first ones
 * taking what is over; decimals come in only when the quantity has them or does not reach for one each.
 */
export function split(amount: bigint, parts: number): bigint[] {
  const n = BigInt(parts)
  const steps = [SCALE, 1000n, 100n, 10n, 1n].filter((step) => amount % step === 0n)
  const whole = steps[0] === SCALE && amount / SCALE >= n
  const step = (whole ? SCALE : steps.find((one) => (amount / one) % n === 0n)) ?? steps[0] ?? 1n
  // Some of each: a finer step when this one leaves a part empty.
  const used = amount / step >= n ? step : 1n
  const units = amount / used
  return Array.from({ length: parts }, (_, i) => (units / n + (BigInt(i) < units % n ? 1n : 0n)) * used)
}

/** The day so many days after another. */
export function addDays(day: string, days: number): string {
  const at = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(at) ? '' : new Date(at + days * 86_400_000).toISOString().slice(0, 10)
}

/** So many numbers from one on, without those that are taken. */
export function freeNumbers(from: number, count: number, taken: ReadonlySet<number>): number[] {
  const found: number[] = []
  for (let n = from; found.length < count; n += 1) if (!taken.has(n)) found.push(n)
  return found
}

/** Rows for a quantity in several deliveries, the first until `firstOn` and each of the others so many days later. */
export function splitRows(what: {
  amount: bigint
  count: number
  everyDays: number
  firstOn: string
  next: number
  taken: ReadonlySet<number>
}): DeliveryRow[] {
  const numbers = freeNumbers(what.next, what.count, what.taken)
  return split(what.amount, what.count).map((amount, i) => ({
    delivery: String(numbers[i]),
    quantity: quantityText(amount).replace('.', ','),
    latestOn: addDays(what.firstOn, i * what.everyDays),
  }))
}
