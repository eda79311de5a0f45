/** The hub gives a sign of life this often, in milliseconds: a heartbeat on MQTT, a ping in every stream of events. */
export const heartbeatMs = 3_000

/**
 * Silence after which what the hub said counts as old, in milliseconds: two signs were missed. People are told within
 * 10 s of the last one, on a slow machine too.
 */
export const staleAfterMs = 8_000
