/** Milliseconds of each of `rounds` runs, sorted. */
export async function rounds(n: number, run: (round: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let i = 0; i < n; i += 1) {
    const start = performance.now()
    await run(i)
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)
}

export const median = (times: readonly number[]): number => times[Math.floor(times.length / 2)] ?? 0

/** '1.284 ms', for people. */
export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : Math.round(value)} ms`
