/** Silence after which what the hub said counts as old, in milliseconds: people are told within 10 s; the hub speaks every 3 to 5 s. */
export const staleAfterMs = 9_000
