/** Bytes of a hall's file at most; one of 180 windows and 500 services takes about one megabyte. */
export const maxHallFileBytes = 4 * 1024 * 1024
