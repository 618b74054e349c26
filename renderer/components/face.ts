/** The first letters of last and first name, for where a picture would stand. */
export const initials = (fullName: string): string =>
  fullName
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0] ?? '')
    .join('');
