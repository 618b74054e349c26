/** Signs that stand between the digits of a phone: spaces, brackets, dots, and dashes of any length. */
const SEPARATORS = /[\s().\-\u2010-\u2015\u2212]/g;

/**
 * A Russian phone in any usual spelling (+7…, 8…, 7…, or ten digits from 9; with spaces, brackets, dashes) as
 * 7XXXXXXXXXX, the login and the key by which clients are told apart; null for anything else. A number after «+»
 * must begin with 7: +8… belongs to another country.
 */
export function normalizePhone(input: string): string | null {
  const compact = input.replace(SEPARATORS, '');
  const match = /^(?:\+7|7|8)(\d{10})$/.exec(compact) ?? /^(9\d{9})$/.exec(compact);
  return match === null ? null : `7${match[1]}`;
}

/** «+7 926 321-65-98»; what is no 7XXXXXXXXXX comes back as it is, for a list must show what it has. */
export function formatPhone(phone: string): string {
  return phone.replace(/^7(\d{3})(\d{3})(\d{2})(\d{2})$/, '+7 $1 $2-$3-$4');
}
