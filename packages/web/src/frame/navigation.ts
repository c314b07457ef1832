/** Whether the reader has moved within the site since it was opened. */

let navigated = false

export function markNavigated(): void {
  navigated = true
}

export function hasNavigated(): boolean {
  return navigated
}
