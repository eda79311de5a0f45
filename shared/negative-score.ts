/** The highest score of a rating that counts as negative (差评): 2 不满意 and 1 非常不满意. */
export const negativeUpTo = 2
