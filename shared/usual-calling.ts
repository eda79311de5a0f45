/** How the call order `hall` weighs in a hall that says nothing of it: half an hour is the longest wait, with some minutes to come free. */
export const usualCalling = { hardLimitMinutes: 26, crowdedShare: 0.9, rushMinutes: 50 } as const
