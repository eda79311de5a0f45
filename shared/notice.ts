/** Whether a notice (公告) that ends at an instant, or only when it is withdrawn, still stands. */
export function stands({ until }: { readonly until: number | null }, nowMs: number): boolean {
  return until === null || until > nowMs
}
