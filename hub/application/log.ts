/** The structured log, without personal data: no names of visitors, no document or phone numbers, no ticket codes. */
export interface Log {
  debug(data: object, message: string): void
  info(data: object, message: string): void
  warn(data: object, message: string): void
  error(data: object, message: string): void
}
