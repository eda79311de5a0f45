const residentCheckCharacters = '10X98765432'

/**
 * The check character of a citizen identification number: ISO 7064 MOD 11-2 over the first 17 digits, with the weights
 * 2^(18-i) mod 11 (GB 11643-1999, worked out in its annex B).
 */
export function residentCheckCharacter(first17: string): string {
  let remainder = 0
  // Horner's scheme: each further digit doubles the weight of those before it.
  for (const digit of first17) remainder = ((remainder + Number(digit)) * 2) % 11
  return residentCheckCharacters[remainder] as string
}

/** Characters of a unified social credit code in the order of their values: no I, O, S, V, Z (GB 32100-2015). */
export const companyAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/**
 * The check character of a unified social credit code: MOD 31 over the first 17 characters, with the weights 3^(i-1)
 * mod 31 (GB 32100-2015).
 */
export function companyCheckCharacter(first17: string): string {
  let weight = 1
  let sum = 0
  for (const character of first17) {
    sum += companyAlphabet.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return companyAlphabet[(31 - (sum % 31)) % 31] as string
}
