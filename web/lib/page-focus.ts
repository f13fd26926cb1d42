// On navigation the focus goes to the new page's h1, which may appear only after its data.
let wanted = false

/** For the shell: the address changed, the next h1 takes the focus. */
export function expectHeading(): void {
  wanted = true
}

/** For the h1: true once after each navigation. */
export function takeFocus(): boolean {
  const was = wanted
  wanted = false
  return was
}

/** True while the heading of a new page is still to come. */
export const headingExpected = (): boolean => wanted
