/** Who lets the rooms, as the chain's papers name him. An empty text is «not given». */
export interface Landlord {
  readonly name: string;
  readonly shortName: string;
  readonly inn: string;
  readonly kpp: string;
  readonly ogrn: string;
  readonly address: string;
  readonly bankName: string;
  readonly bankAccount: string;
  readonly correspondentAccount: string;
  readonly bik: string;
  readonly phone: string;
  readonly email: string;
  /** Who signs, in the genitive; empty: the manager who made the agreement. */
  readonly representedBy: string;
  /** On the strength of what he signs, in the genitive. */
  readonly basis: string;
}

/**
 * ОГРН of a firm (13 digits) or ОГРНИП of a sole trader (15): the last digit is the remainder of the number before it by 11
 * or 13, of which the last digit counts (order of the Federal Tax Service on keeping the registers).
 */
export function isOgrn(text: string): boolean {
  if (!/^(\d{13}|\d{15})$/.test(text)) return false;
  const body = BigInt(text.slice(0, -1));
  return Number((body % BigInt(text.length - 2)) % 10n) === Number(text.at(-1));
}
